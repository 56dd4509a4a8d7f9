using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fashu.People;

/// <summary>Lets a program act as the owner of a personal token: <c>Authorization: Bearer fs_…</c>, for the API alone.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder,
    IServiceScopeFactory scopes, Stamps stamps, TimeProvider clock, IProblemDetailsService problems)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "fashu-token";
    public const string Claim = "token";
    private const string Bearer = "Bearer ";

    // A mark of use each request would be a write each request.
    private static readonly TimeSpan UseNotedEvery = TimeSpan.FromMinutes(10);

    public static bool Carries(HttpRequest request) => Places.IsApi(request.Path) && Secret(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret(Request) is not { } secret) return AuthenticateResult.NoResult();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var hash = ApiToken.HashOf(secret);
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        var now = clock.Now();
        if (token is null) return AuthenticateResult.Fail("unknown token");
        var (name, stamp) = await stamps.Of(token.OwnerId, token.OwnerKind, Context.RequestAborted);
        if (stamp == 0 || !token.IsGood(stamp, now)) return AuthenticateResult.Fail("expired, revoked, or the owner's account has changed since");
        if (token.UsedAt is not { } used || now - used > UseNotedEvery)
        {
            token.Use(now);
            await db.SaveChangesAsync(Context.RequestAborted);
        }
        var user = FashuPrincipal.Create(token.OwnerId, token.OwnerKind, name, stamp, shared: false);
        ((ClaimsIdentity)user.Identity!).AddClaim(new(Claim, token.Id.ToString()));
        return AuthenticateResult.Success(new(user, Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problem(StatusCodes.Status401Unauthorized);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problem(StatusCodes.Status403Forbidden);

    private async Task Problem(int status)
    {
        Response.StatusCode = status;
        await problems.TryWriteAsync(new() { HttpContext = Context, ProblemDetails = { Status = status } });
    }

    private static string? Secret(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return null;
        var secret = header[Bearer.Length..].Trim();
        return secret.StartsWith(ApiToken.Prefix, StringComparison.Ordinal) ? secret : null;
    }
}
