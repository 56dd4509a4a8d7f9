using Fashu.Attachments;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>One account speaks for two children in one case: each act says for which.</summary>
public sealed class GuardianOfTwoTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task He_says_which_child_goes(Database database)
    {
        var (story, caller, id, first, second) = await Two(database);
        Assert.Contains("请选择谁退出", (await caller.Fill($"/aid/{id}/withdraw", "withdraw", ("Form.Reason", "不要了"))).Text);
        Assert.Equal(404, (await caller.Post($"/api/v1/legal-aid/cases/{id}/withdraw", new { reason = "别人的", person = (await story.Case(id)).Listed.Last().Id })).Code);
        Assert.Equal($"/aid/{id}?done=left", (await caller.Fill($"/aid/{id}/withdraw", "withdraw", ("Form.Person", second.ToString()), ("Form.Reason", "不要了"))).Location);
        var one = await story.Case(id);
        Assert.Equal((true, AidLeaving.Withdrew), (one.Persons.Single(p => p.Id == first).IsIn, one.Persons.Single(p => p.Id == second).Leaving));
        Assert.Equal(200, (await caller.Get($"/aid/{id}")).Code);
        Assert.Equal("/my", (await caller.Fill($"/aid/{id}/withdraw", "withdraw", ("Form.Reason", "都不要了"))).Location); // the last one needs no choice
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Sums_and_papers_are_those_of_the_child_that_was_chosen(Database database)
    {
        var (story, caller, id, first, second) = await Two(database);
        (string, string)[] typed = [("Form.Facts", "摔伤了。"), ("Form.Wanted", "赔医药费。"), ("Form.OtherName", "岚江建筑公司"), ("Form.Claim~yuan", "700")];
        Assert.Contains("请选择这是谁的金额", (await caller.Fill($"/aid/{id}/correct", "correct", typed)).Text);
        Assert.Equal($"/aid/{id}?done=corrected", (await caller.Fill($"/aid/{id}/correct", "correct", [.. typed, ("Form.Person", second.ToString())])).Location);
        var one = await story.Case(id);
        Assert.Equal((3_200_000, 70_000), (one.Persons.Single(p => p.Id == first).ClaimFen, one.Persons.Single(p => p.Id == second).ClaimFen));
        var by = new Actor(one.Applicant.PersonId!.Value, "周大山", ActorKind.Citizen, story.Now);
        Assert.Contains("请选择是谁的材料", (await Assert.ThrowsAsync<RuleBroken>(() => Give(null))).Message);
        await Assert.ThrowsAsync<Missing>(() => Give(one.Listed.Last().Id));
        Assert.Equal(second, (await Give(second)).Party);
        var own = (await caller.Get($"/aid/{id}")).Text;
        foreach (var seen in (string[])["周秀英的钱", "周小弟的钱", "700", "32,000"]) Assert.Contains(seen, own);
        Assert.DoesNotContain("工友1", own);
        var application = (await caller.Get($"/aid/{id}/papers/application")).Text;
        foreach (var seen in (string[])["周秀英", "周小弟", "32,700"]) Assert.Contains(seen, application);
        Assert.DoesNotContain("工友1", application);

        Task<AttachmentCard> Give(Guid? party) => story.App.With<IAttachments, AttachmentCard>(s => s.Give(id, FileKinds.Evidence, "病历.png", new MemoryStream(png), false, by, default, party));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task He_says_which_child_is_handed_on_and_how_each_is_reached(Database database)
    {
        var (story, caller, id, first, second) = await Two(database);
        var choice = (await caller.Get($"/m/{id}/refer/mediation")).Text;
        foreach (var seen in (string[])["为谁转", "周秀英", "周小弟"]) Assert.Contains(seen, choice);
        Assert.DoesNotContain("工友1", choice);
        var page = $"/m/{id}/refer/mediation?who={second}";
        Assert.Contains("周小弟（由周大山代为申请）", (await caller.Get(page)).Text);
        var sent = await caller.Fill(page, "refer", ("Form.Place", Fashu.Mediation.Story.Village));
        Assert.NotNull(sent.Location);
        Assert.Equal(second, await story.Db(db => db.Referrals.Where(r => r.FromMatter == id).Select(r => r.FromParticipant).SingleAsync()));
        Assert.Equal($"/m/{id}", (await caller.Fill($"/m/{id}/contact?who={second}", "contact", ("Form.Silent", "true"))).Location);
        Assert.Equal([second], await story.Db(db => db.Set<Fashu.Notices.SafeContact>().Where(c => c.MatterId == id && c.Silent).Select(c => c.Id).ToListAsync()));
        Assert.Contains(first.ToString(), (await caller.Get($"/m/{id}/contact")).Text);
    }

    private async Task<(AidStory Story, Caller Caller, Guid Id, Guid First, Guid Second)> Two(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (guardian, caller) = await story.Citizen("周大山");
        var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), ApplicantId = guardian.Id };
        var one = bench.Apply(speaker: AidSpeaker.Guardian);
        var second = AidPerson.Of(Guid.CreateVersion7(), "周小弟", null, null, null, guardian.Id, AidSpeaker.Guardian, "周大山", "父亲", 50_000);
        one.Admit([second, .. AidBench.Workers(1)], Screening.Of(one.Known, AidTables.On(one.RulesDay, AidBench.Settings)), bench.With(AidPermissions.Examine), AidBench.Settings);
        await story.App.With<AppDb>(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        return (story, caller, one.Id, one.Listed.First().Id, second.Id);
    }
}
