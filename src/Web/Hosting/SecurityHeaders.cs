using System.Net;
using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

internal static class SecurityHeaders
{
    // the hash is the one inline style of Turbo 8.0.23, its progress bar
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; img-src 'self' data: blob:; "
        + "media-src 'self' blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-src 'self'; frame-ancestors 'none'; "
        + "manifest-src 'self'; require-trusted-types-for 'script'; trusted-types default";

    /// <summary>Called when the answer starts: the exception handler would clear headers set earlier.</summary>
    public static Task Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.Remove("blazor-enhanced-nav");
        // Not for a trial on one's own machine: the browser would refuse the plain address of every other program there for a year.
        if (context.Request.IsHttps && !IsLoopback(context.Request.Host.Host)) headers.StrictTransportSecurity = "max-age=31536000";
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ContentPolicy;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
            if (headers.CacheControl.Count == 0) headers.CacheControl = context.User.Identity?.IsAuthenticated == true ? "no-store" : "private, no-cache";
            // the same address is a standard page for one browser and an elder page for the next
            headers.Append("Vary", "Cookie");
        }
        // Answers to programs, papers and files that say nothing of it themselves: nothing of a person stays in a browser or on the way.
        if (headers.CacheControl.Count == 0 && context.User.Identity?.IsAuthenticated == true) headers.CacheControl = "no-store";
        if (context.Request.Path.StartsWithSegments(WebAssets.Folder) && context.Response.StatusCode is 200 or 304)
            headers.CacheControl = "public, max-age=31536000, immutable";
        return Task.CompletedTask;
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
