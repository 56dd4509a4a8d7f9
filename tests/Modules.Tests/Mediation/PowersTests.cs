using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Who may bind whom: seals, firms, names, mandates; and what is seen before somebody takes part.</summary>
public sealed class PowersTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly CaseBench bench = new(new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc));

    public static IEnumerable<object[]> Both => Databases.All;

    [Fact]
    public void The_seal_is_lent_by_the_committee_that_has_the_case()
    {
        var (village, town) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var one = bench.At_(Stage.Mediating);
        one.HandUp(Level.Town, town, "青溪云桥人调字", null, null, "涉及多个村", bench.Mediator with { At = bench.At });
        var mediator = new Actor(Guid.CreateVersion7(), "镇里的人", ActorKind.Staff, bench.At);
        one.Assign(mediator.Id, mediator.Name, "接手", Head("330191101", town, MediationPermissions.Arrange));
        one.Draft("漏水。", "赔多少。", [Term.Of(Side.Respondent, "赔偿款", 800_000, new(2026, 12, 8), "转账")], mediator);
        bench.SignAll(one, mediator);
        Assert.False(one.IsOpenTo(Act.Seal, Head("330191101201", village, MediationPermissions.ApproveSeal)));
        Assert.False(one.IsOpenTo(Act.Seal, Head("330191101", Guid.CreateVersion7(), MediationPermissions.ApproveSeal)));
        Assert.False(one.IsOpenTo(Act.Seal, Head("330191", village, MediationPermissions.ApproveSeal)));
        Assert.True(one.IsOpenTo(Act.Seal, Head("330191101", town, MediationPermissions.ApproveSeal)));
    }

    [Fact]
    public void What_was_done_at_once_is_done_and_the_mediator_is_next()
    {
        var one = bench.At_(Stage.Effective);
        Assert.All(one.Agreement!.Terms, t => Assert.Equal(new DateOnly(2026, 11, 23), t.PerformedOn));
        Assert.Equal("调解员顾明礼", one.BadgeAt(bench.At, CaseBench.Settings).NextActor);
    }

    [Fact]
    public void Nobody_signs_for_a_firm_without_a_right_to_it()
    {
        var firm = Party.Of(Side.Respondent, PartyKind.Organization, "青溪水泥有限公司", null, Guid.CreateVersion7());
        Assert.Contains("要由法定代表人", Assert.Throws<RuleBroken>(() => MediationCase.MaySignFor(firm, hasMandate: true)).Message);
        Assert.Throws<RuleBroken>(() => MediationCase.MaySignFor(firm, hasMandate: true, inPresence: true));
        firm.Describe(firm.Name, null, null, "吴大海，法定代表人");
        MediationCase.MaySignFor(firm, hasMandate: false, inPresence: true);
        Assert.Throws<RuleBroken>(() => MediationCase.MaySignFor(firm, hasMandate: true));
        var one = bench.At_(Stage.Accepted);
        one.Describe(one.Respondent, PartyKind.Organization, "青溪水泥有限公司", null, null, null);
        Assert.Equal(nameof(Behalf.Whom), Assert.Throws<RuleBroken>(() => new Behalf().EnterFor(one, one.Respondent, "吴路人", new(2026, 11, 23))).Field);
    }

    [Fact]
    public void The_verified_person_is_the_one_the_paper_names()
    {
        var one = bench.At_(Stage.Mediating);
        one.Describe(one.Applicant, PartyKind.Person, "周秀英", "330100190001010019", null, null);
        MediationCase.MustBe(one.Applicant, "周秀英", "330100190001010019");
        Assert.Contains("周秀英", Assert.Throws<RuleBroken>(() => MediationCase.MustBe(one.Applicant, "李真名", "330100190001010019")).Message);
        Assert.Contains("身份证号", Assert.Throws<RuleBroken>(() => MediationCase.MustBe(one.Applicant, "周秀英", "330100190001010027")).Message);
        one.SpeakThrough(one.Respondent, Standing.SpecialAgent, "孙玉兰", "授权委托书（特别授权）");
        MediationCase.MustBe(one.Respondent, "孙玉兰", null);
        Assert.Throws<RuleBroken>(() => MediationCase.MustBe(one.Respondent, "吴路人", null));
    }

    [Fact]
    public void A_mandate_counts_once_an_officer_compared_it_and_only_for_the_same_agent()
    {
        var one = bench.At_(Stage.Mediating);
        Assert.Throws<RuleBroken>(() => one.CheckMandate(one.Applicant, bench.Mediator));
        one.SpeakThrough(one.Applicant, Standing.SpecialAgent, "孙玉兰", "授权委托书（特别授权）");
        Assert.Contains("还没有核对", Assert.Throws<RuleBroken>(() => MediationCase.MaySignFor(one.Applicant, hasMandate: true)).Message);
        one.CheckMandate(one.Applicant, bench.Mediator with { At = bench.At });
        MediationCase.MaySignFor(one.Applicant, hasMandate: true);
        one.Describe(one.Applicant, PartyKind.Person, "别的名字", null, null, null);
        Assert.Throws<RuleBroken>(() => MediationCase.MaySignFor(one.Applicant, hasMandate: true));
        one.CheckMandate(one.Applicant, bench.Mediator with { At = bench.At });
        one.SpeakThrough(one.Applicant, Standing.SpecialAgent, "钱小云", "授权委托书（特别授权）");
        Assert.Throws<RuleBroken>(() => MediationCase.MaySignFor(one.Applicant, hasMandate: true));
    }

    [Fact]
    public void Another_name_is_kept_beside_the_one_the_applicant_wrote_and_takes_no_number_along()
    {
        var one = bench.File();
        one.Sink(Level.Grid, bench.Committee, "青溪石桥人调字", bench.Mediator.Id, bench.Mediator.Name, "网格调解员", bench.System);
        one.Accept(bench.Mediator with { At = bench.At }, CaseBench.Settings);
        one.Describe(one.Respondent, PartyKind.Person, "李大山", "330100190001010019", null, null);
        one.Recognize(one.Invite("x", null, 7, bench.Mediator with { At = bench.At }), Guid.CreateVersion7(), "陈青山", null, bench.At);
        Assert.Equal(("陈青山", "李大山", null), (one.Respondent.Name, one.Respondent.CalledName, one.Respondent.IdNumber));
        Assert.Equal("李大山", CasePapers.Application(one, "调委会").Parties[1].Name);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_was_only_asked_sees_no_evidence_of_the_other_side(Database database)
    {
        var story = new Story(await city.On(database));
        var phone = Story.NewPhone();
        var (applicant, id) = await story.Filed(phone);
        Assert.Equal(303, (await applicant.Upload($"/mediation/{id}/evidence", "evidence", [("Form.Shown", "true")], [("Form.Files", "现场.png", png)])).Code);
        await story.Accept(id);
        var path = await story.Invite(id);
        var invited = await story.SignIn(new(story.App), phone, path);
        Assert.Equal(303, (await invited.Fill(path, "open")).Code);
        var file = Assert.Single(await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(id, default)));
        Assert.DoesNotContain("现场.png", (await invited.Get($"/mediation/{id}")).Text);
        Assert.Equal(404, (await invited.Get($"/files/{file.Id}")).Code);
        var answered = await invited.Fill($"/mediation/{id}/answer", "answer", ("Form.RightsRead", "true"), ("Form.Answer", "Consent"));
        Assert.Equal(303, answered.Code);
        Assert.Contains("现场.png", (await invited.Get($"/mediation/{id}")).Text);
        Assert.Equal(200, (await invited.Get($"/files/{file.Id}")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_wrong_phone_is_put_right_until_somebody_was_found_at_it(Database database)
    {
        var story = new Story(await city.On(database));
        var (wrong, right) = (Story.NewPhone(), Story.NewPhone());
        var (_, id) = await story.Filed(wrong);
        await story.Accept(id);
        var old = await story.Invite(id);
        await story.Do<DescribeParty>(async s => await s.Handle(id, new() { Side = Side.Respondent, Name = "䶮小明", Phone = right }, await story.Staff("mediator"), default));
        Assert.Contains("已经作废", (await new Caller(story.App).Get(old)).Text);
        var path = await story.Invite(id);
        var invited = await story.SignIn(new(story.App), right, path);
        Assert.Equal(303, (await invited.Fill(path, "open")).Code);
        await story.Do<DescribeParty>(async s => Assert.Equal("Phone",
            (await Assert.ThrowsAsync<RuleBroken>(async () => await s.Handle(id, new() { Side = Side.Respondent, Name = "䶮小明", Phone = wrong }, await story.Staff("mediator"), default))).Field));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Papers_show_numbers_only_to_who_may_reveal_and_each_opening_is_written_down(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var (clerk, head) = (await story.Staff("county"), await story.Staff("mediator"));
        var inner = new CaseBench(app.Clock.Now()) { Committee = OrganizationSamples.CommitteeId("330191101201") };
        var one = inner.At_(Stage.Mediating);
        one.Describe(one.Applicant, PartyKind.Person, "周秀英", "330100190001010019", null, null);
        inner.Do(one, Act.Draft, inner.Mediator);
        inner.SignAll(one);
        inner.Do(one, Act.Seal, inner.With(MediationPermissions.ApproveSeal));
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        await app.With<PaperMaker>(async papers =>
        {
            Assert.DoesNotContain("330100190001010019", await papers.Html(one, "confirmation", clerk, default));
            Assert.Contains("330100190001010019", await papers.Html(one, "confirmation", head, default));
        });
        var officer = await story.Officer("county");
        Assert.Equal(200, (await officer.Get($"/mediation/{one.Id}/papers/confirmation")).Code);
        Assert.Equal(1, await story.Db(db => db.Audits.CountAsync(a => a.Matter == one.Id && a.Act == "打开文书")));
    }

    private static Actor Head(string scope, Guid organization, Permission permission) =>
        new(Guid.CreateVersion7(), "主任", ActorKind.Staff, bench.At) { Grants = [new(permission.Key, scope, organization)], Post = "调委会主任" };
}
