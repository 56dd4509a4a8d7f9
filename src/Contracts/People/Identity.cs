namespace Fashu.People;

public enum IdentityAnswer { Same, Different, AskOfficer }

/// <param name="Key">Same key, same question; a second try after a lost answer costs nothing.</param>
/// <param name="Face">A photo of the face, where the person gave one.</param>
public sealed record IdentityQuestion(Guid Key, string Name, string IdNumber, byte[]? Face);

/// <summary>Compares a person with the national register. Where no service is configured an officer compares photo and document.</summary>
public interface IIdentityProvider
{
    /// <summary>Name of the service as people read it; null where an officer compares.</summary>
    string? Title { get; }

    Task<IdentityAnswer> Compare(IdentityQuestion question, CancellationToken cancel);
}
