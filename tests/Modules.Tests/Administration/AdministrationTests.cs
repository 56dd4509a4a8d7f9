using System.Text;
using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Fashu.Notices;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Fashu.Administration;

/// <summary>What a city sets and sees of its own installation.</summary>
public class AdministrationTests
{
    private static readonly string[] holidays = ["2027-01-01,休,元旦", "2027-01-04,休,元旦", "2027-05-01,休,劳动节", "2027-05-02,休,劳动节", "2027-10-01,休,国庆节", "2027-10-02,休,国庆节", "2027-10-03,休,国庆节"];

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_setting_counts_from_its_day_on_without_a_restart(Database database)
    {
        await using var house = await House.Open(database);
        var admin = house.Officer(house.Staff.AddAt("管理员", "", "administration.settings"));
        var settings = house.App.Services.GetRequiredService<Settings>();
        foreach (var (value, from, sentence) in new[] { ("0", "2026-11-23", "应在1到30之间"), ("31", "2026-11-23", "应在1到30之间"), ("三", "2026-11-23", "应是整数"), ("", "2026-11-23", "没有填"), ("99999999999", "2026-11-23", "太大"), ("2", "2026-11-22", "不能早于今天") })
        {
            var refused = await Change(admin, value, from);
            Assert.Equal((409, "application/problem+json"), (refused.Code, refused.Raw.Content.Headers.ContentType?.MediaType));
            Assert.Contains(sentence, (string)refused.Json["detail"]!);
        }
        Assert.Equal(204, (await Change(admin, "2", "2026-11-23")).Code);
        Assert.Equal(204, (await Change(admin, "5", "2026-11-25")).Code);
        Assert.Equal((1, 2, 5), (On("2026-11-22"), On("2026-11-23"), On("2026-11-25")));
        Assert.Equal(204, (await Change(admin, "3", "2026-11-23")).Code); // corrected on the same day: one row
        Assert.Equal(2, await house.Read(db => db.Set<SettingRow>().CountAsync()));
        Assert.Equal(3, await house.Read(db => db.Audits.CountAsync(a => a.Act == "修改设置" && a.ActorName == "管理员" && a.Detail!.StartsWith("答复督办"))));
        var page = await admin.Get("/work/admin/settings/matters.answer-days");
        Assert.Contains("执行中", page.Text);
        Assert.Contains("待执行", page.Text);
        var (now, later) = (await Row("2026-11-23"), await Row("2026-11-25"));
        Assert.Equal(409, (await admin.Post($"/api/v1/administration/settings/{now}/withdraw")).Code);
        Assert.Equal(204, (await admin.Post($"/api/v1/administration/settings/{later}/withdraw")).Code);
        Assert.Equal(404, (await admin.Post($"/api/v1/administration/settings/{later}/withdraw")).Code);
        Assert.Equal(3, On("2026-11-25"));
        Assert.Equal(404, (await admin.Post("/api/v1/administration/settings", new { key = "no.such", from = "2026-11-23", values = new[] { "1" } })).Code);

        int On(string day) => settings.On(MattersClocks.Answer.Setting!, DateOnly.Parse(day));
        Task<Guid> Row(string day) => house.Read(db => db.Set<SettingRow>().Where(r => r.From == DateOnly.Parse(day)).Select(r => r.Id).SingleAsync());
        static Task<Answer> Change(Caller by, string value, string from) => by.Post("/api/v1/administration/settings", new { key = "matters.answer-days", from, values = new[] { value } });
    }

    [Fact]
    public void A_setting_is_said_in_words()
    {
        Assert.Equal("60分钟内5次", Of("people.codes-per-phone"));
        Assert.Equal("5,000 元", Of("mediation.oral-major-fen"));
        Assert.Equal("5000", new SettingShape(MediationSettings.OralMajorFen).Write("500000")[0]); // kept in fen, typed in yuan
        Assert.Equal("123450", new SettingShape(MediationSettings.OralMajorFen).Read(["1234.5"]));
        Assert.Throws<RuleBroken>(() => new SettingShape(MediationSettings.OralMajorFen).Read(["0.001"]));
        Assert.Equal("20,000", Of("draft.mb"));
        Assert.Equal("（空）", Of("divisions.home"));

        static string Of(string key) => AppModule.All.SelectMany(m => m.Settings).Single(s => s.Key == key) is var setting ? new SettingShape(setting).Words(setting.DefaultText) : "";
    }

    [Fact]
    public async Task A_clock_of_the_city_runs_as_long_as_the_city_says_and_the_table_shows_both()
    {
        await using var house = await House.Open(Database.Sqlite);
        var admin = house.Officer(house.Staff.AddAt("管理员", "", "administration.settings", "administration.rules"));
        Assert.Equal((1, 1), await Lengths());
        Assert.Equal(204, (await admin.Post("/api/v1/administration/settings", new { key = "mediation.accept-days", from = "2026-11-23", values = new[] { "3" } })).Code);
        Assert.Equal((3, 1), await Lengths());
        Assert.Contains("默认1个工作日", (await admin.Get("/work/admin/clocks")).Text);
        var settings = house.App.Services.GetRequiredService<Settings>();
        Assert.Equal(new DateOnly(2026, 11, 26), settings.DueFrom(MediationClocks.Accept, house.Clock.Now()).Day); // Monday and three working days
        Assert.Equal(new DateOnly(2026, 11, 23), settings.DueFrom(MediationClocks.Accept, new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc)).Day); // began before the change

