using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Fashu;

/// <summary>For calls over the matter whose {id:guid} stands in the address: every answer tells its version; with If-Match an act is done only to the version that was read.</summary>
public static class MatterVersion
{
    public static async ValueTask<object?> Filter<T>(EndpointFilterInvocationContext call, EndpointFilterDelegate next) where T : Matter
    {
        var (http, id) = (call.HttpContext, call.GetArgument<Guid>(0));
        var db = http.RequestServices.GetRequiredService<AppDb>();
        if (http.Request.Headers[HeaderNames.IfMatch].ToString() is { Length: > 0 } wanted && wanted != "*")
        {
            var by = await http.RequestServices.GetRequiredService<IActors>().Current(http.RequestAborted);
            if (wanted != Tag(await db.Open<T>(id, by, http.RequestAborted))) return TypedResults.Problem(statusCode: StatusCodes.Status412PreconditionFailed);
        }
        var answer = await next(call);
        if (db.Set<T>().Local.FindEntry(id)?.Entity is { } matter) http.Response.Headers.ETag = Tag(matter);
        return answer;
    }

    private static string Tag(Matter matter) => $"\"{matter.Version}\"";
}
