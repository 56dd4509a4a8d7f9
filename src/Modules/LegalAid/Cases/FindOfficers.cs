using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Who can be asked to stand aside: an applicant chooses of those whose names he has read in the case, an officer of all who act for the institution.</summary>
internal sealed class FindOfficers(AppDb db, IOrganizations organizations)
{
    private const string Examiner = "examiner", Head = "head";

    /// <summary>All who examine or decide for the institution of this case.</summary>
    public async Task<IReadOnlyList<RecusalTarget>> Of(AidCase matter, CancellationToken cancel)
    {
        if (matter.Office is not { } office) return [];
        var heads = await organizations.HoldersIn(office, AidPermissions.Decide.Key, cancel);
        var all = heads.Concat(await organizations.HoldersIn(office, AidPermissions.Examine.Key, cancel)).DistinctBy(o => o.Id);
        return [.. all.Select(o => new RecusalTarget(o.Id.ToString(), o.Id, o.Name, $"{o.Posts.FirstOrDefault(p => p.Organization == office)?.Title}{o.Name}", heads.Any(h => h.Id == o.Id)))];
    }

    public async Task<IReadOnlyList<RecusalTarget>> For(AidCase matter, Actor by, CancellationToken cancel)
    {
        var all = await Of(matter, cancel);
        if (by.Kind == ActorKind.Staff) return all;
        var signed = await db.Steps.AsNoTracking().Where(s => s.MatterId == matter.Id && !s.Internal && s.ByPost != null).Select(s => s.ById).Distinct().ToListAsync(cancel);
        List<RecusalTarget> seen = [.. all.Where(o => signed.Contains(o.Id!.Value))];
        // whom he cannot name he means by the part in it; the house knows who that is, or whoever answers says it
        var examiner = all.FirstOrDefault(o => o.Id == matter.ProposedBy);
        seen.Add(new(Examiner, examiner?.Id, examiner?.Name ?? "审查人员", "审查这件事的工作人员", examiner?.OfHead == true));
        var heads = all.Where(o => o.OfHead).ToList();
        if (!seen.Exists(o => o.Id is not null && o.Value != Examiner && o.OfHead)) seen.Add(new(Head, heads.Count == 1 ? heads[0].Id : null, heads.Count == 1 ? heads[0].Name : "负责人", "作决定的负责人", true));
        return seen;
    }
}
