using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The whole caseload of somebody who leaves goes when both have signed, and not before.</summary>
public class HandOverTests(Office office) : IClassFixture<Office>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Half_signed_nothing_moves_signed_by_both_everything_does(Database database)
    {
        var app = await office.On(database);
        var (from, to) = (await Office.Hire(app, "gives", place: Office.Grid), await Office.Hire(app, "takes", place: Office.Grid));
        var cases = await Cases(app, from, 3);
        var admin = await Office.Actor(app, "admin");
        Assert.Contains("手上还有3件在办", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<LeaveService>(s => s.Handle(new() { Staff = from, LastDay = new(2026, 12, 31) }, admin, default)))).Message);
        var (giver, taker) = (await Office.Actor(app, "gives"), await Office.Actor(app, "takes"));
        await Assert.ThrowsAsync<Missing>(async () => { var far = await Office.Actor(app, "far"); await app.With<ProposeHandOver>(s => s.Handle(new() { From = from, To = to, Reason = "离任" }, far, default)); });
        var farId = await Office.IdOf(app, "far");
        Assert.Contains("没有相应的岗位", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<ProposeHandOver>(s => s.Handle(new() { From = from, To = farId, Reason = "离任" }, giver, default)))).Message);
        var id = await app.With<ProposeHandOver, Guid>(s => s.Handle(new() { From = from, To = to, Reason = "离任" }, giver, default));
        Assert.Contains("已经有一次移交在办", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<ProposeHandOver>(s => s.Handle(new() { From = from, To = to, Reason = "离任" }, giver, default)))).Message);

        await Sign(app, id, taker);
        await app.Settle();
        Assert.Equal([from, from, from], await Handlers(app, cases));
        await Assert.ThrowsAsync<RuleBroken>(() => Sign(app, id, taker)); // nobody signs for the other
        await Assert.ThrowsAsync<Missing>(() => Sign(app, id, admin));
        Assert.Contains("密码不对", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(app, id, giver, "wrong"))).Message);
        Assert.Equal([from, from, from], await Handlers(app, cases));

        cases.AddRange(await Cases(app, from, 1)); // came in between the signatures
        await Sign(app, id, giver);
        await app.Settle();
        Assert.Equal([to, to, to, to], await Handlers(app, cases));
        await app.With<AppDb>(async db =>
        {
            var done = await db.HandOvers.SingleAsync(h => h.Id == id);
            Assert.Equal((4, false), (done.Matters, done.IsOpen));
            Assert.Equal(cases.Order(), (await db.Set<HandOverItem>().Where(i => i.HandOverId == id).Select(i => i.MatterId).ToListAsync()).Order());
            foreach (var one in cases) Assert.Contains("离任", (await db.Steps.Where(s => s.MatterId == one).OrderBy(s => s.No).ToListAsync())[^1].Reason);
        });
        await app.With<LeaveService>(s => s.Handle(new() { Staff = from, LastDay = new(2026, 11, 22) }, admin, default));
        Assert.Null(await app.With<IStaffAccess, StaffAccess?>(a => a.Of(from, default).AsTask()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nothing_goes_to_somebody_who_has_left_meanwhile(Database database)
    {
        var app = await office.On(database);
        var (from, to) = (await Office.Hire(app, "gives2", place: Office.Grid), await Office.Hire(app, "takes2", place: Office.Grid));
        var cases = await Cases(app, from, 2);
        var (giver, taker, admin) = (await Office.Actor(app, "gives2"), await Office.Actor(app, "takes2"), await Office.Actor(app, "admin"));
        var id = await app.With<ProposeHandOver, Guid>(s => s.Handle(new() { From = from, To = to, Reason = "调岗" }, giver, default));
        await Sign(app, id, taker);
        await app.With<LeaveService>(s => s.Handle(new() { Staff = to, LastDay = new(2026, 11, 22) }, admin, default));
        Assert.Contains("已经离任，不能接收", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(app, id, giver))).Message);
        await app.Settle();
        Assert.Equal([from, from], await Handlers(app, cases));
        await app.With<CancelHandOver>(s => s.Handle(id, giver, default));
        await Assert.ThrowsAsync<RuleBroken>(() => Sign(app, id, giver));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_signatures_in_the_same_moment_do_not_pass_each_other(Database database)
    {
        var app = await office.On(database);
        var (from, to) = (await Office.Hire(app, "gives3", place: Office.Grid), await Office.Hire(app, "takes3", place: Office.Grid));
        var (giver, taker) = (await Office.Actor(app, "gives3"), await Office.Actor(app, "takes3"));
        var id = await app.With<ProposeHandOver, Guid>(s => s.Handle(new() { From = from, To = to, Reason = "调岗" }, giver, default));
        await app.With<AppDb>(one => app.With<AppDb>(async two =>
        {
            Assert.False((await one.HandOvers.SingleAsync(h => h.Id == id)).Sign(giver));
            Assert.False((await two.HandOvers.SingleAsync(h => h.Id == id)).Sign(taker));
            await one.SaveChangesAsync();
            await Assert.ThrowsAsync<Overtaken>(() => two.SaveChangesAsync());
        }));
        await Sign(app, id, taker); // tried again, it is the second one
        Assert.NotNull(await app.With<AppDb, DateTime?>(db => db.HandOvers.Where(h => h.Id == id).Select(h => h.DoneAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Guesses_at_the_signature_lock_like_those_at_the_door(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-12-14");
        var (from, to) = (await Office.Hire(app, "gives4", place: Office.Grid), await Office.Hire(app, "takes4", place: Office.Grid));
        var taker = await Office.Actor(app, "takes4");
        var id = await app.With<ProposeHandOver, Guid>(s => s.Handle(new() { From = from, To = to, Reason = "调岗" }, taker with { Id = from, Name = "简明" }, default));
        for (var i = 0; i < 5; i++) Assert.Contains("密码不对", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(app, id, taker, "wrong"))).Message);
        Assert.Contains("已暂时锁定", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(app, id, taker))).Message);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await Sign(app, id, taker);
        Assert.NotNull(await app.With<AppDb, DateTime?>(db => db.HandOvers.Where(h => h.Id == id).Select(h => h.ToSignedAt).SingleAsync()));
    }

    private static Task Sign(FashuApp app, Guid id, Actor by, string password = Office.Password) =>
        app.With<SignHandOver>(s => s.Handle(new() { HandOver = id, Read = true, Password = password }, by with { At = app.Clock.Now() }, default));

    private static async Task<List<Guid>> Cases(FashuApp app, Guid handler, int count)
    {
        var (bench, ids) = (new CaseBench(app.Clock.Now()), new List<Guid>());
        await app.With<AppDb>(async db =>
        {
            for (var i = 0; i < count; i++)
            {
                var one = bench.File();
                one.Sink(Level.Grid, bench.Committee, "青溪石桥人调字", handler, "简明", "网格调解员", bench.System);
                db.Add(one);
                ids.Add(one.Id);
            }
            await db.SaveChangesAsync();
        });
        return ids;
    }

    private static Task<List<Guid?>> Handlers(FashuApp app, List<Guid> cases) =>
        app.With<AppDb, List<Guid?>>(db => db.Matters.Where(m => cases.Contains(m.Id)).Select(m => m.Handler).ToListAsync());
}
