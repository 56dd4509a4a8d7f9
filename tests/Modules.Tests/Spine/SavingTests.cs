using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>What one save carries, and that a request happens once.</summary>
public class SavingTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Grid = "330191101201002";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task One_filing_leaves_every_row(Database database)
    {
        var app = await city.On(database);
        var id = await File(app);
        await app.With<AppDb>(async db =>
        {
            Assert.Equal(1, await db.Set<MediationCase>().CountAsync(c => c.Id == id));
            var row = await db.Matters.SingleAsync(m => m.Id == id);
            Assert.Equal((Colour.Blue, "待受理"), (row.Colour, row.Word));
            var step = await db.Steps.SingleAsync(s => s.MatterId == id);
            Assert.Equal((1, "申请调解"), (step.No, step.ActTitle));
            Assert.Equal(32, (await db.Set<LeafRow>().SingleAsync(l => l.MatterId == id)).Hash.Length);
            Assert.Equal("mediation.accept", (await db.Clocks.SingleAsync(c => c.MatterId == id)).Rule);
            Assert.Equal(2, await db.Participants.CountAsync(p => p.MatterId == id));
            Assert.Equal(1, await db.Set<OutboxRow>().CountAsync(o => o.Content.Contains(id.ToString())));
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_key_happens_once(Database database)
    {
        var app = await city.On(database);
        var key = Guid.CreateVersion7();
        var first = await File(app, key);
        var again = await Assert.ThrowsAsync<AlreadyDone>(() => File(app, key));
        Assert.Equal(first, again.Subject);
        await app.With<AppDb>(async db => Assert.Equal(1, await db.Set<DoneRow>().CountAsync(d => d.Key == key)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_reaction_that_is_delivered_twice_acts_once(Database database)
    {
        var app = await city.On(database);
        var id = await File(app);
        await app.Settle();
        await app.With<AppDb>(async db =>
        {
            foreach (var sent in await db.Set<OutboxRow>().Where(o => o.Content.Contains(id.ToString())).ToListAsync()) db.Entry(sent).Property(o => o.DueAt).CurrentValue = DateTime.UnixEpoch;
            await db.SaveChangesAsync();
        });
        await app.Settle();
        await app.With<AppDb>(async db => Assert.Equal(1, await db.Steps.CountAsync(s => s.MatterId == id && s.Act == nameof(Act.Assign))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_who_act_at_once_one_is_told(Database database)
    {
        var app = await city.On(database);
        var id = await File(app);
        await app.Settle();
        await using var one = app.Services.CreateAsyncScope();
        await using var two = app.Services.CreateAsyncScope();
        var (left, right) = (one.ServiceProvider.GetRequiredService<AppDb>(), two.ServiceProvider.GetRequiredService<AppDb>());
        var (mine, yours) = ((await left.Load<MediationCase>(id, default))!, (await right.Load<MediationCase>(id, default))!);
        var mediator = new Actor(mine.Handler!.Value, mine.HandlerName!, ActorKind.Staff, app.Clock.Now());
        mine.Accept(mediator, Mediation.CaseBench.Settings);
        yours.Decline("已在法院处理", "请向法院申请", mediator);
        await left.SaveChangesAsync();
        var told = await Assert.ThrowsAsync<Overtaken>(() => right.SaveChangesAsync());
        Assert.Contains("别人处理过", told.Message);
        await app.With<AppDb>(async db => Assert.Equal("Accepted", (await db.Matters.SingleAsync(m => m.Id == id)).Stage));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Cached_colours_are_a_recount_after_time_has_passed(Database database)
    {
        var app = await city.On(database);
        await File(app);
        await app.Settle();
        app.Clock.Advance(TimeSpan.FromDays(9));
        await app.Settle();
        await app.With<AppDb>(async db =>
        {
            var settings = app.Services.GetRequiredService<Settings>();
            var kinds = app.Services.GetServices<IMatterKind>().ToDictionary(k => k.Kind);
            var rows = await db.Matters.AsNoTracking().ToListAsync();
            Assert.Contains(rows, r => r.Colour == Colour.Red);
            foreach (var row in rows)
            {
                var badge = (await kinds[row.Kind].Load(db, row.Id, default))!.BadgeAt(app.Clock.Now(), settings);
                Assert.Equal((badge.Colour, badge.Word, badge.ChangesAt), (row.Colour, row.Word, row.ChangesAt));
            }
        });
    }

    private static async Task<Guid> File(FashuApp app, Guid? key = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.RequestKey = key;
        var by = new Actor(Guid.CreateVersion7(), "周秀英", ActorKind.Citizen, app.Clock.Now());
        var filed = MediationCase.File(Guid.CreateVersion7(), Grid, "楼上漏水，天花板泡坏了。", "修好并赔偿。",
            Party.Of(Side.Applicant, PartyKind.Person, "周秀英", "10000000101", by.Id), Party.Of(Side.Respondent, PartyKind.Person, "䶮小明", null, null),
            [], "网络", null, by, Mediation.CaseBench.Settings);
        db.Add(filed);
        await db.SaveChangesAsync();
        return filed.Id;
    }
}
