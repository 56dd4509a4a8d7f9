using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.LegalAid;

/// <summary>Gives the sample city a hardship line, once, in demo mode only: the figure is invented and says so.</summary>
internal sealed class LoadSampleStandards(AppDb db, IConfiguration configuration, Snapshots snapshots, TimeProvider clock) : IAtStart
{
    public int Order => 140;

    public async Task Run(CancellationToken cancel)
    {
        if (!configuration.GetValue<bool>("Demo") || await db.Set<SettingRow>().AnyAsync(s => s.Key == AidScope.Income.Key, cancel)) return;
        db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = AidScope.Income.Key, From = new(2026, 1, 1), Value = AidScope.Income.TextOf(new(150_000, "演示数值，不是真实标准")), By = "演示", At = clock.Now() });
        await snapshots.Save(db, Settings.Snapshot, cancel);
    }
}
