using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.LegalAid;

/// <summary>Fills the sample city with legal aid, one case for twenty mediations, once, in demo mode only.</summary>
internal sealed class LoadSampleAid(AppDb db, IDivisions divisions, IOrganizations organizations, Settings settings, IConfiguration configuration, TimeProvider clock) : IAtStart
{
    private const int Batch = 250;

    public int Order => 160;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.AidCases.AnyAsync(cancel)) return;
        var (now, matters) = (clock.Now(), configuration.GetValue("DemoMatters", 5000));
        // a small city keeps every stage; one with hardly anything in it stays so
        var samples = matters < AidSamples.Least ? [] : await new AidSamples(divisions, organizations, settings, now).Make(Math.Max(AidSamples.Least, matters / 20), cancel);
        samples.AddRange(await new SampleAidTour(organizations, settings, now).Make(cancel));
        db.Quiet = db.IsBulk = true;
        foreach (var some in samples.OrderBy(m => m.FiledAt).Chunk(Batch))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
