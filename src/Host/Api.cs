using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;

namespace Fashu.Host;

/// <summary>What holds for every JSON call: one key, one act; a document that describes all of it.</summary>
internal static class Api
{
    extension(IServiceCollection services)
    {
        public void AddFashuApi() => services.AddOpenApi("v1", o =>
        {
            o.CreateSchemaReferenceId = type => NameOf(type.Type) ?? (type.Type.IsDefined(typeof(CompilerGeneratedAttribute), false) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type));
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "法枢接口";
                document.Info.Description = "每个页面能办的事，接口也能办。出错时返回 application/problem+json，文字为中文。写操作可带 Idempotency-Key，重发不会重复办理。";
                return Task.CompletedTask;
            });
        });
    }

    // the form of each slice is called Form; its whole name tells them apart. Nameless types stand where they are used.
    private static string? NameOf(Type type) =>
        !type.IsGenericType && type.Namespace is { } space && (space == "Fashu" || space.StartsWith("Fashu.", StringComparison.Ordinal))
            ? type.FullName!["Fashu.".Length..].Replace('+', '.') : null;

    extension(WebApplication app)
    {
        public void MapFashuApi()
        {
            app.UseWhen(c => c.Request.Path.StartsWithSegments("/api") && !HttpMethods.IsGet(c.Request.Method), api => api.Use(OwnPagesAlone).Use(Once));
            app.MapOpenApi("/api/{documentName}/openapi.json").OpenToAll("接口说明是公开的");
        }
    }

    /// <summary>
    /// A session is used by pages of this address alone: a page of a neighbouring address, for which the cookie counts as of the same
    /// site, may send what needs no body or only a file. Programs with a token say nothing of an origin, and are no browsers.
    /// </summary>
    private static Task OwnPagesAlone(HttpContext context, RequestDelegate next)
    {
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        var foreign = site.Length > 0 ? site is not ("same-origin" or "none")
            : context.Request.Headers.Origin.ToString() is { Length: > 0 } origin && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value);
        if (foreign && !context.Request.Headers.ContainsKey("Authorization")) throw new BadHttpRequestException("Another site's page may not use this session.", StatusCodes.Status403Forbidden);
        return next(context);
    }

    /// <summary>The header may be any text; its key is bound to the caller and the address, so that nobody meets another's answer.</summary>
    private static async Task Once(HttpContext context, RequestDelegate next)
    {
        var header = context.Request.Headers["Idempotency-Key"].ToString();
        if (header.Length == 0 || header.Length > 200) { await next(context); return; }
        var caller = context.User.ActorId?.ToString() ?? context.Connection.RemoteIpAddress?.ToString();
        var key = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{context.Request.Method} {context.Request.Path}\n{header}"))[..16]);
        var sum = await Sum(context, key);
        var db = context.RequestServices.GetRequiredService<AppDb>();
        if (await db.FindAsync<DoneRow>([key], context.RequestAborted) is { } done) { await Answer(context, done, sum); return; }
        (db.RequestKey, db.RequestSum) = (key, sum);
        try { await next(context); }
        catch (AlreadyDone already) { await Answer(context, await db.FindAsync<DoneRow>([key], context.RequestAborted) ?? new DoneRow { Subject = already.Subject }, sum); }
    }

    /// <summary>Of JSON alone: a form with files is written anew, with other marks between its parts, each time it is sent.</summary>
    private static async Task<string?> Sum(HttpContext context, Guid key)
    {
        if (!context.Request.HasJsonContentType()) return null;
        context.Request.EnableBuffering();
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(key.ToByteArray());
        var part = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(part, context.RequestAborted)) > 0;) sum.AppendData(part, 0, read);
        context.Request.Body.Position = 0;
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }

    private static async Task Answer(HttpContext context, DoneRow done, string? sum)
    {
        if (done.Answer is { } known && known != sum)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new()
            {
                HttpContext = context,
                ProblemDetails = { Status = 422, Title = "这个 Idempotency-Key 已经用过", Detail = "上一次用它提交的内容和这一次不同，这一次没有办理。请换一个新的 Idempotency-Key。" },
            });
            return;
        }
        // what the call answers where it is done: 200, 201 or 204
        context.Response.StatusCode = context.GetEndpoint()?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Select(p => p.StatusCode).FirstOrDefault(s => s is >= 200 and < 300) is > 0 and var first
            ? first : StatusCodes.Status200OK;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        if (context.Response.StatusCode == StatusCodes.Status204NoContent) return;
        await context.Response.WriteAsJsonAsync(new { id = done.Subject });
    }
}
