using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fashu;

/// <summary>
/// Addresses whose handler is compiled when it is first called. The framework compiles all of them, and the JSON of all their forms and
/// answers, before the first request; few of them are needed in the first minutes. Found before the framework's own, being nearer.
/// </summary>
public static class Addresses
{
    extension(IEndpointRouteBuilder app)
    {
        public RouteHandlerBuilder MapGet(string pattern, Delegate handler) => app.MapMethods(pattern, [HttpMethods.Get], handler);

        public RouteHandlerBuilder MapPost(string pattern, Delegate handler) => app.MapMethods(pattern, [HttpMethods.Post], handler);

        public RouteHandlerBuilder MapMethods(string pattern, IEnumerable<string> methods, Delegate handler) =>
            RouteHandlerServices.Map(app, pattern, handler, methods, RequestDelegateFactory.InferMetadata, Later);
    }

    private static RequestDelegateResult Later(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? inferred)
    {
        var compiled = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handler, options, inferred).RequestDelegate);
        return new(context => compiled.Value(context), options.EndpointBuilder!.Metadata.AsReadOnly());
    }
}
