using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Fashu.Organizations;

/// <summary>Carries a secret from the act that made it to the page that shows it, sealed, for ten minutes and to one person.</summary>
internal sealed class ShowOnce(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public string Seal(string secret, Actor to) =>
        Uri.EscapeDataString(Protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{to.Id}|{(to.At + Life).Ticks}|{secret}")));

    /// <summary>Null where it is too late, or for somebody else.</summary>
    public string? Open(string? sealedText, Actor by)
    {
        if (string.IsNullOrEmpty(sealedText)) return null;
        try
        {
            var parts = Protector.Unprotect(sealedText).Split('|', 3);
            return parts[0] == by.Id.ToString() && by.At.Ticks < long.Parse(parts[1], CultureInfo.InvariantCulture) ? parts[2] : null;
        }
        catch (CryptographicException) { return null; }
    }

    private IDataProtector Protector => protection.CreateProtector("organizations.show-once");
}
