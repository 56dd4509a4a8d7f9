using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>A hearing is moved or called off, with the reason; who was told is told anew, and no reminder of the old day goes out.</summary>
public sealed class HearingTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Reminders_follow_and_the_aided_person_is_told(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        var lawyer = await story.Officer("lawyer");
        var page = $"/work/aid/{id}";
        app.Clock.Set("2026-12-01");
        await story.Work(lawyer, id, "hearing", new { day = "2026-12-02", time = "09:30", where = "仲裁委一庭" });
        await app.Settle();
        Assert.Single(await Told("快开庭了"));
        var hearing = (await story.Case(id)).Hearings.Single().Id.ToString();
        Assert.Null((await lawyer.Fill($"{page}/move-hearing", "move-hearing", ("Form.Day", "2026-12-10"), ("Form.Time", "14:00"), ("Form.Reason", ""))).Location);
        Assert.Contains("开庭时间要在以后", (await lawyer.Fill($"{page}/move-hearing", "move-hearing", ("Form.Hearing", hearing), ("Form.Day", "2026-11-10"), ("Form.Time", "14:00"), ("Form.Reason", "延期"))).Text);
        Assert.Equal(page, (await lawyer.Fill($"{page}/move-hearing", "move-hearing", ("Form.Hearing", hearing), ("Form.Day", "2026-12-10"), ("Form.Time", "14:00"), ("Form.Where", "仲裁委二庭"), ("Form.Reason", "对方申请延期"))).Location);
        await app.Settle();
        Assert.Contains("12月10日", (await Told("开庭的时间变了")).Single().Text);
        var own = (await mine.Get($"/aid/{id}")).Text;
        foreach (var seen in (string[])["仲裁委二庭", "对方申请延期"]) Assert.Contains(seen, own);
        Assert.Single(await Told("快开庭了")); // not yet again
        app.Clock.Set("2026-12-09");
        await app.Settle();
        Assert.Equal(2, (await Told("快开庭了")).Count);
        Assert.Equal(page, (await lawyer.Fill($"{page}/cancel-hearing", "cancel-hearing", ("Form.Hearing", hearing), ("Form.Reason", "对方付清了"))).Location);
        await app.Settle();
        Assert.Single(await Told("开庭取消了"));
        Assert.DoesNotContain("仲裁委二庭</", (await mine.Get($"/aid/{id}")).Text);
        Assert.Contains("已经取消", (await lawyer.Get(page)).Text);
        Assert.Equal(409, (await lawyer.Post($"/api/v1/legal-aid/work/{id}/move-hearing", new { hearing, day = "2026-12-20", time = "14:00", where = "仲裁委", reason = "再开" })).Code);

        Task<List<Notice>> Told(string title) => story.Db(db => db.Set<Notice>().Where(n => n.MatterId == id && n.To == citizen.Id && n.Title.StartsWith(title)).ToListAsync());
    }

    [Fact]
    public void A_hearing_called_off_is_not_reminded_of()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Handling);
        bench.Do(one, AidAct.Schedule);
        bench.Do(one, AidAct.CancelHearing);
        Assert.Empty(one.Remind(bench.At, bench.At.AddDays(60)));
    }
}
