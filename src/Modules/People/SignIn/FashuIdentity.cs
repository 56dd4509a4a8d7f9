using Fashu.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>Sessions, tokens, policies and limits of the whole house.</summary>
public static class FashuIdentity
{
    private const string Any = "fashu-any";

    extension(IServiceCollection services)
    {
        internal IServiceCollection AddFashuIdentity()
        {
            services.AddHttpContextAccessor();
            services.AddSingleton<PersonStates>();
            services.AddScoped<IActors, Actors>();
            services.AddScoped<Viewer>();
            services.AddScoped<IViewer>(provider => provider.GetRequiredService<Viewer>());
            services.AddScoped<SessionEvents>();
            services.AddAuthentication(Any)
                .AddPolicyScheme(Any, null, o => o.ForwardDefaultSelector = http => TokenHandler.Carries(http.Request) ? TokenHandler.SchemeName : FashuPrincipal.Scheme)
                .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null)
                .AddCookie(FashuPrincipal.Scheme, o =>
                {
                    o.Cookie.Name = "fashu";
                    o.Cookie.HttpOnly = true;
                    o.Cookie.SameSite = SameSiteMode.Lax;
                    o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                    o.Cookie.IsEssential = true;
                    o.SlidingExpiration = true;
                    o.EventsType = typeof(SessionEvents);
                });
            services.AddAuthorization();
            services.AddSingleton<IAuthorizationPolicyProvider, AccessPolicies>();
            services.AddScoped<IAuthorizationHandler, AccessHandler>();
            services.AddFashuRateLimits();
            return services;
        }
    }

    extension(IApplicationBuilder app)
    {
        /// <summary>What layouts know of the viewer; to be called after authentication and before the endpoints.</summary>
        public IApplicationBuilder UseFashuIdentity() => app.Use(Viewer.Look);
    }
}
