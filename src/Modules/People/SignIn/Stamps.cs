using Fashu.Organizations;

namespace Fashu.People;

/// <summary>Name and stamp of an account as they are now, citizen or staff.</summary>
internal sealed class Stamps(PersonStates people, IStaffAccess staff)
{
    /// <summary>Stamp 0 for an account that is closed; none has it.</summary>
    public async ValueTask<(string Name, int Stamp)> Of(Guid owner, ActorKind kind, CancellationToken cancel) => kind == ActorKind.Staff
        ? await staff.Of(owner, cancel) is { } access ? (access.Name, access.Stamp) : ("", 0)
        : await people.Of(owner, cancel) is { } person ? (person.Card.Name ?? "", person.Stamp) : ("", 0);
}
