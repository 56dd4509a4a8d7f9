using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Fashu.Organizations;

/// <summary>Opens the session of somebody who came in, and renews it after an own change that made the old one void.</summary>
internal sealed class StaffSession(IHttpContextAccessor http)
{
    /// <returns>Where to go now.</returns>
    public async Task<string> Open(Entered entered, string? returnUrl)
    {
        await Renew(entered.Staff, entered.Name, entered.Stamp);
        if (entered.MustChange) return "/work/me/password?first=1";
        // Only addresses of this site; //host and /\host are other sites to a browser.
        return returnUrl is ['/', not '/' and not '\\', ..] && returnUrl.StartsWith("/work", StringComparison.Ordinal) ? returnUrl : "/work";
    }

    public Task Renew(Guid staff, string name, int stamp) =>
        http.HttpContext!.SignInAsync(FashuPrincipal.Scheme, FashuPrincipal.Create(staff, ActorKind.Staff, name, stamp, shared: false));
}
