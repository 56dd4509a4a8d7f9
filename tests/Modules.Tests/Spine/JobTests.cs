using Fashu.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>A program that starts again goes on with the jobs where the one before stopped.</summary>
public class JobTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_daily_job_is_not_done_again_at_every_start(Database database)
    {
        var daily = new Daily();
        await using var app = await FashuApp.Start(database, services: s => s.AddSingleton<IJob>(daily));
        await app.Settle();
        Assert.Equal(1, daily.Runs);

        Task Restart() => Started(app);
        await Restart();
        Assert.Equal(1, daily.Runs);
        app.Clock.Advance(TimeSpan.FromHours(23));
        await Restart();
        Assert.Equal(1, daily.Runs);
        app.Clock.Advance(TimeSpan.FromHours(1));
        daily.Fails = true;
        await Restart();
        Assert.Equal(2, daily.Runs);

        // what failed is due at once, and so is what ran by a clock that was wrong
        daily.Fails = false;
        await Restart();
        Assert.Equal(3, daily.Runs);
        app.Clock.Advance(TimeSpan.FromDays(-3));
        await Restart();
        Assert.Equal(4, daily.Runs);
    }

    private static async Task Started(FashuApp app)
    {
        using var runner = ActivatorUtilities.CreateInstance<JobRunner>(app.Services);
        await runner.Recall(default);
        await runner.RunDue(default);
    }

    private sealed class Daily : IJob
    {
        public int Runs { get; private set; }
        public bool Fails { get; set; }
        public string Name => "test.daily";
        public TimeSpan Every => TimeSpan.FromDays(1);

        public Task Run(CancellationToken cancel)
        {
            Runs++;
            return Fails ? throw new InvalidOperationException("as asked") : Task.CompletedTask;
        }
    }
}
