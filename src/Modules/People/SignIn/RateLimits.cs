using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>The limits behind <see cref="RateLimitNames"/>; reading a page never counts, only sending does.</summary>
internal static class RateLimits
{
    // More than the words of any form; what does not tell its length counts as well.
    private const int Words = 64 * 1024;

    extension(IServiceCollection services)
    {
        public IServiceCollection AddFashuRateLimits() => services.AddRateLimiter(options =>
        {
            options.OnRejected = Refuse;
            options.AddPolicy(RateLimitNames.Codes, http => Count(http, RateLimitNames.Codes, PeopleSettings.CodeRequests, byPerson: false));
            options.AddPolicy(RateLimitNames.SignIn, http => Count(http, RateLimitNames.SignIn, PeopleSettings.SignIns, byPerson: false));
            options.AddPolicy(RateLimitNames.Filing, http => Count(http, RateLimitNames.Filing, PeopleSettings.Filings, byPerson: true));
            options.AddPolicy(RateLimitNames.Checks, http => Count(http, RateLimitNames.Checks, PeopleSettings.Checks, byPerson: true));
            options.AddPolicy(RateLimitNames.Uploads, http => CarriesFiles(http.Request)
                ? Count(http, RateLimitNames.Uploads, PeopleSettings.Uploads, byPerson: true) : RateLimitPartition.GetNoLimiter(""));
            // every call counts here, whatever else limits it
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Places.IsApi(http.Request.Path)
                ? Count(http, "api", PeopleSettings.ApiCalls, byPerson: true) : RateLimitPartition.GetNoLimiter(""));
        });
    }

    private static bool CarriesFiles(HttpRequest request) => request.HasFormContentType && request.ContentLength is null or > Words;

    private static RateLimitPartition<string> Count(HttpContext http, string name, Setting<Limit> setting, bool byPerson)
    {
        if (HttpMethods.IsGet(http.Request.Method) && !Places.IsApi(http.Request.Path)) return RateLimitPartition.GetNoLimiter("");
        var limit = http.RequestServices.GetRequiredService<Settings>().On(setting, http.RequestServices.GetRequiredService<TimeProvider>().Now());
        var who = byPerson && http.User.ActorId is { } id ? id.ToString() : CallerNetwork.Of(http.Connection.RemoteIpAddress) ?? "";
        // The limit is part of the key, so that a changed setting counts at once.
        return RateLimitPartition.GetFixedWindowLimiter($"{name} {limit.Times}/{limit.Minutes} {who}", _ => new()
        {
            PermitLimit = limit.Times,
            Window = TimeSpan.FromMinutes(limit.Minutes),
            QueueLimit = 0,
        });
    }

    private static async ValueTask Refuse(OnRejectedContext context, CancellationToken cancel)
    {
        var http = context.HttpContext;
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        var sentence = $"操作太频繁，请{minutes}分钟后再试。";
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Places.IsApi(http.Request.Path))
            await http.RequestServices.GetRequiredService<IProblemDetailsService>()
                .TryWriteAsync(new() { HttpContext = http, ProblemDetails = { Status = 429, Title = "操作太频繁，请稍后再试", Detail = sentence } });
        else
            await new RazorComponentResult<TooManyPage>(new { Sentence = sentence }) { StatusCode = 429 }.ExecuteAsync(http);
    }
}
