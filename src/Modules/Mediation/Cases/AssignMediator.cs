using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>The committee names a mediator, or another one when a party asks or a conflict shows (PML 19, 23).</summary>
internal sealed class AssignMediator(AppDb db, IOrganizations organizations)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, Display(Name = "调解员")] public Guid? Mediator { get; set; }
        [Required, StringLength(500), Display(Name = "指派的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var staff = await organizations.Staff(form.Mediator!.Value, cancel);
        if (staff is not { Active: true }) throw new RuleBroken("这位调解员已经不在岗。") { Field = nameof(form.Mediator) };
        if (await organizations.HasConflict(staff.Id, [.. matter.Parties.Select(p => p.Name)], [.. matter.Parties.Select(p => p.PersonId).OfType<Guid>()], cancel))
            throw new RuleBroken("这位调解员与当事人有利害关系，应当回避。") { Field = nameof(form.Mediator) };
        if (!staff.Posts.Any(p => p.Post is Posts.GridMediator or Posts.TownMediator or Posts.CommitteeHead)) throw new RuleBroken("这位工作人员不是调解员。") { Field = nameof(form.Mediator) };
        var (free, _) = await Candidates(matter, cancel);
        if (free.All(m => m.Staff != staff.Id)) throw new RuleBroken("请从名单中选择调解员。") { Field = nameof(form.Mediator) };
        matter.Assign(staff.Id, staff.Name, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Mediators from the place upwards to the level that has the matter, least loaded first, without who has it now; and the names of those who must stand aside.</summary>
    public async Task<(IReadOnlyList<MediatorCard> Free, IReadOnlyList<string> Barred)> Candidates(MediationCase matter, CancellationToken cancel)
    {
        List<MediatorCard> free = [];
        List<string> barred = [];
        string[] names = [.. matter.Parties.Select(p => p.Name)];
        Guid[] people = [.. matter.Parties.Select(p => p.PersonId).OfType<Guid>()];
        var places = new[] { matter.Place, matter.Place[..Math.Min(12, matter.Place.Length)], matter.Place[..Math.Min(9, matter.Place.Length)] }.Distinct();
        foreach (var place in places)
            foreach (var mediator in await organizations.MediatorsOf(place, cancel))
            {
                if (mediator.Staff == matter.Handler || free.Any(m => m.Staff == mediator.Staff)) continue;
                if (names.Contains(mediator.Name) || await organizations.HasConflict(mediator.Staff, names, people, cancel)) barred.Add(mediator.Name);
                else free.Add(mediator);
            }
        return ([.. free.OrderBy(m => m.Load)], [.. barred.Distinct()]);
    }
}
