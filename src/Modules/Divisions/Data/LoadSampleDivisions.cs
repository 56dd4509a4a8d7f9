using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.Divisions;

/// <summary>The first start of the demo draws the sample city's map.</summary>
internal sealed class LoadSampleDivisions(AppDb db, IConfiguration configuration, Snapshots snapshots, TimeProvider clock) : IAtStart
{
    public int Order => 100;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.Divisions.AnyAsync(cancel)) return;
        await DivisionSamples.Load(db, clock.Now(), cancel);
        await snapshots.Save(db, DivisionsModule.Snapshot, cancel);
    }
}
