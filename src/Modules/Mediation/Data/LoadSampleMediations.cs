using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.Mediation;

/// <summary>Fills the sample city with mediations, once, in demo mode only.</summary>
internal sealed class LoadSampleMediations(AppDb db, IDivisions divisions, IOrganizations organizations, Settings settings, IConfiguration configuration, TimeProvider clock) : IAtStart
{
    private const int Batch = 250;

    public int Order => 150;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.MediationCases.AnyAsync(cancel)) return;
        var now = clock.Now();
        var samples = await new MediationSamples(divisions, organizations, settings, now).Make(configuration.GetValue("DemoMatters", 5000), cancel);
        samples.AddRange(await new SampleTour(divisions, organizations, settings, now).Make(cancel));
        db.Quiet = db.IsBulk = true;
        foreach (var some in samples.OrderBy(m => m.FiledAt).Chunk(Batch))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }
}
