using Microsoft.AspNetCore.Identity;

namespace Fashu.Organizations;

/// <summary>Sets and checks passwords by the framework's hasher (PBKDF2).</summary>
internal sealed class Passwords
{
    public const int Shortest = 10;
    public const string Advice = "至少10位，大写字母、小写字母、数字、符号里有三种；或者至少16位";
    private readonly PasswordHasher<StaffAccount> hasher = new();
    private readonly string nobody;

    public Passwords() => nobody = hasher.HashPassword(null!, Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Takes as long for an unknown account as for a known one.</summary>
    public bool Matches(StaffAccount? staff, string password) =>
        hasher.VerifyHashedPassword(null!, staff?.PasswordHash ?? nobody, password) != PasswordVerificationResult.Failed && staff?.PasswordHash is not null;

    public static void DemandSame(string password, string again)
    {
        if (password != again) throw new RuleBroken("两次输入的密码不一样，请重新输入。") { Field = "Again" };
    }

    /// <exception cref="RuleBroken">Too easy to guess; says what is missing.</exception>
    public static void DemandStrong(string password, string login, string field = "Password")
    {
        var kinds = (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0)
            + (password.Any(c => !char.IsLetterOrDigit(c)) ? 1 : 0);
        var fault = password.Length < Shortest ? $"密码至少{Shortest}位。"
            : password.Length > 128 ? "密码最多128位。"
            : kinds < 3 && password.Length < 16 ? "密码应包含大写字母、小写字母、数字、符号中的三种，或者至少16位。"
            : password.Contains(login, StringComparison.OrdinalIgnoreCase) ? "密码里不能包含登录名。"
            : password.Distinct().Count() < 5 ? "密码里重复的字符太多。"
            : null;
        if (fault is not null) throw new RuleBroken(fault) { Field = field };
    }
}
