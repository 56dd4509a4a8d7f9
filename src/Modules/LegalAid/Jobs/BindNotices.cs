using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Notices that came before their organ was entered are bound to it by kind and name, so that its clerks see them.</summary>
internal sealed class BindNotices(AppDb db, IOrganizations organizations) : IJob
{
    public string Name => "legalaid.bind-notices";
    public string Title => "把通知归到登记过的办案机关";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken cancel)
    {
        var organs = await organizations.OfKinds(OrganizationKinds.Partners, cancel);
        foreach (var organ in organs)
        {
            var (kind, area) = (organ.Kind.Organ, AreaOf(organ));
            // of two by one name in one area nobody knows which is meant
            if (organs.Any(o => o.Id != organ.Id && o.Kind == organ.Kind && o.Name == organ.Name && (AreaOf(o).StartsWith(area, StringComparison.Ordinal) || area.StartsWith(AreaOf(o), StringComparison.Ordinal)))) continue;
            foreach (var id in await db.AidCases.AsNoTracking().Where(c => c.NoticeFrom == organ.Name && c.NoticeOrgan == kind && c.NoticeBody == null && c.Place.StartsWith(area)).Select(c => c.Id).Take(200).ToListAsync(cancel))
            {
                if (await db.Load<AidCase>(id, cancel) is not { NoticeBody: null } matter) continue;
                matter.Bind(organ.Id);
                try { await db.SaveChangesAsync(cancel); }
                catch (Overtaken) { } // somebody acts on the case at this moment; the next round binds it
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The county, or the whole city, whose notices may be this organ's: names are not unique.</summary>
    public static string AreaOf(OrganizationCard organ) => organ.Division.Length > (int)DivisionLevel.County ? organ.Division[..(int)DivisionLevel.County] : organ.Division;
}
