using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Fashu.Web;

internal static class FormStatus
{
    extension(IApplicationBuilder app)
    {
        /// <summary>Turbo wants 303 after a form that succeeded and 422 for one that comes back; no page needs to think of it.</summary>
        public IApplicationBuilder UseFormStatus() => app.Use((context, next) =>
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return next();
            context.Response.OnStarting(static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.StatusCode is 301 or 302) response.StatusCode = 303;
                else if (response.StatusCode == 200 && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
                    response.StatusCode = 422;
                return Task.CompletedTask;
            }, context);
            return next();
        });

        /// <summary>People type yuan, models hold fen: a form value named X~yuan becomes X in fen. What is no amount is reported, and shown again as it was typed; nothing typed is no amount at all.</summary>
        public IApplicationBuilder UseYuanFields() => app.Use(async (context, next) =>
        {
            if (context.Request.HasFormContentType)
            {
                var form = await context.Request.ReadFormAsync(context.RequestAborted);
                foreach (var (name, typed) in form.Where(p => p.Key.EndsWith(Yuan.Suffix, StringComparison.Ordinal)))
                    context.Items[Yuan.Typed(name[..^Yuan.Suffix.Length])] = typed.ToString();
                if (form.Keys.Any(k => k.EndsWith(Yuan.Suffix, StringComparison.Ordinal)))
                    context.Request.Form = new FormCollection(form.Where(p => !p.Key.EndsWith(Yuan.Suffix, StringComparison.Ordinal) || !string.IsNullOrWhiteSpace(p.Value)).ToDictionary(
                        p => p.Key.EndsWith(Yuan.Suffix, StringComparison.Ordinal) ? p.Key[..^Yuan.Suffix.Length] : p.Key,
                        p => p.Key.EndsWith(Yuan.Suffix, StringComparison.Ordinal) ? new StringValues(Yuan.ToFen(p.Value.ToString())) : p.Value,
                        StringComparer.OrdinalIgnoreCase), form.Files);
            }
            await next();
        });
    }
}
