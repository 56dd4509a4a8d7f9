using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Fashu;

/// <summary>Calls that carry a form to its slice and answer nothing but that it is done. The form was checked before, by the same rules as on its page.</summary>
public static class Acts
{
    extension(IEndpointRouteBuilder api)
    {
        public RouteHandlerBuilder Does<TSlice, TForm>(string pattern, Func<TSlice, TForm, Actor, CancellationToken, Task> act, string method = "POST") where TSlice : notnull where TForm : notnull =>
            api.MapMethods(pattern, [method], async ([FromBody] TForm form, [FromServices] TSlice slice, Actor by, CancellationToken cancel) =>
            {
                await act(slice, form, by, cancel);
                return TypedResults.NoContent();
            }).Refuses();

        /// <summary>Over the thing whose {id:guid} stands in the address.</summary>
        public RouteHandlerBuilder Does<TSlice, TForm>(string pattern, Func<TSlice, Guid, TForm, Actor, CancellationToken, Task> act) where TSlice : notnull where TForm : notnull =>
            api.MapPost(pattern, async (Guid id, [FromBody] TForm form, [FromServices] TSlice slice, Actor by, CancellationToken cancel) =>
            {
                await act(slice, id, form, by, cancel);
                return TypedResults.NoContent();
            }).Refuses();

        public RouteHandlerBuilder Does<TSlice>(string pattern, Func<TSlice, Guid, Actor, CancellationToken, Task> act, string method = "POST") where TSlice : notnull =>
            api.MapMethods(pattern, [method], async (Guid id, [FromServices] TSlice slice, Actor by, CancellationToken cancel) =>
            {
                await act(slice, id, by, cancel);
                return TypedResults.NoContent();
            }).Refuses();

        /// <summary>The form comes as multipart, with files.</summary>
        public RouteHandlerBuilder DoesWithFiles<TSlice, TForm>(string pattern, Func<TSlice, Guid, TForm, Actor, CancellationToken, Task> act) where TSlice : notnull where TForm : notnull =>
            api.MapPost(pattern, async (Guid id, [FromForm] TForm form, [FromServices] TSlice slice, Actor by, CancellationToken cancel) =>
            {
                await act(slice, id, form, by, cancel);
                return TypedResults.NoContent();
            }).Refuses().Keyed().TakesFiles();
    }

    extension(RouteHandlerBuilder endpoint)
    {
        private RouteHandlerBuilder Refuses() => endpoint.ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }
}
