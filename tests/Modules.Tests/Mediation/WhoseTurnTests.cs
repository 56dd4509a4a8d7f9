using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Mediation.Cases;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Whose turn it is, said from the reader's side; and what was said of an agreement stays true.</summary>
public sealed class WhoseTurnTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory]
    [InlineData("申请人、被申请人签名", "等您签名", "等您签名")]
    [InlineData("申请人签名", "等您签名", "等对方签名")]
    [InlineData("被申请人签名", "等对方签名", "等您签名")]
    [InlineData("调解员签名", "等调解员签名", "等调解员签名")]
    [InlineData("调委会用印", "等调委会用印", "等调委会用印")]
    [InlineData("对方当事人", "等对方答复", "等您答复")]
    [InlineData("双方当事人", "请按约定履行", "请按约定履行")]
    [InlineData("调解员顾明礼", "调解员顾明礼", "调解员顾明礼")]
    public void Parties_read_it_from_their_side(string next, string applicant, string respondent) =>
        Assert.Equal((applicant, respondent), (PartyDesk.Awaits(next, Side.Applicant), PartyDesk.Awaits(next, Side.Respondent)));

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
