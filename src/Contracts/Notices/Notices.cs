using System.ComponentModel.DataAnnotations;

namespace Fashu.Notices;

/// <summary>A message to one person: into the inbox, and by text message where that is allowed and possible.</summary>
/// <param name="Key">Same key, same notice: sending twice sends once.</param>
/// <param name="Text">What is said, without details a third person should not read.</param>
/// <param name="Link">Page that answers it.</param>
/// <param name="Sms">Also by text message.</param>
/// <param name="Law">The article by which the person must be told: where no text message may or can, an officer tells him by hand.</param>
/// <param name="Fact">While this fact is true the notice may go out; <see cref="INotices.Cancel(string, DateTime, CancellationToken)"/> with it withdraws those not yet delivered.</param>
public sealed record NoticeDraft(string Key, Guid To, string Title, string Text, string? Link, Guid? Matter = null, bool Sms = false, string? Fact = null, string? Law = null);

/// <summary>A text message to a number that has no account yet, for example an invitation.</summary>
/// <param name="Text">With the whole address of a page (<see cref="SiteAddress"/>), or without a link where that is not known.</param>
public sealed record PhoneMessage(string Key, string Phone, string Text, Guid? Matter = null, string? Fact = null);

public enum MessageState
{
    [Display(Name = "等待发出")] Waiting,
    [Display(Name = "已交运营商")] Accepted,
    [Display(Name = "已送达")] Delivered,
    [Display(Name = "发送失败")] Failed,
    [Display(Name = "已取消")] Cancelled,
    [Display(Name = "未开通短信，未发出")] NoGateway,
    [Display(Name = "已电话告知")] Called,
    [Display(Name = "按约定没有发")] Held,
    [Display(Name = "已书面送达")] Handed,
}

/// <summary>How an officer told what a text message did not.</summary>
public enum ToldBy
{
    [Display(Name = "打电话，本人接的")] Phone,
    [Display(Name = "当面交给本人")] Hand,
    [Display(Name = "邮寄，本人签收")] Post,
}

/// <summary>A text message as staff see it: the number masked, links and codes in the text left out.</summary>
public sealed record MessageCard(Guid Id, string To, string Text, MessageState State, DateTime WrittenAt, DateTime? EndedAt, int Attempts, string? Trouble, string? Law = null)
{
    /// <summary>So many of a matter are shown.</summary>
    public const int Most = 30;

    /// <summary>The person has to be reached another way.</summary>
    public bool NeedsCall => State is MessageState.Failed or MessageState.NoGateway or MessageState.Held;
}

/// <summary>Sends notices. They are added to the present unit of work and leave with its save.</summary>
public interface INotices
{
    void Send(NoticeDraft notice, DateTime at);

    void Send(PhoneMessage message, DateTime at);

    /// <summary>Withdraws what was not delivered yet and marks the rest as overtaken.</summary>
    Task Cancel(string fact, DateTime at, CancellationToken cancel);

    /// <summary>The same of everything that was to reach one person about one matter.</summary>
    Task Cancel(Guid person, Guid matter, DateTime at, CancellationToken cancel);

    Task<int> Unread(Guid person, CancellationToken cancel);

    /// <summary>The text messages of a matter for staff who may see it: first those that reached nobody, then the newest, at most <see cref="MessageCard.Most"/>.</summary>
    Task<IReadOnlyList<MessageCard>> Messages(Guid matter, CancellationToken cancel);

    /// <summary>An officer told the person by telephone or by hand what the message could not; saves.</summary>
    Task RecordCall(Guid message, ToldBy way, string said, Actor by, CancellationToken cancel);
}
