using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.Matters;

/// <summary>Draws calls of the sample city for the last three months; those of the older two are made. Once, in demo mode only.</summary>
internal sealed class LoadSampleCalls(AppDb db, DrawCalls draw, IConfiguration configuration, TimeProvider clock) : IAtStart
{
    public int Order => 170;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.CallDraws.AnyAsync(cancel)) return;
        var now = clock.Now();
        var today = now.CityDay();
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        foreach (var back in (int[])[2, 1, 0]) await draw.Handle(month.AddMonths(-back), now, cancel);
        var (made, by) = (0, new Actor(Organizations.SampleStaff.Id("staff:quality"), "质量监督员", ActorKind.Staff, now));
        foreach (var call in await db.QualityCalls.Where(c => c.Month < month).OrderBy(c => c.Id).ToListAsync(cancel))
            switch (made++ % 5)
            {
                case 3: call.Say(Satisfaction.Fair, "等的时间有点长。", by); break;
                case 4: call.Decline(by); break;
                default: call.Say(Satisfaction.Satisfied, null, by); break;
            }
        await db.SaveChangesAsync(cancel);
    }
}
