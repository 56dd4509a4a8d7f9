using Fashu.Organizations;
using Fashu.Web;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What an applicant sees of the own case.</summary>
/// <param name="Ahead">Applications before this one in the same institution, the green channel first; null once it is examined.</param>
internal sealed record OwnAid(AidCase Case, MatterView View, AidPerson Mine, OrganizationCard? Centre, int? Ahead)
{
    public Actor By => View.By;
    public string Page => $"/aid/{Case.Id}";
    public bool May(AidAct act) => Case.IsOpenTo(act, By);

    public string Who(StepRow step) => step.ById == Actor.SystemId ? "系统" : step.ById == Mine.PersonId ? "您" : step.ByPost is { Length: > 0 } post ? $"{post}{step.ByName}" : step.ByName;
}

/// <summary>Opens a case for its applicant.</summary>
internal sealed class ReadOwnAid(AppDb db, MatterViews views, IOrganizations organizations)
{
    public async Task<OwnAid> Handle(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var mine = matter.Persons.FirstOrDefault(p => p.PersonId == by.Id) ?? throw new Missing("这件事");
        var centre = matter.Office is { } office ? await organizations.Find(office, cancel) : null;
        return new(matter, await views.Open(id, by, cancel), mine, centre, matter.Stage == AidStage.Review ? await Ahead(matter, cancel) : null);
    }

    private Task<int> Ahead(AidCase matter, CancellationToken cancel)
    {
        var waiting = db.AidCases.Where(c => c.Office == matter.Office && c.Stage == AidStage.Review && c.Id != matter.Id);
        return matter.Green is not null
            ? waiting.CountAsync(c => c.Green != null && c.FiledAt < matter.FiledAt, cancel)
            : waiting.CountAsync(c => c.Green != null || c.FiledAt < matter.FiledAt, cancel);
    }
}
