using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>The committee names a mediator, or another one when a party asks or a conflict shows (PML 19, 23).</summary>
internal sealed class AssignMediator(AppDb db, IOrganizations organizations)
{
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
        matter.Assign(staff.Id, staff.Name, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
