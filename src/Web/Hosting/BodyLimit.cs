using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Fashu.Web;

/// <summary>A body beyond the limit of its address (<see cref="TakesFilesAttribute"/>) is refused with a sentence before any of it is kept.</summary>
internal static class BodyLimit
{
    extension(IApplicationBuilder app)
    {
        public IApplicationBuilder UseBodyLimit() => app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit) return next();
            // Files come in a form of parts; whatever else comes to an address that takes them is words.
            if (!MultipartFormData(context.Request.ContentType) && limit.MaxRequestBodySize > TakesFilesAttribute.Words) limit.MaxRequestBodySize = TakesFilesAttribute.Words;
            if (!(context.Request.ContentLength > limit.MaxRequestBodySize)) return next();
            // What still comes is thrown away for some seconds; else a browser would meet a broken connection instead of the sentence.
            limit.MaxRequestBodySize = null;
            throw TooLarge();
        });

        /// <summary>Beside files too, all words together are no more than words alone may be.</summary>
        public IApplicationBuilder UseWordLimit() => app.Use(async (context, next) =>
        {
            if (context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted)).Sum(p => p.Value.Sum(v => (long)(v?.Length ?? 0))) > TakesFilesAttribute.Words) throw TooLarge();
            await next();
        });
    }

    /// <summary>A body that told no length turns out too large, or one of its values does, while the form token is looked for.</summary>
    public static void DemandRead(Exception? refused)
    {
        if (refused?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException) throw TooLarge();
    }

    private static bool MultipartFormData(string? type) => type?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private static BadHttpRequestException TooLarge() => new("The body is larger than this address takes.", StatusCodes.Status413PayloadTooLarge);
}
