using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>An officer compares the mandate of an agent, on a page of its own; before that nobody signs in the party's name.</summary>
public sealed class MandateTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_paper_is_kept_then_compared_and_both_leave_their_trace(Database database)
    {
        var (story, id) = await Agent(database);
        var officer = await story.Officer("head");
        var page = $"/work/mediation/{id}/mandate/respondent";
        Assert.Contains(page, (await officer.Get($"/work/mediation/{id}")).Text);
        Assert.Contains("还没有上传", (await officer.Get(page)).Text);

        var sent = await officer.Upload(page, "paper", [], [("Mandate", "委托书.png", png)]);
        Assert.Equal((303, page), (sent.Code, sent.Location));
        Assert.Contains("委托书.png", (await officer.Get(page)).Text);
        Assert.Null((await story.Case(id)).Respondent.MandateSeenAt);

        Assert.Equal(422, (await officer.Fill(page, "mandate")).Code); // not ticked
        Assert.Null((await story.Case(id)).Respondent.MandateSeenAt);
        Assert.Equal(303, (await officer.Fill(page, "mandate", ("Form.Seen", "true"))).Code);
        var one = await story.Case(id);
        Assert.NotNull(one.Respondent.MandateSeenAt);
        Assert.Null(one.Applicant.MandateSeenAt);
        var step = await story.Db(db => db.Steps.SingleAsync(s => s.MatterId == id && s.Act == nameof(Act.CheckMandate)));
        Assert.Equal("被申请人：孙玉兰，委托代理人（特别授权，可以代签协议）", step.Reason);
        Assert.Equal(1, await story.Db(db => db.Audits.CountAsync(a => a.Matter == id && a.Act == "核对委托手续")));
        Assert.Contains("核对，", (await officer.Get(page)).Text);
        Assert.DoesNotContain(page, (await officer.Get($"/work/mediation/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_neither_has_the_case_nor_arranges_it_is_not_offered_it_and_is_refused(Database database)
    {
        var (story, id) = await Agent(database);
        var page = $"/work/mediation/{id}/mandate/respondent";
        var county = await story.Officer("county");
        Assert.DoesNotContain(page, (await county.Get($"/work/mediation/{id}")).Text);
        Assert.Contains("现在不能办理", (await county.Get(page)).Text);
        await story.Do<CheckMandate>(async s => await Assert.ThrowsAsync<RuleBroken>(async () => await s.Handle(id, await Shown(story, id), await story.Staff("county"), default)));
        Assert.Null((await story.Case(id)).Respondent.MandateSeenAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_not_seen_is_not_confirmed(Database database)
    {
        var (story, id) = await Agent(database, draft: false);
        var page = $"/work/mediation/{id}/mandate/respondent";
        var officer = await story.Officer("head");
        Assert.DoesNotContain("核对完成", (await officer.Get(page)).Text); // no paper, nothing to compare
        await story.Do<CheckMandate>(async s => Assert.Contains("请先上传", (await Assert.ThrowsAsync<RuleBroken>(async () => await s.Handle(id, await Shown(story, id), await story.Staff("head"), default))).Message));
        await officer.Upload(page, "paper", [], [("Mandate", "委托书.png", png)]);
        var opened = await officer.Get(page);
        // meanwhile the party names somebody else
        await story.App.With<AppDb>(async db =>
        {
            var one = (await db.Load<MediationCase>(id, default))!;
            one.SpeakThrough(one.Respondent, Standing.SpecialAgent, "钱小云", "授权委托书（特别授权）");
            await db.SaveChangesAsync();
        });
        Assert.Contains("刚刚改过，请重新核对", (await officer.Submit(page, opened, "mandate", ("Form.Seen", "true"))).Text);
        Assert.Null((await story.Case(id)).Respondent.MandateSeenAt);
        Assert.Equal(303, (await officer.Fill(page, "mandate", ("Form.Seen", "true"))).Code);
        Assert.NotNull((await story.Case(id)).Respondent.MandateSeenAt);
    }

    [Fact]
    public void There_has_to_be_one_and_once_is_enough()
    {
        var bench = new CaseBench(new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc));
        var one = bench.At_(Stage.Drafted);
        Assert.Contains("没有代理人", Assert.Throws<RuleBroken>(() => one.CheckMandate(one.Applicant, bench.Mediator)).Message);
        one.SpeakThrough(one.Applicant, Standing.Guardian, "孙玉兰", "母亲，户口簿");
        one.CheckMandate(one.Applicant, bench.Mediator);
        Assert.Equal("委托手续已由顾明礼核对，2026年11月23日。", Assert.Throws<RuleBroken>(() => one.CheckMandate(one.Applicant, bench.Mediator)).Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Describing_a_party_confirms_no_mandate(Database database)
    {
        var (story, id) = await Agent(database, draft: false);
        var officer = await story.Officer("head");
        var page = await officer.Get($"/work/mediation/{id}/party/respondent");
        Assert.DoesNotContain("Form.Seen", page.Text);
        Assert.Equal(303, (await officer.Fill($"/work/mediation/{id}/party/respondent", "party", ("Form.Kind", "Person"), ("Form.Standing", "SpecialAgent"), ("Form.Address", "石桥村2组7号"), ("Form.MandateSeen", "true"))).Code);
        var party = (await story.Case(id)).Respondent;
        Assert.Equal(("石桥村2组7号", "孙玉兰", null), (party.Address, party.Agent, party.MandateSeenAt));
    }

    private static async Task<CheckMandate.Form> Shown(Story story, Guid id)
    {
        var party = (await story.Case(id)).Respondent;
        return new() { Side = Side.Respondent, Party = party.Name, Agent = party.Agent!, Standing = party.Standing, Seen = true };
    }

    private async Task<(Story, Guid)> Agent(Database database, bool draft = true)
    {
        var story = new Story(await city.On(database));
        var bench = new CaseBench(story.Now) { Committee = OrganizationSamples.CommitteeId(Story.Village) };
        var one = bench.At_(Stage.Mediating);
        one.SpeakThrough(one.Respondent, Standing.SpecialAgent, "孙玉兰", "授权委托书（特别授权）");
        if (draft) bench.Do(one, Act.Draft, bench.Mediator);
        await story.App.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        return (story, one.Id);
    }
}
