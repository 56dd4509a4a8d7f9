using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Parties say themselves whether a duty was performed; who receives decides, the rest waits for the mediator.</summary>
public sealed class PerformanceTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_debtor_reports_the_creditor_confirms_and_the_mediator_is_told(Database database)
    {
        var app = await city.On(database);
        var (bench, id, term) = await Effective(app);
        var today = app.Clock.Now().CityDay();
        await Say(app, id, new() { Term = term, Performed = true, On = today, Note = "已转账" }, bench.Respondent);
        await app.With<AppDb>(async db =>
        {
            var duty = (await db.Load<MediationCase>(id, default))!.Agreement!.Term(term);
            Assert.Null(duty.PerformedOn);
            Assert.Equal((true, today, "已转账"), (duty.RespondentSays!.Performed, duty.RespondentSays.On, duty.RespondentSays.Note));
        });
        await Say(app, id, new() { Term = term, Performed = true, On = today }, bench.Applicant);
        await Say(app, id, new() { Term = term, Performed = true, On = today }, bench.Applicant);
        await app.With<AppDb>(async db =>
        {
            var duty = (await db.Load<MediationCase>(id, default))!.Agreement!.Term(term);
            Assert.Equal((today, "申请人本人确认"), (duty.PerformedOn, duty.PerformedHow));
            Assert.Equal(2, await db.Steps.CountAsync(s => s.MatterId == id && s.Act == nameof(Act.Report)));
            Assert.Equal(2, await db.Audits.CountAsync(a => a.Matter == id && a.Act == "反馈履行情况"));
        });
        Assert.Equal(2, await app.With<INotices, int>(n => n.Unread(bench.Mediator.Id, default)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Not_performed_is_the_creditors_word_and_no_finding(Database database)
    {
        var app = await city.On(database);
        var (bench, id, term) = await Effective(app);
        await Say(app, id, new() { Term = term, Performed = false, Note = "还差五百元" }, bench.Applicant);
        await app.With<AppDb>(async db =>
        {
            var duty = (await db.Load<MediationCase>(id, default))!.Agreement!.Term(term);
            Assert.Equal((null, null, false), (duty.PerformedOn, duty.Broken, duty.ApplicantSays!.Performed));
        });
        var effective = app.Clock.Now().CityDay();
        await Assert.ThrowsAsync<RuleBroken>(() => Say(app, id, new() { Term = term, Performed = true, On = effective.AddDays(1) }, bench.Applicant));
        await Assert.ThrowsAsync<RuleBroken>(() => Say(app, id, new() { Term = term, Performed = true, On = effective.AddDays(-1) }, bench.Applicant));
        await Assert.ThrowsAsync<Missing>(() => Say(app, id, new() { Term = Guid.CreateVersion7(), Performed = true, On = effective }, bench.Applicant));
        await Assert.ThrowsAsync<Missing>(() => Say(app, id, new() { Term = term, Performed = true, On = effective }, bench.Passerby));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task By_the_page_with_a_voucher_and_without_script(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var caller = await story.SignIn(new(app), SampleCitizens.Applicant.Phone);
        var (id, term) = await app.With<AppDb, (Guid, Guid)>(async db =>
        {
            var one = (await db.MediationCases.AsNoTracking().Where(c => c.Parties.Any(p => p.PersonId == SampleCitizens.Applicant.Id)).ToListAsync()).First(c => c.Stage == Stage.Effective);
            return (one.Id, one.Agreement!.Terms.First(t => t.Who == Side.Respondent).Id);
        });
        Assert.Contains($"/mediation/{id}/performance?term={term}", (await caller.Get($"/mediation/{id}")).Text);
        var page = $"/mediation/{id}/performance?term={term}";
        Assert.DoesNotMatch("name=\"Form.Performed\"[^>]* checked", (await caller.Get(page)).Text);
        Assert.DoesNotMatch("name=\"Form.On\"[^>]* value=\"2", (await caller.Get(page)).Text);
        Assert.Contains("请选择做到了没有", (await caller.Fill(page, "performance", ("Form.Term", term.ToString()))).Text);
        var day = app.Clock.Now().CityDay();
        var sent = await caller.Upload(page, "performance", [("Form.Term", term.ToString()), ("Form.Performed", "true"), ("Form.On", $"{day:yyyy-MM-dd}"), ("Form.Note", "收到了")], [("Form.Files", "收条.png", Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="))]);
        Assert.Equal($"/mediation/{id}?done=performance", sent.Location);
        Assert.Equal(day, (await story.Case(id)).Agreement!.Term(term).PerformedOn);
        var shown = (await caller.Get($"/mediation/{id}")).Text;
        Assert.Contains("履行凭证", shown);
        Assert.Contains("收到了", shown);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_mediator_says_himself_whether_a_duty_was_performed(Database database)
    {
        var app = await city.On(database);
        var mediator = await new Story(app).Officer("mediator");
        var (_, id, term) = await Effective(app, Organizations.OrganizationSamples.StaffId("mediator"));
        foreach (var (form, sentence) in new[] { ("performance", "请选择做到了没有"), ("visit", "请选择协议履行了没有") })
        {
            var page = $"/work/mediation/{id}/{form}";
            Assert.DoesNotMatch("<input[^>]* checked", (await mediator.Get(page)).Text);
            var refused = await mediator.Fill(page, form, ("Form.Term", term.ToString()), ("Form.On", "2026-11-23"), ("Form.How", "已收到"), ("Form.Way", "电话"), ("Form.Found", "已收到"));
            Assert.Equal(422, refused.Code);
            Assert.Contains($"</svg>{sentence}</p>", refused.Text);
        }
        var said = await mediator.Fill($"/work/mediation/{id}/performance", "performance", ("Form.Term", term.ToString()), ("Form.Performed", "false"), ("Form.On", "2026-11-23"), ("Form.How", "还没有付"));
        Assert.Equal(303, said.Code);
        await app.With<AppDb>(async db => Assert.Equal("还没有付", (await db.Load<MediationCase>(id, default))!.Agreement!.Term(term).Broken));
    }

    private static Task Say(FashuApp app, Guid id, ReportPerformance.Form form, Actor by) => app.With<ReportPerformance>(s => s.Handle(id, form, by with { At = app.Clock.Now() }, default));

    private static async Task<(CaseBench Bench, Guid Id, Guid Term)> Effective(FashuApp app, Guid? mediator = null)
    {
        var bench = new CaseBench(app.Clock.Now()) { Committee = Organizations.OrganizationSamples.CommitteeId(Story.Village) };
        var one = bench.At_(Stage.Drafted);
        bench.SignAll(one);
        bench.Do(one, Act.Seal, bench.With(MediationPermissions.ApproveSeal));
        if (mediator is { } handler) one.HandOver(handler, "顾明礼", "交给本网格调解员", bench.System);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        return (bench, one.Id, one.Agreement!.Terms[0].Id);
    }
}
