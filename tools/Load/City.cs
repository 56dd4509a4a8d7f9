using Fashu.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fashu.Load;

/// <summary>The house put together in this process over a data folder, without serving, jobs or reactions.</summary>
internal static class City
{
    public static async Task<WebApplication> Open(Wish wish, Capture? capture = null)
    {
        List<string> settings = ["--Data=" + wish["data"], "--TestNumbers=true", "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None"];
        if (wish.Maybe("postgres") is { } postgres) settings.Add("--ConnectionStrings:Fashu=" + postgres);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. settings], ContentRootPath = AppContext.BaseDirectory });
        builder.AddFashu();
        if (capture is not null) builder.Services.ConfigureDbContext<AppDb>(o => o.AddInterceptors(capture));
        var app = builder.Build();
        var console = Console.Out;
        Console.SetOut(TextWriter.Null); // the link for a first administrator is of no use here
        try { await app.OpenDatabase(); }
        finally { Console.SetOut(console); }
        foreach (var snapshot in app.Services.GetServices<ISnapshot>()) await snapshot.Reload(default);
        return app;
    }

    extension(WebApplication app)
    {
        public async Task<T> With<T>(Func<IServiceProvider, AppDb, Task<T>> act)
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await act(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<AppDb>());
        }

        /// <summary>The session cookie of a person who signed in; sealed with the keys of this data folder.</summary>
        public string Cookie(Guid id, ActorKind kind, string name, int stamp)
        {
            var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(FashuPrincipal.Scheme);
            var now = TimeProvider.System.GetUtcNow();
            var ticket = new AuthenticationTicket(FashuPrincipal.Create(id, kind, name, stamp, shared: false), new() { IssuedUtc = now, ExpiresUtc = now.AddDays(30) }, FashuPrincipal.Scheme);
            return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
        }
    }
}
