using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Fashu.Web;

/// <summary>What the host calls: services before, pipeline after <c>builder.Build()</c>; then it maps pages and endpoints.</summary>
public static class FashuWeb
{
    extension(IServiceCollection services)
    {
        public IServiceCollection AddFashuWeb()
        {
            services.AddRazorComponents();
            services.AddHttpContextAccessor();
            services.AddAuthorization();
            services.AddAuthentication();
            services.AddRateLimiter(_ => { });
            services.AddAntiforgery(o => o.Cookie.Name = "form");
            // for pages that are the same to everybody; signed-in requests are never cached
            services.AddOutputCache(o => o.AddPolicy("public", p => p.Expire(TimeSpan.FromMinutes(1))
                .VaryByValue(c => new("switches", $"{c.Request.Cookies["elder"]}{c.Request.Cookies["shared"]}"))));
            services.AddResponseCompression(o =>
            {
                // pages mix what a person typed with tokens that change on every answer, so compressed length tells nothing
                o.EnableForHttps = true;
                o.MimeTypes = [.. Microsoft.AspNetCore.ResponseCompression.ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json"];
            });
            services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // else every Chinese character is sent as an entity
            services.AddProblemDetails(o => o.CustomizeProblemDetails = c =>
            {
                var problem = c.ProblemDetails;
                if (problem.Detail is null && problem.Title != Words.Rule) problem.Title = Words.Of(problem is HttpValidationProblemDetails ? 422 : problem.Status ?? 500);
                if (problem.Status == StatusCodes.Status413PayloadTooLarge) problem.Detail ??= Words.TooLarge;
                problem.Type = null;
            });
            services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
            services.AddExceptionHandler<FailureHandler>();
            services.AddSingleton<WebAssets>();
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton(new SiteInfo("法枢", "", false));
            services.TryAddScoped<IViewer, Nobody>();
            services.TryAddScoped<ISubmitOnce, SubmitAlways>();
            services.AddScoped<DraftDesk>();
            services.AddScoped<DraftFile>();
            services.AddScoped<IJob, SweepDrafts>();
            return services;
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Headers, compression, error pages, sign-in, form tokens and static files, in the one order that works.</summary>
        public WebApplication UseFashuWeb()
        {
            // run from the build output, also in Production: there the static files of libraries lie in their own folders
            if (!app.Environment.IsDevelopment())
            {
                StaticWebAssetsLoader.UseStaticWebAssets(app.Environment, app.Configuration);
                // else files are wrapped anew on every request and sent at full size instead of the ones the build compressed
                app.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
            }
            app.Use((context, next) => { context.Response.OnStarting(static c => SecurityHeaders.Apply((HttpContext)c), context); return next(); });
            app.UseResponseCompression();
            app.UseFormStatus();
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
            // a failed POST is shown by a page, and a page wants GET
            app.Use((context, next) => { if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null) context.Request.Method = "GET"; return next(); });
            app.UseWhen(c => c.Request.Path.StartsWithSegments("/api"), api => { api.UseExceptionHandler(); api.UseStatusCodePages(); });
            app.UseBodyLimit();
            app.UseAuthentication();
            // before anything reads a form: what is sent too often costs no memory
            app.UseRateLimiter();
            app.UseAuthorization();
            app.UseAntiforgery();
            app.Use(async (context, next) =>
            {
                if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } refused && !context.Request.Path.StartsWithSegments("/api"))
                {
                    BodyLimit.DemandRead(refused.Error);
                    await new RazorComponentResult<StalePage> { StatusCode = StatusCodes.Status400BadRequest }.ExecuteAsync(context);
                }
                else
                    await next();
            });
            // a form that its page no longer has, for somebody acted meanwhile: the framework answers 400 and says nothing
            app.Use(async (context, next) =>
            {
                await next();
                if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain" } late) (late.StatusCode, late.ContentType) = (StatusCodes.Status409Conflict, null);
            });
            app.UseWordLimit();
            app.UseYuanFields();
            app.UseOutputCache();
            app.MapStaticAssets();
            app.MapGet("/elder", (HttpContext context, bool on, string? back) =>
            {
                context.Response.Cookies.Append("elder", on ? "1" : "0", new() { Path = "/", MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
                return TypedResults.LocalRedirect(back?.Any(char.IsControl) == false && back is ['/', not '/' and not '\\', ..] or "/" ? back : "/");
            }).WithMetadata(new OpenToAllAttribute("a preference of the device")).ExcludeFromDescription();
            app.MapGet(DraftFile.Route, (string kind, Guid id, DraftFile slice, HttpContext http, CancellationToken cancel) => slice.Handle(kind, id, http, cancel))
                .OpenToAll("草稿里的材料，凭本浏览器的凭证").ExcludeFromDescription();
            return app;
        }
    }
}
