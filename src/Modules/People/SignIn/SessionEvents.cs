using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>How long a session lasts, when it ends early, and where a person without one is sent.</summary>
internal sealed class SessionEvents(IActors actors, PersonStates states, Settings settings, TimeProvider clock, IProblemDetailsService problems, IServiceScopeFactory scopes) : CookieAuthenticationEvents
{
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var user = context.Principal!;
        var shared = IsShared(user);
        var now = clock.Now();
        // Who signs in over somebody else, as the page says, signs that one out.
        await End(context.HttpContext, now);
        context.Properties.IssuedUtc = now;
        context.Properties.ExpiresUtc = now + LengthFor(user, now);
        // Only on a device of one's own does the cookie outlive the browser.
        context.Properties.IsPersistent = !shared && user.ActorKind == ActorKind.Citizen;
        // Pages read this mark: nothing typed is kept as a draft on such a device.
        if (shared) context.Response.Cookies.Append("shared", "1", new() { Path = "/", SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
    }

    /// <summary>Not only this browser forgets its cookie: a copy of it is void from now on.</summary>
    public override Task SigningOut(CookieSigningOutContext context) => End(context.HttpContext, clock.Now());

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var before = context.HttpContext.User;
        context.HttpContext.User = context.Principal!;
        var by = await actors.Current(context.HttpContext.RequestAborted);
        context.HttpContext.User = before;
        if (by.Kind is ActorKind.Citizen or ActorKind.Staff) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(FashuPrincipal.Scheme);
    }

    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (Places.IsApi(request.Path)) await Problem(context.HttpContext, StatusCodes.Status401Unauthorized);
        else if (HttpMethods.IsPost(request.Method) && request.HasFormContentType) await EndedPage.Show(context.HttpContext);
        else context.Response.Redirect(Places.SignIn(request.Path, request.PathBase + request.Path + request.QueryString));
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Places.IsApi(context.Request.Path)) await Problem(context.HttpContext, StatusCodes.Status403Forbidden);
        else
            await new RazorComponentResult<NoAccessPage>(new { Path = (context.Request.Path + context.Request.QueryString).ToString() }) { StatusCode = StatusCodes.Status403Forbidden }
                .ExecuteAsync(context.HttpContext);
    }

    // In a unit of work of its own, for it may happen amid somebody else's.
    private async Task End(HttpContext http, DateTime now)
    {
        if (http.User is not { ActorId: { } person, SessionId: { } session } user || user.HasClaim(c => c.Type == TokenHandler.Claim)) return;
        // Every copy keeps the length that the cookie was given, however often it slid on.
        var length = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties is { IssuedUtc: { } from, ExpiresUtc: { } to } ? to - from : LengthFor(user, now);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.EndedSessions.Add(EndedSession.Of(session, person, now + length));
        try { await db.SaveChangesAsync(default); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { } // sent twice: it is over already
        states.Forget(person);
    }

    private TimeSpan LengthFor(ClaimsPrincipal user, DateTime now) =>
        IsShared(user) ? TimeSpan.FromMinutes(settings.On(PeopleSettings.SharedSessionMinutes, now))
        : user.ActorKind == ActorKind.Staff ? TimeSpan.FromHours(settings.On(PeopleSettings.StaffSessionHours, now))
        : TimeSpan.FromDays(settings.On(PeopleSettings.CitizenSessionDays, now));

    private static bool IsShared(ClaimsPrincipal user) => user.FindFirstValue(FashuPrincipal.Shared) == "1";

    private async Task Problem(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = { Status = status } });
    }
}

/// <summary>Which door a path belongs to.</summary>
internal static class Places
{
    public static bool IsApi(PathString path) => path.StartsWithSegments("/api");

    public static bool IsWork(string path) => path == "/work" || path.StartsWith("/work/", StringComparison.Ordinal);

    public static string SignIn(PathString path, string returnUrl) =>
        (IsWork(path) ? "/work/sign-in" : "/sign-in") + "?returnUrl=" + Uri.EscapeDataString(returnUrl);

    /// <summary>The address within this site to go to after signing in; anything else becomes <paramref name="home"/>.</summary>
    public static string Safe(string? returnUrl, string home = "/")
    {
        if (string.IsNullOrEmpty(returnUrl) || returnUrl[0] != '/' || returnUrl.Length > 2000) return home;
        if (returnUrl.Length > 1 && returnUrl[1] is '/' or '\\') return home;
        if (returnUrl.Any(char.IsControl) || returnUrl.Contains('\\')) return home;
        return returnUrl.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase) || returnUrl.StartsWith("/sign-out", StringComparison.OrdinalIgnoreCase) ? home : returnUrl;
    }
}
