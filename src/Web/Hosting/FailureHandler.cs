using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fashu.Web;

/// <summary>A broken rule outside a form: a page that says the sentence, or problem+json for a program.</summary>
internal sealed class FailureHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancel)
    {
        // the request's own path is already that of the error page
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "";
        int? status = exception switch
        {
            RuleBroken or AlreadyDone => StatusCodes.Status409Conflict,
            Missing => StatusCodes.Status404NotFound,
            StorageUnavailable => StatusCodes.Status503ServiceUnavailable,
            BadHttpRequestException bad => bad.StatusCode,
            _ => null,
        };
        if (status is null) return false;
        var title = exception switch { RuleBroken => Words.Rule, AlreadyDone => "已经办理过了", _ => Words.Of(status.Value) };
        var detail = status == StatusCodes.Status413PayloadTooLarge ? Words.TooLarge : exception is BadHttpRequestException ? null : exception.Message;
        context.Response.StatusCode = status.Value;
        if (path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase))
        {
            return await problems.TryWriteAsync(new()
            {
                HttpContext = context,
                ProblemDetails = { Status = status, Title = title, Detail = detail },
            });
        }
        await new RazorComponentResult<RulePage>(new { Title = title, Message = detail ?? "请返回上一页，改正后再试一次。" }) { StatusCode = status }.ExecuteAsync(context);
        return true;
    }
}

internal static class Words
{
    public const string Rule = "现在不能这样办理";
    public const string TooLarge = "文字最多约10MB，照片和文件一次一共最多约100MB，这次没有收下。请返回上一页，删减或分几次提交；填写的内容还在那里。";

    public static string Of(int status) => status switch
    {
        400 => "提交的内容无法识别",
        401 => "请先登录",
        403 => "您没有办理此事的权限",
        404 => "没有找到",
        405 => "这个地址不接受这种操作",
        409 => "内容已被他人改动，请刷新后再试",
        412 => "内容已被他人改动，请取得最新内容后再试",
        413 => "提交的内容太大",
        415 => "不接受这种格式",
        422 => "填写有误，请改正后再提交",
        429 => "操作太频繁，请稍后再试",
        503 => "系统忙，请稍后再试",
        _ => status >= 500 ? "系统出了问题，请稍后再试" : "这次操作没有成功",
    };
}
