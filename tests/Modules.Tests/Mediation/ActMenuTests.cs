using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Mediation.Cases;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>What a staff page offers of a procedure's table, and what it says where its act is not open.</summary>
public sealed class ActMenuTests(SampleCity city) : IClassFixture<SampleCity>
{
    private readonly CaseBench bench = new(new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc));

    public static IEnumerable<object[]> Both => Databases.All;

    [Fact]
    public void Acts_of_one_page_stand_there_once_with_their_article()
    {
        var answer = Assert.Single(CaseActs.For(bench.At_(Stage.Accepted), bench.Mediator), a => a.Title == "登记对方答复");
        Assert.EndsWith("/answer", answer.Href);
        Assert.Equal(("人民调解法第17条", "c"), (answer.Article, answer.Key));
    }

    [Fact]
    public void What_usually_comes_next_now_stands_first()
    {
        var one = bench.At_(Stage.Accepted);
        Assert.Equal("邀请对方", CaseActs.For(one, bench.Mediator)[0].Title);
        bench.Do(one, Act.Invite, bench.Mediator);
        Assert.Equal("登记对方答复", CaseActs.For(one, bench.Mediator)[0].Title);
    }

    [Fact]
    public void What_is_lawful_but_of_no_use_now_is_not_offered()
    {
        var one = bench.At_(Stage.Drafted);
        Assert.True(one.IsOpenTo(Act.Seal, bench.With(MediationPermissions.ApproveSeal)));
        Assert.Empty(CaseActs.For(one, bench.With(MediationPermissions.ApproveSeal)));
    }

    [Fact]
    public void Only_acts_that_take_it_onward_may_be_primary_and_hard_ones_are_marked()
    {
        var acts = CaseActs.For(bench.At_(Stage.Mediating), bench.Mediator).ToDictionary(a => a.Title, a => (a.Onward, a.Danger));
        Assert.Equal((true, false), acts["记录调解"]);
        Assert.Equal((false, false), acts["提级调处"]);
        Assert.Equal((false, true), acts["终止调解"]);
    }

    [Fact]
    public void A_line_may_lead_to_a_page_of_the_house()
    {
        var (closed, open) = (bench.At_(Stage.Performed), bench.At_(Stage.Effective));
        bench.Do(open, Act.Visit, bench.Mediator);
        var keeper = bench.With(MediationPermissions.KeepFile);
        Assert.Equal($"/work/m/{closed.Id}/dossier", CaseActs.For(closed, keeper).Single().Href);
        Assert.Equal($"/work/mediation/{open.Id}/archive", CaseActs.For(open, keeper).Single().Href);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_page_says_whether_nobody_does_it_now_or_who_does(Database database)
    {
        var story = new Story(await city.On(database));
        var (_, id) = await story.Filed("");
        await story.App.Settle();
        var (page, head) = ($"/work/mediation/{id}", await story.Officer("head"));
        var mediator = await story.Officer("mediator");
        Assert.Contains("现在是“待受理”，不能记录调解。", (await mediator.Get(page + "/session")).Text);
        await story.Accept(id);
        Assert.Contains("“邀请对方”由承办调解员办理，您没有这项权限。", (await head.Get(page + "/invite")).Text);
        var open = (await mediator.Get(page + "/invite")).Text;
        Assert.Contains("依据：人民调解法第17条", open);
        Assert.DoesNotContain("现在不能办理", open);
    }
}