        async Task<(int, int)> Lengths()
        {
            var row = (await admin.Get("/api/v1/administration/clocks")).Json.AsArray().Single(c => (string)c!["key"]! == "mediation.accept")!;
            return ((int)row["length"]!, (int)row["default"]!);
        }
    }

    [Fact]
    public async Task No_setting_takes_nonsense_and_none_breaks_its_page()
    {
        await using var house = await House.Open(Database.Sqlite);
        var all = AppModule.All.SelectMany(m => m.Settings).ToList();
        Assert.True(all.Count > 20);
        foreach (var setting in all)
        {
            var admin = house.Officer(house.Staff.AddAt("管理员", "", "administration.settings")); // the calls of one person within a minute are limited
            var width = new SettingShape(setting).Write(setting.DefaultText).Count;
            foreach (var box in new[] { "", "-1", "0", "1e9", "99999999999999999999", "<script>alert(1)</script>", "null", "\"", "2026-13-01", new string('长', 5000) })
            {
                var answer = await admin.Post("/api/v1/administration/settings", new { key = setting.Key, from = "2026-12-01", values = Enumerable.Repeat(box, Math.Max(1, width)) });
                Assert.True(answer.Code is 204 or 409 or 422, $"{setting.Key} “{box[..Math.Min(20, box.Length)]}”: {answer.Code} {answer.Text}");
                if (answer.Code == 204) Assert.Null(setting.Refuse(await house.Read(db => db.Set<SettingRow>().Where(r => r.Key == setting.Key).Select(r => r.Value).SingleAsync())));
            }
            Assert.Equal(200, (await admin.Get("/work/admin/settings/" + setting.Key)).Code);
        }
        house.Clock.Set("2026-12-02"); // what was taken is in force now, and the pages still stand
        foreach (var page in new[] { "/", "/privacy", "/sign-in", "/file", "/health/ready" }) Assert.Equal(200, (await house.Visitor().Get(page)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_published_calendar_moves_provisional_dates_and_says_so_once(Database database)
    {
        await using var house = await House.Open(database);
        var admin = house.Officer(house.Staff.AddAt("管理员", "", "administration.calendar"));
        house.Clock.Set("2026-12-31", "10:00");
        var bench = new CaseBench(house.Clock.Now());
        var matter = bench.At_(Stage.Filed);
        var settled = bench.At_(Stage.Withdrawn);
        await house.App.With<AppDb>(async db =>
        {
            db.Quiet = true;
            db.AddRange(matter, settled);
            await db.SaveChangesAsync();
        });
        var clock = await Clock();
        Assert.Equal((new DateOnly(2027, 1, 4), true), (clock.DueDay, clock.Provisional));
        Assert.Contains("暂定", clock.Why);

        var dry = await Import(admin, dryRun: true);
        Assert.Equal((200, 7), (dry.Code, (int)dry.Json["added"]!));
        await house.App.Settle();
        Assert.True((await Clock()).Provisional);
        Assert.Equal(200, (await Import(admin, dryRun: false)).Code);
        await house.App.Settle();
        clock = await Clock();
        Assert.Equal((new DateOnly(2027, 1, 5), false), (clock.DueDay, clock.Provisional));
        Assert.DoesNotContain("暂定", clock.Why);
        var row = await house.Read(db => db.Matters.AsNoTracking().SingleAsync(m => m.Id == matter.Id));
        Assert.Equal((clock.DueAt, clock.DueAt), (row.DueAt, row.ChangesAt));
        var told = await house.Read(db => db.Notices.Where(n => n.Title == "办理期限有变化").ToListAsync());
        Assert.Equal(new[] { bench.Applicant.Id, bench.Respondent.Id, bench.Mediator.Id }.Order(), told.Select(n => n.To).Order());
        Assert.All(told, n => Assert.Contains("2027年1月4日改为2027年1月5日", n.Text));

        Assert.Equal(0, (int)(await Import(admin, dryRun: false)).Json["added"]!);
        await house.App.With<AppDb>(async db => { db.Announce(new CalendarChanged(2027)); await db.SaveChangesAsync(); });
        await house.App.Settle();
        Assert.Equal(3, await house.Read(db => db.Notices.CountAsync(n => n.Title == "办理期限有变化")));
        Assert.Equal(1, await house.Read(db => db.Audits.CountAsync(a => a.Act == "导入放假安排")));

        Task<ClockRow> Clock() => house.Read(db => db.Clocks.AsNoTracking().SingleAsync(c => c.MatterId == matter.Id && c.State == ClockState.Running));
    }

    [Theory]
    [InlineData("2027-01-01,休,元旦", "缺少法定节日5月1日")]
    [InlineData("2027-01-01,班,", "法定节日不能安排上班")]
    [InlineData("2027-01-05,班,", "本来就是工作日")]
    [InlineData("2027-13-01,休,", "日期")]
    [InlineData("2028-01-01,休,元旦", "不在2027年的名单范围内")]
    [InlineData("2027-01-01,放,元旦", "只能填“休”或“班”")]
    public async Task A_calendar_with_a_fault_is_not_taken_at_all(string line, string sentence)
    {
        await using var house = await House.Open(Database.Sqlite);
        var admin = house.Officer(house.Staff.AddAt("管理员", "", "administration.calendar"));
        var answer = await Import(admin, false, [line]);
        Assert.Equal(200, answer.Code);
        Assert.Contains(sentence, answer.Text);
        Assert.Equal(0, await house.Read(db => db.Set<CalendarRow>().CountAsync()));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2028)]
    public async Task Only_the_years_around_today_are_imported(int year)
    {
        await using var house = await House.Open(Database.Sqlite);
        Assert.Equal(409, (await Import(house.Officer(house.Staff.AddAt("管理员", "", "administration.calendar")), false, year: year)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Probes_tell_what_a_balancer_must_know_and_no_more(Database database)
    {
        await using var house = await House.Open(database);
        Assert.Equal((200, "ok"), ((await house.Visitor().Get("/health/live")).Code, (await house.Visitor().Get("/health/live")).Text));
        var ready = await house.Visitor().Get("/health/ready");
        Assert.Equal((200, "ok", "good"), (ready.Code, (string)ready.Json["status"]!, (string)ready.Json["checks"]!["database"]!));
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}|GB|/tmp", ready.Text);
        var admin = house.Officer(house.Staff.Add("管理员", "administration.health"));
        await house.App.Settle();
        var report = (await admin.Get("/api/v1/administration/health")).Json;
        Assert.Contains(report["checks"]!.AsArray(), c => (string)c!["key"]! == "jobs" && (string)c["state"]! == "Good");
        Assert.Equal(403, (await house.Officer(house.Staff.Add("文员", "people.read")).Get("/api/v1/administration/health")).Code);

        // every job has a name people can read, and one that is late says so in its own row
        Assert.All(report["jobs"]!.AsArray(), j => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)j!["title"]!));
        Assert.DoesNotContain("晚了", (await admin.Get("/work/admin/health")).Text);
        house.Clock.Set("2026-11-30");
        Assert.Contains("晚了", (await admin.Get("/work/admin/health")).Text);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_comes_back()
    {
        Assert.SkipWhen(Databases.All.Count() < 2, "PostgreSQL is left out of this run");
        await using var house = await House.Open(Database.Postgres);
        var text = house.App.Services.GetRequiredService<IConfiguration>().GetConnectionString("Fashu")!;
        var name = new NpgsqlConnectionStringBuilder(text).Database!;
        await using var outside = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(text) { Database = "postgres" }.ConnectionString + ";Pooling=false");
        Assert.Equal(200, (await house.Visitor().Get("/health/ready")).Code);
        await Execute($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        var away = await house.Visitor().Get("/health/ready");
        Assert.Equal((503, "bad", "bad"), (away.Code, (string)away.Json["status"]!, (string)away.Json["checks"]!["database"]!));
        Assert.Equal(200, (await house.Visitor().Get("/health/live")).Code);
        var page = await house.Visitor().Post("/api/v1/people/codes", new { phone = "10000000001" });
        Assert.True(page.Code is 500 or 503, page.Code.ToString());
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", page.Text);
        Assert.DoesNotContain("Npgsql", page.Text);
        await Execute($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true");
        Assert.Equal(200, (await house.Visitor().Get("/health/ready")).Code);

        async Task Execute(string sql)
        {
            await using var command = outside.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task Metrics_are_for_this_machine_or_the_holder_of_the_token()
    {
        await using (var house = await House.Open(Database.Sqlite))
        {
            var own = await house.Visitor().Get("/metrics");
            Assert.Equal(200, own.Code);
            Assert.Contains("fashu_outbox_waiting 0", own.Text);
            Assert.Equal(404, (await house.Visitor().Send(HttpMethod.Get, "/metrics", null, ("X-Forwarded-For", "192.0.2.7"))).Code);
        }
        await using (var house = await House.Open(Database.Sqlite, new() { ["Metrics:Token"] = "letmesee" }))
        {
            Assert.Equal(404, (await house.Visitor().Get("/metrics")).Code);
            Assert.Equal(404, (await house.Visitor().Send(HttpMethod.Get, "/metrics", null, ("Authorization", "Bearer letmeseX"))).Code);
            Assert.Equal(200, (await house.Visitor().Send(HttpMethod.Get, "/metrics", null, ("Authorization", "Bearer letmesee"))).Code);
        }
    }

    private static async Task<Answer> Import(Caller by, bool dryRun, string[]? lines = null, int year = 2027)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("日期,类别,名称\n" + string.Join('\n', lines ?? holidays))), "file", "2027.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/administration/calendar/{year}?dryRun={(dryRun ? "true" : "false")}") { Content = form };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var response = await by.Client.SendAsync(request);
        return new(response.StatusCode, null, await response.Content.ReadAsStringAsync(), response);
    }
}
