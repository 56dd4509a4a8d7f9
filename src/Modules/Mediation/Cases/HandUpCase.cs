using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>One step up, grid → village → town → county, as an act: same number, the clock goes on (PMR 27).</summary>
internal sealed class HandUpCase(AppDb db, IOrganizations organizations)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "提级的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var (committee, mediator) = await Target(matter, cancel);
        matter.HandUp(SinkFiledCase.LevelOf(committee.Division), committee.Id, SinkFiledCase.Word(committee), mediator?.Staff, mediator?.Name, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Who would get it; throws <see cref="RuleBroken"/> where nobody is above.</summary>
    public async Task<(OrganizationCard Committee, MediatorCard? Mediator)> Target(MediationCase matter, CancellationToken cancel)
    {
        // the grid acts for the village's own committee, so the first step up is that committee itself
        var above = matter.Level == Level.Grid ? matter.Place[..12] : Parent(matter.Level, matter.Place);
        var committee = await organizations.CommitteeFor(above, cancel) ?? throw new RuleBroken("上一级没有调解委员会，不能提级。");
        return (committee, await Free(committee.Division, matter, cancel));
    }

    private async Task<MediatorCard?> Free(string division, MediationCase matter, CancellationToken cancel)
    {
        string[] names = [.. matter.Parties.Select(p => p.Name)];
        Guid[] people = [.. matter.Parties.Select(p => p.PersonId).OfType<Guid>()];
        foreach (var mediator in await organizations.MediatorsOf(division, cancel))
            if (mediator.Staff != matter.Handler && !names.Contains(mediator.Name) && !await organizations.HasConflict(mediator.Staff, names, people, cancel)) return mediator;
        return null;
    }

    private static string Parent(Level level, string place) => level switch
    {
        Level.Village => place[..9],
        Level.Town => place[..6],
        _ => throw new RuleBroken("已经是最高一级，不能再提级。"),
    };
}
