namespace Fashu.Notices;

/// <summary>A message to one person: into the inbox, and by text message where that is allowed and possible.</summary>
/// <param name="Key">Same key, same notice: sending twice sends once.</param>
/// <param name="Text">What is said, without details a third person should not read.</param>
/// <param name="Link">Page that answers it.</param>
/// <param name="Sms">Also by text message.</param>
/// <param name="Fact">While this fact is true the notice may go out; <see cref="INotices.Cancel"/> with it withdraws those not yet delivered.</param>
public sealed record NoticeDraft(string Key, Guid To, string Title, string Text, string? Link, Guid? Matter = null, bool Sms = false, string? Fact = null);

/// <summary>A text message to a number that has no account yet, for example an invitation.</summary>
public sealed record PhoneMessage(string Key, string Phone, string Text, Guid? Matter = null, string? Fact = null);

/// <summary>Sends notices. They are added to the present unit of work and leave with its save.</summary>
public interface INotices
{
    void Send(NoticeDraft notice, DateTime at);

    void Send(PhoneMessage message, DateTime at);

    /// <summary>Withdraws what was not delivered yet and marks the rest as overtaken.</summary>
    Task Cancel(string fact, DateTime at, CancellationToken cancel);

    Task<int> Unread(Guid person, CancellationToken cancel);
}
