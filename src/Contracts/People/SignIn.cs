namespace Fashu.People;

/// <summary>Names for <c>[EnableRateLimiting(…)]</c> on pages and <c>.RequireRateLimiting(…)</c> on endpoints; on pages only what is sent counts, not what is read; of uploads only what carries files.</summary>
public static class RateLimitNames
{
    public const string Codes = "codes", SignIn = "sign-in", Filing = "filing", Uploads = "uploads", Checks = "checks";
}

/// <summary>What a code was asked for. Others may use purposes of their own below these, for example one per paper to sign.</summary>
public static class CodePurposes
{
    public const string SignIn = "sign-in", File = "file", Consent = "consent", Sign = "sign", ChangePhone = "change-phone", CloseAccount = "close";

    /// <summary>What the text message says the code is for; a purpose of its own begins with one of these and a hyphen.</summary>
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        [SignIn] = "登录",
        [File] = "提交申请",
        [Consent] = "答复调解邀请",
        [Sign] = "签名",
        [ChangePhone] = "更换手机号",
        [CloseAccount] = "注销账号",
    };
}

/// <summary>Signs a citizen in amid another flow (filing, an invitation), after a code sent for the same purpose.</summary>
public interface ICitizenSignIn
{
    /// <summary>Checks the code, makes the account if the number has none, and opens the session of the present request.</summary>
    /// <returns>The person, or the address at which the person first shows to be the holder of a number long silent; nobody is signed in then.</returns>
    /// <exception cref="RuleBroken">The code is wrong, used or too old; its field is Code.</exception>
    Task<CitizenSignedIn> Confirm(string phone, string purpose, string code, bool sharedDevice, string? returnUrl, CancellationToken cancel);
}

/// <param name="Person">Who is signed in now; null if <paramref name="GoTo"/> has to be visited first.</param>
public sealed record CitizenSignedIn(Guid? Person, string? GoTo);

/// <summary>A child under fourteen and who acts for it.</summary>
public sealed record WardCard(Guid Child, string Name, DateOnly BornOn, string Relation, bool Proved);

/// <summary>Who may act for whom because of age (PIPL art. 31, Civil Code arts. 20, 27).</summary>
public interface IGuardians
{
    Task<IReadOnlyList<WardCard>> WardsOf(Guid guardian, CancellationToken cancel);

    /// <summary>Whether the guardian may act for this child on the day; the relation must have been proved.</summary>
    Task<bool> MayActFor(Guid guardian, Guid child, DateTime at, CancellationToken cancel);
}
