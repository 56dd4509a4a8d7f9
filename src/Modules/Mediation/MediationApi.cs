using Microsoft.AspNetCore.Routing;

namespace Fashu.Mediation;

/// <summary>The module's slices over HTTP, under /api/v1/mediation.</summary>
internal static class MediationApi
{
    public static void Map(IEndpointRouteBuilder app) => _ = app;
}
