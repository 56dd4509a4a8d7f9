using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fashu.People;

/// <summary>The module under <c>/api/v1/people</c>.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/people").WithTags("群众").RequireRateLimiting(RateLimitNames.Api).DisableAntiforgery();

        api.MapPost("/codes", async (AskForCode.Form form, AskForCode slice, Actor by, CancellationToken cancel) =>
            {
                var (ticket, demoCode) = await slice.Handle(form, by, cancel);
                return TypedResults.Ok(new { ticket, demoCode });
            })
            .OpenToAll("没有账号的人也要能登录").RequireRateLimiting(RateLimitNames.Codes).WithName("PeopleAskForCode").WithSummary("发送登录验证码");

        api.MapPost("/sign-in", async (EnterCode.Form form, EnterCode slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { next = await slice.Handle(form, by, cancel) }))
            .OpenToAll("没有账号的人也要能登录").RequireRateLimiting(RateLimitNames.SignIn).WithName("PeopleEnterCode").WithSummary("用验证码登录");

        api.MapPost("/sign-in/holder", async (ConfirmHolder.Form form, ConfirmHolder slice, Actor by, CancellationToken cancel) => TypedResults.Ok(new { next = await slice.Handle(form, by, cancel) }))
            .OpenToAll("登录的一步").RequireRateLimiting(RateLimitNames.SignIn).WithName("PeopleConfirmHolder").WithSummary("核对是不是号码原来的使用人");

        api.MapPost("/sign-out", async (HttpContext http) =>
            {
                await http.SignOutAsync(FashuPrincipal.Scheme);
                return TypedResults.NoContent();
            })
            .OpenToAll("退出登录谁都可以").WithName("PeopleSignOut").WithSummary("退出登录");
    }
}
