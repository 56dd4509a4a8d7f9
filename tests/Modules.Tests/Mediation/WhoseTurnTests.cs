using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Mediation.Cases;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Whose turn it is, said from the reader's side; and what was said of an agreement stays true.</summary>
public sealed class WhoseTurnTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Fact]
    public void Going_back_is_never_the_primary_button()
    {
        var bench = new CaseBench(new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc));
        var one = bench.At_(Stage.Drafted);
        Assert.Equal(("签名", true), First(one, bench.Mediator));
        bench.SignAll(one);
        Assert.Equal(("退回修改", false), First(one, bench.Mediator));
        Assert.Equal(("批准用印", true), First(one, bench.With(MediationPermissions.ApproveSeal)));

        static (string, bool) First(MediationCase of, Actor by) => CaseActs.For(of, by) is [var act, ..] ? (act.Title, act.Onward) : ("", false);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_own_list_says_it_from_the_readers_side(Database database)
    {
        var story = new Story(await city.On(database));
        var bench = new CaseBench(story.Now);
        var (filed, signing, done) = (bench.At_(Stage.Filed), bench.At_(Stage.Drafted), bench.At_(Stage.Performed));
        bench.Sign(signing, signing.Applicant.Id, bench.Mediator);
        await story.App.With<AppDb>(async db => { db.AddRange(filed, signing, done); await db.SaveChangesAsync(); });
        Assert.Equal("调解员顾明礼", (await Mine(bench.Applicant))[filed.Id]);
        Assert.Equal("等对方签名", (await Mine(bench.Applicant))[signing.Id]);
        Assert.Equal("等您签名", (await Mine(bench.Respondent))[signing.Id]);
        Assert.True((await Mine(bench.Applicant)).ContainsKey(done.Id));

        async Task<Dictionary<Guid, string>> Mine(Actor by) =>
            (await story.App.With<ReadMine, IReadOnlyList<MyMatter>>(s => s.Handle(by with { At = story.Now }, default))).ToDictionary(m => m.Id, m => m.Badge.NextActor);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Officers_and_parties_read_on_the_page_who_does_what(Database database)
    {
        var story = new Story(await city.On(database));
        var (applicant, id) = await story.Filed("");
        await story.Accept(id);
        var officer = await story.Officer("head");
        var mediator = (await story.Case(id)).HandlerName;
        Assert.Contains($"下一步由调解员{mediator}邀请对方当事人，", (await officer.Get($"/work/mediation/{id}")).Text);
        Assert.Contains($"已经受理，下一步由调解员{mediator}邀请对方，", (await applicant.Get($"/mediation/{id}")).Text);
        await story.App.With<AppDb>(async db =>
        {
            (await db.Load<MediationCase>(id, default))!.HandOver(null, null, "接手人应当回避", Actor.System(story.Now));
            await db.SaveChangesAsync();
        });
        Assert.Contains("下一步由调解委员会指派调解员，", (await officer.Get($"/work/mediation/{id}")).Text);
        Assert.Contains("已经受理，下一步由调解委员会指派调解员，", (await applicant.Get($"/mediation/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_notice_of_an_agreement_names_the_matter_and_outlives_its_end(Database database)
    {
        var story = new Story(await city.On(database));
        var bench = new CaseBench(story.Now);
        var matter = bench.At_(Stage.Effective);
        await story.App.With<AppDb>(async db => { db.Add(matter); await db.SaveChangesAsync(); });
        await story.App.Settle();
        await story.App.With<AppDb>(async db =>
        {
            var one = (await db.Load<MediationCase>(matter.Id, default))!;
            bench.Do(one, Act.Perform, bench.Mediator with { At = story.Now });
            bench.Do(one, Act.Finish, bench.Mediator with { At = story.Now });
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        Assert.NotNull((await story.Case(matter.Id)).ClosedAt);
        var told = await story.Db(db => db.Set<Notices.Notice>().AsNoTracking().Where(n => n.Fact == $"mediation-{matter.Id}-agreed").ToListAsync());
        Assert.Equal(2, told.Count);
        Assert.All(told, n => Assert.Equal(("调解协议已生效：楼上漏水，天花板泡坏了。", null), (n.Title, n.OvertakenAt)));
    }
}
