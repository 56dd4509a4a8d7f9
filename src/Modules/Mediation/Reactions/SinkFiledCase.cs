using Fashu.Divisions;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>A new matter sinks to the grid where it happened: mediator by roster and load; else to the committee of the village (A5).</summary>
internal sealed class SinkFiledCase(AppDb db, IOrganizations organizations, IDivisions divisions, TimeProvider clock) : IReactTo<MediationFiled>, IReactTo<MediationReleased>
{
    public Task React(MediationFiled filed, CancellationToken cancel) => filed.Danger ? OwnOnly(filed.Case, cancel) : Sink(filed.Case, cancel);

    public Task React(MediationReleased released, CancellationToken cancel) => Sink(released.Case, cancel);

    // With danger nobody is assigned; the committee and the justice office see it at once and an officer decides.
    private static Task OwnOnly(Guid _, CancellationToken cancel) => Task.CompletedTask;

    private async Task Sink(Guid id, CancellationToken cancel)
    {
        if (await db.Load<MediationCase>(id, cancel) is not { Stage: Stage.Filed, Handler: null } matter) return;
        var committee = await organizations.CommitteeFor(matter.Place, cancel)
            ?? throw new InvalidOperationException($"No committee answers for {matter.Place}.");
        var by = Actor.System(clock.Now());
        var names = matter.Parties.Select(p => p.Name).ToList();
        var persons = matter.Parties.Select(p => p.PersonId).OfType<Guid>().ToList();
        var grid = divisions.Find(matter.Place)?.Level == DivisionLevel.Grid;
        var why = grid ? "网格没有可以承办的调解员，交村调委会" : "发生地不止一个网格，交村调委会";
        if (grid && await Free(matter.Place, names, persons, cancel) is { } mediator)
        {
            matter.Sink(Level.Grid, committee.Id, Word(committee), mediator.Staff, mediator.Name, $"网格调解员，在办{mediator.Load}件", by);
        }
        else
        {
            var level = LevelOf(committee.Division);
            var upper = await Free(committee.Division, names, persons, cancel);
            matter.Sink(level, committee.Id, Word(committee), upper?.Staff, upper?.Name, why, by);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task<MediatorCard?> Free(string division, IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> persons, CancellationToken cancel)
    {
        foreach (var mediator in await organizations.MediatorsOf(division, cancel))
        {
            if (names.Contains(mediator.Name) || persons.Contains(mediator.Staff)) continue;
            if (!await organizations.HasConflict(mediator.Staff, names, persons, cancel)) return mediator;
        }
        return null;
    }

    internal static Level LevelOf(string division) => division.Length switch { <= 6 => Level.County, <= 9 => Level.Town, <= 12 => Level.Village, _ => Level.Grid };

    internal static string Word(OrganizationCard committee) => committee.NumberWord ?? committee.Name;
}
