using Fashu.Documents;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>Whose turn it is: fair by load, nobody on leave, nobody above the own limit while another is below.</summary>
public class RosterTests(Office office) : IClassFixture<Office>
{
    private static readonly DateTime start = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<object[]> Both => Databases.All;

    [Fact]
    public void The_loads_of_those_below_their_limit_never_differ_by_more_than_one()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var mediators = Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Seat(Guid.CreateVersion7(), random.Next(3) == 0 ? random.Next(1, 6) : null)).ToArray();
            for (var turn = 0; turn < 60; turn++)
            {
                random.Shuffle(mediators);
                var next = Next(mediators);
                var open = mediators.Where(m => !m.Full).ToList();
                if (open.Count > 0) Assert.True(!next.Full && next.Load == open.Min(m => m.Load), $"seed {seed}, turn {turn}");
                else Assert.Equal(mediators.Min(m => m.Load), next.Load);
                (next.Load, next.Newest) = (next.Load + 1, start.AddMinutes(turn));
                var free = mediators.Where(m => !m.Full).Select(m => m.Load).ToList();
                if (free.Count > 1) Assert.True(free.Max() - free.Min() <= 1, $"seed {seed}, turn {turn}");
            }
        }
    }

    [Fact]
    public void Of_equal_loads_the_one_longest_without_a_matter_is_next()
    {
        Seat[] mediators = [new(Guid.CreateVersion7(), null) { Newest = start }, new(Guid.CreateVersion7(), null) { Newest = start.AddDays(-1) }, new(Guid.CreateVersion7(), null)];
        Assert.Equal([mediators[2].Id, mediators[1].Id, mediators[0].Id], InTurn(mediators).Select(m => m.Staff));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_on_leave_is_asked_and_after_it_he_is(Database database)
    {
        var app = await office.On(database);
        app.Clock.Set("2026-11-23");
        var (lin, id) = (await Office.Actor(app, "lin"), await Office.IdOf(app, "lin"));
        async Task<bool> Asked() => (await app.With<IOrganizations, IReadOnlyList<MediatorCard>>(o => o.MediatorsOf(Office.Grid, default))).Any(m => m.Staff == id);
        Assert.True(await Asked());
        Assert.Contains("不能早于", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<TakeLeave>(s => s.Handle(new() { From = new(2026, 11, 25), Until = new(2026, 11, 24), Reason = "事假" }, lin, default)))).Message);
        Assert.Contains("已经过去", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<TakeLeave>(s => s.Handle(new() { From = new(2026, 11, 20), Until = new(2026, 11, 22), Reason = "事假" }, lin, default)))).Message);
        await Assert.ThrowsAsync<Missing>(async () => { var far = await Office.Actor(app, "far"); await app.With<TakeLeave>(s => s.Handle(new() { Staff = id, From = new(2026, 11, 24), Until = new(2026, 11, 26), Reason = "事假" }, far, default)); });
        var leave = await app.With<TakeLeave, Guid>(s => s.Handle(new() { From = new(2026, 11, 24), Until = new(2026, 11, 26), Reason = "事假" }, lin, default));
        foreach (var (day, asked) in new[] { ("2026-11-23", true), ("2026-11-24", false), ("2026-11-26", false), ("2026-11-27", true) })
        {
            app.Clock.Set(day);
            Assert.Equal(asked, await Asked());
        }
        app.Clock.Set("2026-11-25");
        await app.With<CutLeave>(s => s.Handle(leave, lin with { At = app.Clock.Now() }, default));
        Assert.True(await Asked());
        app.Clock.Set("2026-11-24");
        Assert.False(await Asked());
        app.Clock.Set("2026-11-23");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_new_matter_passes_over_who_cannot_sign_in_and_who_leaves_today(Database database)
    {
        var app = await Office.Filled(database);
        await using var _ = app;
        app.Clock.Set("2026-11-23");
        Task<List<string>> Asked(string place) => app.With<IOrganizations, List<string>>(async o => [.. (await o.MediatorsOf(place, default)).Select(m => m.Name).Order()]);
        var both = await Asked(Office.Grid);
        Assert.Equal(new[] { "林小溪", "郭大山" }.Order(), both);
        var admin = await Office.Actor(app, "admin");
        // a new password is asked for and not yet set: nobody could open the matter
        var lin = await Office.IdOf(app, "lin");
        await app.With<ResetPassword, string?>(s => s.Handle(lin, admin, default));
        Assert.Equal(["郭大山"], await Asked(Office.Grid));
        var guo = await Office.IdOf(app, "guo");
        await app.With<LeaveService>(s => s.Handle(new() { Staff = guo, LastDay = new(2026, 11, 23) }, admin with { At = app.Clock.Now() }, default));
        Assert.Empty(await Asked(Office.Grid));
        // nobody is left in the grid: the village's committee has it, at its head
        var bench = new CaseBench(app.Clock.Now());
        var one = bench.File();
        Assert.True(one.Place == CaseBench.Grid);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        await app.Settle();
        await app.With<AppDb>(async db => Assert.Equal("何秋生", (await db.Matters.SingleAsync(m => m.Id == one.Id)).HandlerName));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_declared_conflict_stands_until_it_is_withdrawn(Database database)
    {
        var app = await office.On(database);
        var guo = await Office.Actor(app, "guo");
        Task<bool> Aside(string name) => app.With<IOrganizations, bool>(o => o.HasConflict(guo.Id, [name], [], default));
        var conflict = await app.With<DeclareConflict, Guid>(s => s.Handle(new() { Name = " 龚 大河", Relation = "表亲" }, guo, default));
        Assert.True(await Aside("龚大河"));
        Assert.False(await Aside("龚小河"));
        var lin = await Office.Actor(app, "lin");
        await Assert.ThrowsAsync<Missing>(() => app.With<WithdrawConflict>(s => s.Handle(conflict, lin, default)));
        await app.With<WithdrawConflict>(s => s.Handle(conflict, guo, default));
        Assert.False(await Aside("龚大河"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_seal_is_approved_by_the_head_of_its_own_committee_once_and_written_down(Database database)
    {
        var app = await office.On(database);
        var committee = app.Services.GetRequiredService<StaffDirectory>().Roster.NearestOf(OrganizationKind.MediationCommittee, Office.Village, new(2026, 11, 23))!;
        var bench = new CaseBench(app.Clock.Now()) { Committee = committee.Id };
        var one = bench.At_(Stage.Drafted);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        var form = new SealAgreement.Form { Text = AgreementText.Hash(one, one.Agreement!), Checked = true };
        async Task Seal(string login)
        {
            var by = await Office.Actor(app, login);
            await app.With<SealAgreement>(s => s.Handle(one.Id, form, by, default));
        }
        Assert.Contains("签名以后才能用印", (await Assert.ThrowsAsync<RuleBroken>(() => Seal("head"))).Message);
        await app.With<AppDb>(async db =>
        {
            var it = (await db.Load<MediationCase>(one.Id, default))!;
            foreach (var party in it.Parties.Select(p => (Guid?)p.Id).Append(null))
                it.Sign(Signature.Of(party, "签名人", SignatureWay.PaperPhoto, form.Text, null, "测试", bench.At), bench.Mediator, CaseBench.Settings);
            await db.SaveChangesAsync();
        });
        await Assert.ThrowsAsync<RuleBroken>(() => Seal("lin"));
        await Assert.ThrowsAsync<Missing>(() => Seal("far"));
        await Seal("head");
        await Assert.ThrowsAsync<RuleBroken>(() => Seal("head"));
        await app.With<AppDb>(async db =>
        {
            var written = Assert.Single(await db.Steps.Where(s => s.MatterId == one.Id && s.Act == nameof(Act.Seal)).ToListAsync());
            Assert.Equal(("何秋生", "石桥村人民调解委员会主任", app.Clock.Now()), (written.ByName, written.ByPost, written.At));
            Assert.Equal(app.Clock.Now(), (await db.Load<MediationCase>(one.Id, default))!.Agreement!.SealedAt);
        });
    }

    private sealed class Seat(Guid id, int? maxLoad)
    {
        public Guid Id => id;
        public int? MaxLoad => maxLoad;
        public int Load { get; set; }
        public DateTime? Newest { get; set; }
        public bool Full => maxLoad <= Load;
    }

    private static IEnumerable<MediatorCard> InTurn(IEnumerable<Seat> seats) =>
        Roster.InTurn(seats.Select(s => (new MediatorCard(s.Id, "简明", Office.Grid, Guid.Empty, "", s.Load, null, null), s.Id, new Load(s.Load, s.Newest), s.MaxLoad)));

    private static Seat Next(Seat[] seats) => InTurn(seats).First() is var first ? seats.Single(s => s.Id == first.Staff) : throw new InvalidOperationException();
}
