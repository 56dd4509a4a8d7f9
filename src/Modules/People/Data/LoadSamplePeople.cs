using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.People;

/// <summary>Fills the sample city with two citizens to sign in as and with identity papers to compare, once, in demo mode only.</summary>
internal sealed class LoadSamplePeople(AppDb db, IConfiguration configuration, TimeProvider clock) : IAtStart
{
    public int Order => 140;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.People.AnyAsync(cancel)) return;
        PeopleSamples.Add(db, clock.Now());
        await db.SaveChangesAsync(cancel);
    }
}
