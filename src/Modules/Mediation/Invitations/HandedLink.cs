using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Fashu.Mediation;

/// <summary>Carries a new link from the act to the page that shows it: sealed, for one case, for a quarter of an hour. The link itself is stored nowhere.</summary>
internal sealed class HandedLink(IDataProtectionProvider keys)
{
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(15);

    public string Seal(Guid of, string path) => Keys(of).Protect(path, Shown);

    /// <returns>Null once the time is over, or if it was made for another case.</returns>
    public string? Open(Guid of, string? sealedPath)
    {
        if (string.IsNullOrEmpty(sealedPath)) return null;
        try { return Keys(of).Unprotect(sealedPath); }
        catch (CryptographicException) { return null; }
    }

    private ITimeLimitedDataProtector Keys(Guid of) => keys.CreateProtector("mediation.invitation", of.ToString()).ToTimeLimitedDataProtector();
}
