using System.Globalization;
using System.Security.Claims;
using Fashu.Organizations;
using Microsoft.AspNetCore.Http;

namespace Fashu.People;

/// <summary>Turns the session or token of a request into the actor, once per request and person.</summary>
internal sealed class Actors(IHttpContextAccessor http, PersonStates people, TimeProvider clock, IStaffAccess staff) : IActors
{
    private ClaimsPrincipal? seen;
    private Actor? known;

    public async ValueTask<Actor> Current(CancellationToken cancel)
    {
        var user = http.HttpContext?.User;
        // Signing in amid a request puts another principal in place.
        if (known is not null && ReferenceEquals(seen, user)) return known;
        known = await Tell(user, cancel);
        seen = user;
        return known;
    }

    private async ValueTask<Actor> Tell(ClaimsPrincipal? user, CancellationToken cancel)
    {
        var at = clock.Now();
        var address = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        var visitor = Actor.Visitor(at) with { Address = address, SharedDevice = user?.FindFirstValue(FashuPrincipal.Shared) == "1" };
        if (user?.ActorId is not { } id || !int.TryParse(user.FindFirstValue(FashuPrincipal.Stamp), NumberStyles.None, CultureInfo.InvariantCulture, out var stamp)) return visitor;
        if (user.SessionId is not { } session) return visitor;
        return user.ActorKind switch
        {
            ActorKind.Citizen when await people.Of(id, cancel) is { } person && person.Stamp == stamp && !await people.HasLeft(id, session, cancel) =>
                visitor with { Id = id, Name = person.Card.Name ?? "", Kind = ActorKind.Citizen, Verified = person.Card.Verified },
            ActorKind.Staff when await staff.Of(id, cancel) is { } access && access.Stamp == stamp && !await people.HasLeft(id, session, cancel) =>
                visitor with { Id = id, Name = access.Name, Kind = ActorKind.Staff, Verified = true, Grants = access.Grants, Post = access.PostTitle },
            _ => visitor,
        };
    }
}
