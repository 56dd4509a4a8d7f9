using Microsoft.AspNetCore.Http;

namespace Fashu.Documents;

/// <summary>The three ways of signing: on the own phone, on the officer's device with a photo, on paper. Who may sign what, and whether the text is still the one that was read, is the procedure's own rule.</summary>
public interface ISigning
{
    /// <summary>Sends a code that is good for this text only.</summary>
    /// <returns>The code itself in demo mode, else null.</returns>
    Task<string?> SendCode(SigningPaper paper, Actor by, CancellationToken cancel);

    /// <summary>On the own phone: known by verified identity, by hand or by name, confirmed with the code, which is used up by it (ESL 13).</summary>
    /// <param name="known">Name to go by where the account has none.</param>
    /// <param name="mustBe">The procedure compares the verified name and ID number with its paper.</param>
    /// <returns>The verified name.</returns>
    Task<string> Confirm(SigningPaper paper, OwnHand hand, string known, Action<string, string?> mustBe, Actor by, CancellationToken cancel);

    /// <summary>The signature itself; a drawn one is kept as a file of the matter. In the present unit of work.</summary>
    /// <param name="drawn">PNG as a data: address; null for a typed name.</param>
    Task<Signature> Sign(SigningPaper paper, Signatory who, string? drawn, SignatureWay way, string proof, Actor by, CancellationToken cancel);

    /// <summary>By hand on the officer's device, in his presence, with a photo. In the present unit of work.</summary>
    Task<Signature> OnDevice(SigningPaper paper, Signatory who, string drawn, IFormFile photo, SignatureWay way, Actor by, CancellationToken cancel);

    /// <summary>Signed, stamped or finger-printed on paper; the officer adds a photo of the sheets. In the present unit of work.</summary>
    /// <param name="shared">All participants may see the photo; else only whose signature alone is on it.</param>
    Task<IReadOnlyList<Signature>> OnPaper(IReadOnlyList<(SigningPaper Paper, Signatory Who)> signed, IFormFile photo, (string Kind, string Name) file, bool shared, Actor by, CancellationToken cancel);
}

/// <summary>A text that is being signed.</summary>
/// <param name="Id">Of the draft: a code is good for one draft only, it cannot confirm another text.</param>
/// <param name="Hash">SHA-256 of the text, hex.</param>
/// <param name="Doing">For which identity and phone are read, such as 签署调解协议.</param>
/// <param name="Office">Where to go instead, such as 调解委员会.</param>
public sealed record SigningPaper(Guid Matter, Guid Id, string Hash, string Doing, string Office)
{
    public string CodePurpose => $"{People.CodePurposes.Sign}-{Id:N}";
}

/// <param name="Party">In the procedure; null for the officer in charge.</param>
/// <param name="Name">Whose hand it is.</param>
/// <param name="SignsAs">As the paper shows it; else the name.</param>
public sealed record Signatory(Guid? Party, string Name, string? SignsAs = null);

/// <summary>What somebody sends to sign on the own phone: drawn by hand, or the name typed, and the code.</summary>
public sealed record OwnHand(string? Drawn, string? Name, string Code)
{
    public bool IsDrawn => !string.IsNullOrEmpty(Drawn);

    /// <summary>Either is needed.</summary>
    public static void Demand(string? drawn, string? name)
    {
        if (string.IsNullOrEmpty(drawn) && string.IsNullOrWhiteSpace(name)) throw new RuleBroken("请手写签名，或者输入您的姓名。") { Field = nameof(Drawn) };
    }
}
