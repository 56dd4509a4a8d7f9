using System.Security.Claims;
using System.Text.Encodings.Web;
using Fashu.Organizations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fashu.People;

/// <summary>Lets a program act as the owner of a personal token: <c>Authorization: Bearer fs_…</c>, for the API alone.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder,
    IServiceScopeFactory scopes, PersonStates people, TimeProvider clock, IProblemDetailsService problems, IStaffAccess staff)
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
        if (token is null || !token.IsGood(now)) return AuthenticateResult.Fail("unknown or expired token");
        var (name, stamp) = token.OwnerKind == ActorKind.Staff
            ? await staff.Of(token.OwnerId, Context.RequestAborted) is { } access ? (access.Name, access.Stamp) : ("", 0)
            : await people.Of(token.OwnerId, Context.RequestAborted) is { } person ? (person.Name, person.Stamp) : ("", 0);
        if (stamp == 0) return AuthenticateResult.Fail("the owner's account is closed");
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
