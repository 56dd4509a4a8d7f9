using System.Globalization;
using System.Security.Claims;

namespace Fashu;

/// <summary>The claims of the one session cookie.</summary>
public static class FashuPrincipal
{
    public const string Scheme = "fashu";
    public const string Id = "id", Kind = "kind", Name = "name", Stamp = "stamp", Shared = "shared";

    public static ClaimsPrincipal Create(Guid id, ActorKind kind, string name, int stamp, bool shared) => new(new ClaimsIdentity(
    [
        new(Id, id.ToString()), new(Kind, kind.ToString()), new(Name, name),
        new(Stamp, stamp.ToString(CultureInfo.InvariantCulture)), new(Shared, shared ? "1" : "0"),
    ], Scheme, Name, null));

    extension(ClaimsPrincipal user)
    {
        public Guid? ActorId => Guid.TryParse(user.FindFirstValue(Id), out var id) ? id : null;

        public ActorKind ActorKind => Enum.TryParse<ActorKind>(user.FindFirstValue(Kind), out var kind) ? kind : ActorKind.Visitor;
    }
}
