using Fashu.Organizations;
using Fashu.Web;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What an applicant sees of the own case.</summary>
/// <param name="Ahead">Cases before this one that wait for the same in the same institution, to be examined or for a lawyer, the green channel first; null where it waits in no queue.</param>
internal sealed record OwnAid(AidCase Case, MatterView View, AidPerson Mine, OrganizationCard? Centre, int? Ahead)
{
    public Actor By => View.By;
    public string Page => $"/aid/{Case.Id}";
    /// <summary>Of the viewer's own persons (a guardian has several): who is asked to sign the mandate now, and who signed it.</summary>
    public IReadOnlyList<AidPerson> Unsigned => [.. Persons.Where(p => Case.Stage == AidStage.Handling && Case.Mandate is { } mandate && mandate.SignatureOf(p.Id) is null)];
    public IReadOnlyList<AidPerson> Signed => [.. Persons.Where(p => Case.Stage == AidStage.Handling && Case.Mandate?.SignatureOf(p.Id) is not null)];

    /// <summary>Who was asked and did not answer yet; taking it back was an answer.</summary>
    public bool IsAsked => Unsigned.Any(p => Case.Unsigned.Contains(p));

    /// <summary>For whom this account speaks: a guardian may have several children in one case.</summary>
    public IReadOnlyList<AidPerson> Persons => [.. Case.Present.Where(p => p.PersonId == By.Id)];

    /// <summary>The same for a field in which one of them is chosen.</summary>
    public IReadOnlyList<Choice> Choices => [.. Persons.Select(p => new Choice(p.Id.ToString(), p.Name))];

    /// <summary>Together with others, of whom he learns nothing.</summary>
    public bool IsJoint => Case.Present.Count() > 1;
    public bool May(AidAct act) => Case.IsOpenTo(act, By);

    public string Who(StepRow step) => step.ById == Actor.SystemId ? "系统" : step.ById == Mine.PersonId ? "您" : IsOthers(step) ? "同案的申请人" : step.ByPost is { Length: > 0 } post ? $"{post}{step.ByName}" : step.ByName;

    public string? Said(StepRow step) => IsOthers(step) || !Persons.Any(p => Case.Concerns(p, step.At)) ? null : step.Reason;

    /// <summary>What the office wants to have of him; null where it asked nobody, or somebody who was there before him.</summary>
    public string? Asked => Persons.Select(Case.AskedOf).FirstOrDefault(a => a is not null);

    private bool IsOthers(StepRow step) => Case.IsGroup && step.ById != Mine.PersonId && step.ByPost is null && step.ById != Actor.SystemId;
}

/// <summary>Opens a case for its applicant.</summary>
internal sealed class ReadOwnAid(AppDb db, MatterViews views, IOrganizations organizations)
{
    public async Task<OwnAid> Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var mine = matter.Persons.OrderBy(p => p.EndedAt is not null).ThenBy(p => p.No).FirstOrDefault(p => p.PersonId == by.Id) ?? throw new Missing("这件事");
        var centre = matter.Office is { } office ? await organizations.Find(office, cancel) : null;
        return new(matter, await views.Open(id, by, cancel), mine, centre, matter.Stage is AidStage.Review or AidStage.Granted ? await Ahead(matter, cancel) : null);
    }

    // examined and assigned in the same order: the green channel, then whoever came first
    private Task<int> Ahead(AidCase matter, CancellationToken cancel)
    {
        var waiting = db.AidCases.Where(c => c.Office == matter.Office && c.Stage == matter.Stage && c.Id != matter.Id);
        return matter.Green is not null
            ? waiting.CountAsync(c => c.Green != null && c.FiledAt < matter.FiledAt, cancel)
            : waiting.CountAsync(c => c.Green != null || c.FiledAt < matter.FiledAt, cancel);
    }
}
