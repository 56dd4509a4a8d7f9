using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu;

public enum ActorKind { Visitor, Citizen, Staff, System }

/// <summary>Who does something, when, and what he may do. Passed to every slice and every verb.</summary>
public sealed record Actor(Guid Id, string Name, ActorKind Kind, DateTime At)
{
    public static readonly Guid SystemId = new("00000000-0000-0000-0000-000000000001");

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>The post in which a member of staff acts, for the record.</summary>
    public string? Post { get; init; }

    /// <summary>Whether the person's identity has been verified, as signing demands.</summary>
    public bool Verified { get; init; }

    /// <summary>The device is used by many people (kiosk, counter): nothing of the person stays on it.</summary>
    public bool SharedDevice { get; init; }

    public string? Address { get; init; }

    /// <summary>What limits count of the address.</summary>
    public string? Network => CallerNetwork.Of(Address);

    public static Actor System(DateTime at) => new(SystemId, "系统", ActorKind.System, at);

    public static Actor Visitor(DateTime at) => new(Guid.Empty, "访客", ActorKind.Visitor, at);

    public bool May(Permission permission, string place) => May(permission.Key, place);

    public bool May(string permission, string place) =>
        Grants.Any(g => g.Permission == permission && place.StartsWith(g.Scope, StringComparison.Ordinal));

    /// <summary>Whether the permission is held anywhere at all; says nothing about a single matter.</summary>
    public bool MaySomewhere(string permission) => Grants.Any(g => g.Permission == permission);

    /// <summary>The parts of the tree in which the permission is held, wider parts swallowing narrower ones.</summary>
    public IReadOnlyList<string> ScopesOf(string permission)
    {
        var scopes = Grants.Where(g => g.Permission == permission).Select(g => g.Scope).Distinct().ToList();
        return [.. scopes.Where(s => !scopes.Any(wider => wider.Length < s.Length && s.StartsWith(wider, StringComparison.Ordinal)))];
    }

    /// <summary>Lets an endpoint take the actor as a parameter.</summary>
    public static async ValueTask<Actor?> BindAsync(HttpContext context, ParameterInfo _) =>
        await context.RequestServices.GetRequiredService<IActors>().Current(context.RequestAborted);
}

/// <summary>Tells who is acting in the present request.</summary>
public interface IActors
{
    ValueTask<Actor> Current(CancellationToken cancel);
}
