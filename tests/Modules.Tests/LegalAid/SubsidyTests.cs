using Fashu.Harness;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>What a lawyer is paid: count by rate with the city's dated table, and a reason where it is another sum (LAL 52).</summary>
public sealed class SubsidyTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    private static readonly SubsidyLine[] table =
    [
        new(SubsidyKind.Civil, 180_000, "样例"), new(SubsidyKind.Administrative, 170_000, "样例"), new(SubsidyKind.Investigation, 100_000, "样例"),
        new(SubsidyKind.Prosecution, 120_000, "样例"), new(SubsidyKind.Trial, 200_000, "样例"), new(SubsidyKind.Shift, 30_000, "样例"), new(SubsidyKind.Advice, 5_000, "样例"),
    ];

    [Fact]
    public void One_civil_case_and_two_shifts_are_2400_yuan()
    {
        var due = Subsidy.Of(table, [(SubsidyKind.Civil, 1), (SubsidyKind.Shift, 2), (SubsidyKind.Trial, 0)], 0);
        Assert.Equal(240_000, due.Fen);
        Assert.Equal("民事案件 1 × 1,800 元 = 1,800 元（样例）\n值班（每班） 2 × 300 元 = 600 元（样例）\n按标准合计 2,400 元", due.Words);
        Assert.Equal(258_050, (due with { TravelFen = 18_050 }).Fen);
        Assert.Equal(420_000, Subsidy.Of(table, [(SubsidyKind.Investigation, 1), (SubsidyKind.Prosecution, 1), (SubsidyKind.Trial, 1)], 0).Fen);
        Assert.Null(Subsidy.Of([], [(SubsidyKind.Civil, 0)], 0).Fen);
        Assert.Contains("没有“法律咨询（每次）”", Assert.Throws<RuleBroken>(() => Subsidy.Of(table[..6], [(SubsidyKind.Advice, 3)], 0)).Message);
    }

    [Fact]
    public void Each_criminal_stage_has_its_rate()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        Assert.Equal((SubsidyKind.Civil, SubsidyKind.Trial), (Subsidy.KindOf(bench.Apply()), Subsidy.KindOf(bench.Notice())));
        Assert.Null(AidSettings.Subsidies.Refuse(AidSettings.Subsidies.TextOf(table)));
        Assert.Equal("一类工作只能有一个标准", AidSettings.Subsidies.Refuse(AidSettings.Subsidies.TextOf([table[0], table[0]])));
        Assert.Equal("金额不能小于0", AidSettings.Subsidies.Refuse(AidSettings.Subsidies.TextOf([new(SubsidyKind.Shift, -1, "样例")])));
    }

    [Fact]
    public void Another_sum_than_the_tables_needs_its_reason()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var (one, due) = (bench.At_(AidStage.FileChecked), Subsidy.Of(table, [(SubsidyKind.Civil, 1)], 0));
        var head = bench.Holder(AidFlow.Table.First(r => r.From == AidStage.FileChecked && r.Act == AidAct.Pay).Who);
        var refused = Assert.Throws<RuleBroken>(() => one.Pay(due, 200_000, " ", head));
        Assert.Equal(("按标准是1,800 元，付2,000 元的要写明理由。", "Basis"), (refused.Message, refused.Field));
        Assert.Equal("Amount", Assert.Throws<RuleBroken>(() => one.Pay(Subsidy.None, null, "省标准", head)).Field);
        Assert.Equal("Basis", Assert.Throws<RuleBroken>(() => one.Pay(Subsidy.None, 180_000, null, head)).Field);
        one.Pay(due, 200_000, "跨省办案两次", head);
        Assert.Equal(200_000, one.SubsidyFen);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_page_counts_by_the_table_in_force_and_the_sheet_shows_it_line_by_line(Database database)
    {
        var story = new AidStory(await city.On(database));
        await story.App.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = AidSettings.Subsidies.Key, From = new(2026, 1, 1), Value = AidSettings.Subsidies.TextOf(table), By = "演示", At = story.Now });
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = AidSettings.Subsidies.Key, From = story.Now.CityDay().AddDays(1), Value = AidSettings.Subsidies.TextOf([new(SubsidyKind.Civil, 990_000, "以后的")]), By = "演示", At = story.Now });
            await db.SaveChangesAsync();
        });
        await story.App.With<Settings>(s => s.Reload(default));
        var id = (await story.At(AidStage.FileChecked)).Id;
        var (head, page) = (await story.Officer("aidhead"), $"/work/aid/{id}/subsidy");
        var shown = (await head.Get(page)).Text;
        Assert.Contains("现在按标准是<b>1,800 元</b>", shown);
        Assert.Contains("值班（每班）", shown);
        Assert.Contains("按标准是2,400 元，付2,500 元的要写明理由", (await head.Fill(page, "subsidy", ("Form.Lines[5].Count", "2"), ("Form.Amount~yuan", "2500"))).Text);
        Assert.Equal($"/work/aid/{id}", (await head.Fill(page, "subsidy", ("Form.Lines[5].Count", "2"))).Location);
        Assert.Equal(240_000, (await story.Case(id)).SubsidyFen);
        var sheet = (await head.Get($"/aid/{id}/papers/subsidy")).Text;
        foreach (var line in new[] { "民事案件 1 × 1,800 元 = 1,800 元（样例）", "值班（每班） 2 × 300 元 = 600 元（样例）", "按标准合计 2,400 元" }) Assert.Contains(line, sheet);
    }
}
