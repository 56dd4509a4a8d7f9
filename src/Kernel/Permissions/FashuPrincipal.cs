using System.Globalization;
using System.Security.Claims;

namespace Fashu;

/// <summary>The claims of the one session cookie.</summary>
public static class FashuPrincipal
{
    public const string Scheme = "fashu";
    // By this name a form belongs to its person and not to one session: what was typed before signing in again can still be sent.
    public const string Id = "sub";
    public const string Kind = "kind", Name = "name", Stamp = "stamp", Shared = "shared", Session = "session";

    public static ClaimsPrincipal Create(Guid id, ActorKind kind, string name, int stamp, bool shared) => new(new ClaimsIdentity(
    [
        new(Id, id.ToString()), new(Kind, kind.ToString()), new(Name, name),
        new(Stamp, stamp.ToString(CultureInfo.InvariantCulture)), new(Shared, shared ? "1" : "0"),
        new(Session, Guid.CreateVersion7().ToString()),
    ], Scheme, Name, null));

    extension(ClaimsPrincipal user)
    {
        public Guid? ActorId => Guid.TryParse(user.FindFirstValue(Id), out var id) ? id : null;

        /// <summary>Told apart from the person's other sessions, so that leaving one device leaves the others.</summary>
        public Guid? SessionId => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

        public ActorKind ActorKind => Enum.TryParse<ActorKind>(user.FindFirstValue(Kind), out var kind) ? kind : ActorKind.Visitor;
    }
}
