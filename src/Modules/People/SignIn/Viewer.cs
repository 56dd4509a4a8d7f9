using Fashu.Notices;
using Fashu.Web;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>The actor as the layouts see him; asked for before a page is drawn, because drawing does not wait.</summary>
internal sealed class Viewer(IActors actors, INotices notices) : IViewer
{
    private Actor? actor;

    public bool SignedIn => actor?.Kind is ActorKind.Citizen or ActorKind.Staff;
    public string Name => actor?.Name ?? "";
    public string? PostTitle => actor?.Post;
    public bool IsStaff => actor?.Kind == ActorKind.Staff;
    public int Unread { get; private set; }

    public bool May(string permission) => actor?.MaySomewhere(permission) == true;

    public static async Task Look(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            var viewer = http.RequestServices.GetRequiredService<Viewer>();
            await viewer.Load(http.RequestAborted);
            // What a person saw must not come back from the device's store after signing out.
            if (viewer.SignedIn)
                http.Response.OnStarting(static state =>
                {
                    ((HttpContext)state).Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                }, http);
        }
        await next(http);
    }

    private async Task Load(CancellationToken cancel)
    {
        actor = await actors.Current(cancel);
        if (SignedIn) Unread = await notices.Unread(actor.Id, cancel);
    }
}
