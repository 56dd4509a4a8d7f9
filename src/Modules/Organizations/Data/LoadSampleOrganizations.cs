using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.Organizations;

/// <summary>The first start of the demo staffs the sample city.</summary>
internal sealed class LoadSampleOrganizations(AppDb db, IDivisions divisions, IConfiguration configuration, Snapshots snapshots, TimeProvider clock) : IAtStart
{
    public int Order => 110;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.Staff.AnyAsync(cancel)) return;
        await OrganizationSamples.Load(db, divisions, clock.Now(), cancel);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
