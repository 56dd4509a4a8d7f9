using Fashu.Harness;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Lawyers on duty: a record a person, a volume a shift, in the order of the volume; each sees the own, the institution those of its place.</summary>
public sealed class DutyTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly DateOnly day = new(2026, 11, 20);

    public static IEnumerable<object[]> Both => Databases.All;

    private static RecordTalk.Form Form(string name, string site, int hour = 9, params DutyHelp[] helps) => new()
    {
        Place = AidBench.County,
        Site = DutySite.Detention,
        SiteName = site,
        Day = day,
        From = new(hour, 0),
        Until = new(hour, 40),
        Name = name,
        Charge = "盗窃罪",
        Stage = CriminalStage.Prosecution,
        NoDefender = true,
        Helps = [.. helps],
        Said = "问会判多久，讲了自首和退赔。",
        Opinion = helps.Contains(DutyHelp.Opinion) ? "初犯，已经退赔，建议不起诉。" : null,
        Plea = helps.Contains(DutyHelp.Plea) ? "盗窃罪，拘役三个月，速裁程序，自愿签。" : null,
    };

    private static Task<Guid> Record(AidStory story, RecordTalk.Form form, Actor by) => story.App.With<RecordTalk, Guid>(s => s.Handle(form, by, default));

    private static async Task<RuleBroken> Refused(AidStory story, RecordTalk.Form form, Actor by) => await Assert.ThrowsAsync<RuleBroken>(() => Record(story, form, by));

    [Theory, MemberData(nameof(Both))]
    public async Task Those_helped_on_one_day_at_one_place_are_one_volume_in_its_order(Database database)
    {
        var story = new AidStory(await city.On(database));
        var by = await story.Staff("lawyer");
        var first = await Record(story, Form("谭家旺", "甲看守所", 10, DutyHelp.Advice, DutyHelp.Plea), by);
        Assert.Equal(first, await Record(story, Form("莫有田", " 甲看守所 ", 9, DutyHelp.Advice, DutyHelp.Opinion), by));
        Assert.NotEqual(first, await Record(story, Form("谭家旺", "乙看守所", 14, DutyHelp.Advice), by));
        var shift = await story.Db(db => db.DutyShifts.SingleAsync(s => s.Id == first));
        // by the clock, whoever was written down first
        Assert.Equal(["shift 值班律师工作记录", "talk-2 法律帮助记录（莫有田）", "talk-1 法律帮助记录（谭家旺）", "opinion-2 值班律师意见表（莫有田）", "plea-1 签署认罪认罚具结书在场记录（谭家旺）"],
            DutyVolume.Of(shift, "青溪县法律援助中心").Select(p => $"{p.Key} {p.Title}"));

        var lawyer = await story.Officer("lawyer");
        var page = (await lawyer.Get($"/work/aid/duty/{first}")).Text;
        Assert.Contains("2026年11月20日", page);
        Assert.Contains($"/work/aid/duty/{first}/papers/opinion-2", page);
        var paper = (await lawyer.Get($"/work/aid/duty/{first}/papers/opinion-2")).Text;
        Assert.Contains("初犯，已经退赔，建议不起诉。", paper);
        Assert.Contains("青溪县法律援助中心", paper);
        Assert.Contains("09:00—09:40", (await lawyer.Get($"/work/aid/duty/{first}/papers/shift")).Text);
        Assert.Equal(404, (await lawyer.Get($"/work/aid/duty/{first}/papers/opinion-1")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_the_record_lacks_is_said_at_its_field(Database database)
    {
        var story = new AidStory(await city.On(database));
        var by = await story.Staff("lawyer");
        var form = Form("谭家旺", "丙看守所", 9, DutyHelp.Advice);
        form.NoDefender = false;
        Assert.Equal("NoDefender", (await Refused(story, form, by)).Field);
        Assert.Equal("Helps", (await Refused(story, Form("谭家旺", "丙看守所"), by)).Field);
        form = Form("谭家旺", "丙看守所", 9, DutyHelp.Opinion);
        form.Opinion = " ";
        Assert.Equal("Opinion", (await Refused(story, form, by)).Field);
        form = Form("谭家旺", "丙看守所", 9, DutyHelp.Advice);
        form.Plea = "签了";
        Assert.Equal("Plea", (await Refused(story, form, by)).Field);
        form = Form("谭家旺", "丙看守所", 9, DutyHelp.Advice);
        form.Until = new(9, 0);
        Assert.Equal("Until", (await Refused(story, form, by)).Field);
        form = Form("谭家旺", "丙看守所", 9, DutyHelp.Advice);
        form.Day = story.Now.CityDay().AddDays(1);
        Assert.Equal("Day", (await Refused(story, form, by)).Field);
        form = Form("谭家旺", "丙看守所", 9, DutyHelp.Advice);
        form.Place = "330192";
        Assert.Equal("Place", (await Refused(story, form, by)).Field);
        Assert.False(await story.Db(db => db.DutyShifts.AnyAsync(s => s.SiteName == "丙看守所")));

        var sent = await (await story.Officer("lawyer")).Fill("/work/aid/duty/new", "duty", ("Form.Site", "Court"), ("Form.SiteName", "丁法院"), ("Form.Name", "施小满"));
        Assert.Equal(422, sent.Code);
        Assert.Contains("丁法院", sent.Text);
        Assert.Contains("请选择阶段", sent.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lawyer_sees_the_own_shifts_and_the_institution_those_of_its_place(Database database)
    {
        var story = new AidStory(await city.On(database));
        var by = await story.Staff("lawyer");
        var id = await Record(story, Form("谭家旺", "戊看守所", 9, DutyHelp.Advice), by);
        async Task<bool> Lists(string login) => (await story.App.With<ReadDuty, ReadDuty.Answer>(async s => await s.Handle(day, await story.Staff(login), default))).Lines.Any(l => l.Id == id);
        Assert.Equal((true, true, true), (await Lists("lawyer"), await Lists("aid"), await Lists("county")));
        var colleague = by with { Id = Guid.CreateVersion7() };
        Assert.Empty((await story.App.With<ReadDuty, ReadDuty.Answer>(s => s.Handle(day, colleague, default))).Lines);
        await Assert.ThrowsAsync<Missing>(() => story.App.With<AppDb>(async db => await db.OpenDuty(id, colleague, default)));
        var elsewhere = new Actor(Guid.CreateVersion7(), "方援", ActorKind.Staff, story.Now) { Grants = [new(AidPermissions.Read.Key, "330192")] };
        await Assert.ThrowsAsync<Missing>(() => story.App.With<AppDb>(async db => await db.OpenDuty(id, elsewhere, default)));
        var aid = await story.Officer("aid");
        Assert.Contains("戊看守所", (await aid.Get("/work/aid/duty?month=2026-11")).Text);
        Assert.DoesNotContain("/work/aid/duty/new", (await aid.Get($"/work/aid/duty/{id}")).Text);
        Assert.DoesNotContain("作废这一条", (await aid.Get($"/work/aid/duty/{id}")).Text);
        Assert.Contains("/work/aid/duty/new", (await (await story.Officer("lawyer")).Get("/work/aid/duty")).Text);
        Assert.Contains("记一次值班", (await (await story.Officer("lawyer")).Get("/work")).Text);
        Assert.DoesNotContain("记一次值班", (await aid.Get("/work")).Text);
        Assert.DoesNotContain("/work/aid/duty", (await (await story.Officer("court")).Get("/work/partner")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_struck_record_leaves_the_volume_and_the_count_and_stays_with_its_reason(Database database)
    {
        var story = new AidStory(await city.On(database));
        var by = await story.Staff("lawyer");
        var id = await Record(story, Form("谭家旺", "己看守所", 9, DutyHelp.Advice), by);
        await Record(story, Form("莫有田", "己看守所", 10, DutyHelp.Advice), by);
        async Task<(int, int)> Counted() => (await story.App.With<ReadDuty, ReadDuty.Answer>(s => s.Handle(day, by, default))) is var all ? (all.Shifts, all.Talks) : default;
        var (shifts, talks) = await Counted();
        var lawyer = await story.Officer("lawyer");
        var wrong = (await story.Db(db => db.DutyShifts.SingleAsync(s => s.Id == id))).Talks.Single(t => t.Name == "谭家旺").Id;
        Assert.Equal($"/work/aid/duty/{id}", (await lawyer.Fill($"/work/aid/duty/{id}", "strike", ("Form.Talk", wrong.ToString()), ("Form.Reason", "姓名听错了"))).Location);
        Assert.Equal((shifts, talks - 1), await Counted());
        var page = (await lawyer.Get($"/work/aid/duty/{id}")).Text;
        Assert.Contains("姓名听错了", page);
        Assert.DoesNotContain("法律帮助记录（谭家旺）", page);
        var colleague = by with { Id = Guid.CreateVersion7(), Grants = [new(AidPermissions.Read.Key, AidBench.County)] };
        await Assert.ThrowsAsync<RuleBroken>(() => story.App.With<StrikeTalk>(s => s.Handle(id, new() { Talk = wrong.ToString(), Reason = "不对" }, colleague, default)));
        await Assert.ThrowsAsync<RuleBroken>(() => story.App.With<StrikeTalk>(s => s.Handle(id, new() { Talk = wrong.ToString(), Reason = "再一次" }, by, default)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_application_through_the_duty_lawyer_is_to_be_passed_on_within_24_hours(Database database)
    {
        var story = new AidStory(await city.On(database));
        var form = Form("谭家旺", "庚看守所", 9, DutyHelp.Advice);
        form.WantsAid = true;
        var id = await Record(story, form, await story.Staff("lawyer"));
        // 2026-11-21 is a Saturday: hours move over nothing
        Assert.Contains("2026年11月21日9时40分以前转交", (await (await story.Officer("lawyer")).Get($"/work/aid/duty/{id}")).Text);
    }

    [Fact]
    public async Task A_record_by_call_is_the_same()
    {
        var story = new AidStory(await city.On(Database.Sqlite));
        object Body(string? site) => new { place = AidBench.County, site = "Court", siteName = site, day = "2026-11-20", from = "09:00", until = "09:30", name = "施小满", charge = "盗窃罪", stage = "FirstInstance", noDefender = true, helps = new[] { "Advice" }, said = "问程序。" };
        Assert.Equal(200, (await (await story.Officer("lawyer")).Post("/api/v1/legal-aid/duty/", Body("辛法院"))).Code);
        Assert.True(await story.Db(db => db.DutyShifts.AnyAsync(s => s.SiteName == "辛法院" && s.Site == DutySite.Court)));
        Assert.Equal(403, (await (await story.Officer("aid")).Post("/api/v1/legal-aid/duty/", Body("壬法院"))).Code);
    }
}
