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
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit || !(context.Request.ContentLength > limit.MaxRequestBodySize)) return next();
            // What still comes is thrown away for some seconds; else a browser would meet a broken connection instead of the sentence.
            limit.MaxRequestBodySize = null;
            throw TooLarge();
        });
    }

    /// <summary>A body that told no length turns out too large, or one of its values does, while the form token is looked for.</summary>
    public static void DemandRead(Exception? refused)
    {
        if (refused?.InnerException is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } or InvalidDataException) throw TooLarge();
    }

    private static BadHttpRequestException TooLarge() => new("The body is larger than this address takes.", StatusCodes.Status413PayloadTooLarge);
}
