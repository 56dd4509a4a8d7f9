using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

public class AuditTests
{
    private const string Phone = "10000000001";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task People_are_found_by_whole_numbers_and_names_and_each_look_is_written_down(Database database)
    {
        await using var house = await House.Open(database);
        var (_, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        var officer = house.Officer(house.Staff.Add("吴所长", "people.read"));
        foreach (var query in new[] { "100 0000 0001", "陈青山", "３３０１００１９０００１０１００１９" })
        {
            var row = Assert.Single((await officer.Post("/api/v1/people/find", new { query, purpose = "群众来电来访" })).Json.AsArray())!;
            Assert.Equal((id, "100****0001", "330100********0019"), ((Guid)row["id"]!, (string)row["phone"]!, (string)row["idNumber"]!));
        }
        Assert.Empty((await officer.Post("/api/v1/people/find", new { query = "陈青", purpose = "群众来电来访" })).Json.AsArray());
        Assert.Equal(409, (await officer.Post("/api/v1/people/find", new { query = "1000000", purpose = "群众来电来访" })).Code);
        Assert.Equal(3, await house.Read(db => db.Audits.CountAsync(a => a.Person == id && a.Act == "查找到本人" && a.ActorName == "吴所长")));
    }

    [Fact]
    public async Task A_number_in_full_takes_permission_and_purpose_and_is_written_down_first()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (_, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        var reader = house.Officer(house.Staff.Add("郑文员", "people.read"));
        Assert.Equal(403, (await reader.Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = "联系当事人" })).Code);
        var officer = house.Officer(house.Staff.Add("吴所长", "people.read", "people.reveal"));
        Assert.NotEqual(200, (await officer.Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = " " })).Code);
        Assert.Equal(Phone, (string)(await officer.Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = "联系当事人" })).Json["value"]!);
        var page = await officer.Get($"/work/people/{id}?why=督办检查");
        Assert.DoesNotContain(Phone, page.Text);
        Assert.DoesNotContain(House.IdA, page.Text);
        Assert.Contains("330100********0019", page.Text);
        Assert.Contains("请先选择查看目的", (await officer.Get($"/work/people/{id}")).Text);
        Assert.Equal(1, await house.Read(db => db.Audits.CountAsync(a => a.Person == id && a.Act == "读取手机号" && a.Purpose == "联系当事人")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_has_a_matter_elsewhere_is_out_of_reach_and_the_try_is_written_down(Database database)
    {
        await using var house = await House.Open(database);
        var (_, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        var near = Officer("吴所长", "330191101");
        var (far, city) = (Officer("郑副所长", "330191102"), Officer("钱处长", "3301"));
        Assert.Equal(Phone, await Reveal(far)); // at the counter of any office stands somebody who has no matter yet
        await house.App.With<AppDb>(async db =>
        {
            db.Add(Fashu.Mediation.MediationCase.File(Guid.CreateVersion7(), "330191101201001", "漏水。", "请修好。",
                Fashu.Mediation.Party.Of(Fashu.Mediation.Side.Applicant, Fashu.Mediation.PartyKind.Person, "陈青山", Phone, id), Fashu.Mediation.Party.Of(Fashu.Mediation.Side.Respondent, Fashu.Mediation.PartyKind.Person, "龚大河", null, null),
                [], "网络", null, Actor.System(house.Clock.Now()), house.App.Services.GetRequiredService<Settings>()));
            await db.SaveChangesAsync();
        });
        Assert.Equal(Phone, await Reveal(near));
        Assert.Equal(Phone, await Reveal(city));
        var refused = await house.Officer(far).Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = "联系当事人" });
        Assert.Equal(409, refused.Code);
        Assert.Contains("不在您负责的范围内", (string)refused.Json["detail"]!);
        Assert.DoesNotContain(Phone, refused.Text);
        var page = await house.Officer(far).Get($"/work/people/{id}?why=督办检查");
        Assert.Contains("不在您负责的范围内", page.Text);
        Assert.DoesNotContain("陈青山", page.Text);
        Assert.Equal(409, (await house.Officer(far).Post("/api/v1/people/doubt", new { id, reason = "号码换人" })).Code);
        Assert.Equal(3, await house.Read(db => db.Audits.CountAsync(a => a.Person == id && a.ActorName == "郑副所长" && a.Act == "查看被拒绝：不在负责范围")));
        // the whole number finds only within reach, and says that there is more
        Assert.Empty((await house.Officer(far).Post("/api/v1/people/find", new { query = Phone, purpose = "群众来电来访" })).Json.AsArray());
        Assert.Contains("另有1人没有列出", (await house.Officer(far).Fill("/work/people", "find", ("Form.Query", Phone), ("Form.Purpose", "群众来电来访"))).Text);
        Assert.Single((await house.Officer(near).Post("/api/v1/people/find", new { query = Phone, purpose = "群众来电来访" })).Json.AsArray());

        StaffAccess Officer(string name, string place)
        {
            var officer = house.Staff.Add(name);
            house.Staff.Change(officer = officer with { Grants = [new("people.read", place), new("people.reveal", place)] });
            return officer;
        }
        async Task<string> Reveal(StaffAccess officer) => (string)(await house.Officer(officer).Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = "联系当事人" })).Json["value"]!;
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_auditor_asks_by_person_officer_and_day_and_is_written_down_himself(Database database)
    {
        await using var house = await House.Open(database);
        var (_, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        var wu = house.Officer(house.Staff.Add("吴所长", "people.read", "people.reveal"));
        await wu.Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = "联系当事人" });
        house.Clock.Set("2026-11-25");
        await house.Officer(house.Staff.Add("郑副所长", "people.read", "people.reveal")).Post("/api/v1/people/reveal", new { id = $"id-{id}", purpose = "制作文书" });
        var auditor = house.Officer(house.Staff.Add("孙审计", "people.audit"));
        Assert.Equal(["读取手机号"], await Acts($"officer=吴所长"));
        Assert.Equal(["读取身份证号码"], await Acts($"person={id}&from=2026-11-24&until=2026-11-25"));
        Assert.Equal(["读取手机号"], await Acts($"person={id}&until=2026-11-24"));
        Assert.Equal(409, (await auditor.Get("/api/v1/people/audit?from=2026-11-25&until=2026-11-24")).Code);
        Assert.Equal(409, (await auditor.Get("/api/v1/people/audit?matter=没有这个号")).Code);
        Assert.True(await house.Read(db => db.Audits.CountAsync(a => a.ActorName == "孙审计" && a.Act == "查看审计记录")) >= 3);
        var page = await auditor.Get($"/work/admin/audit?person={id}");
        Assert.Contains("郑副所长", page.Text);
        Assert.Contains("陈**", page.Text);
        var found = await auditor.Submit("/work/admin/audit", page, "who", ("Who.Query", Phone));
        Assert.Equal($"/work/admin/audit?person={id}", found.Location);
        var file = await auditor.Get($"/work/admin/audit/export?person={id}");
        Assert.Equal("text/csv", file.Raw.Content.Headers.ContentType!.MediaType);
        Assert.Contains("制作文书", file.Text);

        async Task<List<string>> Acts(string query) => [.. (await auditor.Get("/api/v1/people/audit?" + query)).Json.AsArray().Select(r => (string)r!["act"]!).Where(a => a.StartsWith("读取", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Long_lists_go_on_page_by_page()
    {
        await using var house = await House.Open(Database.Sqlite);
        var by = house.Acting(house.Staff.Add("吴所长", "people.read"));
        await house.App.With<AppDb>(async db =>
        {
            for (var i = 0; i < 120; i++) db.Audit(by with { At = by.At.AddSeconds(i / 3) }, $"第{i}次", "督办检查");
            await db.SaveChangesAsync();
        });
        var auditor = house.Officer(house.Staff.Add("孙审计", "people.audit"));
        List<string> seen = [];
        for (var next = "/work/admin/audit?officer=吴所长"; next is not null;)
        {
            var page = (await auditor.Get(next)).Text;
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, ">(第[0-9]+次)").Select(m => m.Groups[1].Value));
            next = System.Text.RegularExpressions.Regex.Match(page, "href=\"([^\"]*before=[^\"]*)\"") is { Success: true } link ? System.Net.WebUtility.HtmlDecode(link.Groups[1].Value) : null!;
        }
        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_kept_long_enough_is_deleted_and_not_a_day_before(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, _) = await house.Citizen(Phone);
        await citizen.Upload("/me/verify", "photos", [("Form.Name", "陈青山"), ("Form.IdNumber", House.IdA), ("Form.AgreeNumber", "true"), ("Form.AgreeFace", "true")],
            [("Form.Front", "front.png", House.Photo), ("Form.Face", "face.png", House.Photo)]);
        var check = await house.Read(db => db.IdentityChecks.SingleAsync());
        await house.Officer(house.Staff.Add("吴所长", "people.verify")).Post("/api/v1/people/identities/decide", new { id = check.Id, verdict = "Approve" });
        Assert.Equal((2, 1), await After(30, "00:00"));
        Assert.Equal((0, 1), await After(30, "00:01"));
        Assert.Equal((0, 1), await After(180, "00:00"));
        Assert.Equal((0, 0), await After(180, "00:01"));

        async Task<(int Documents, int Codes)> After(int days, string more)
        {
            house.Clock.Set("2026-11-23");
            house.Clock.Advance(TimeSpan.FromDays(days) + TimeSpan.Parse(more));
            await house.App.With<AppDb>(db => new RetentionJob(db, Settings(house), house.Clock).Run(default));
            return (await house.Read(db => db.IdentityDocuments.CountAsync()), await house.Read(db => db.PhoneCodes.CountAsync()));
        }
    }

    [Fact]
    public async Task The_retention_table_is_changed_from_a_day_on()
    {
        await using var house = await House.Open(Database.Sqlite);
        var auditor = house.Officer(house.Staff.AddAt("孙审计", "", "people.audit"));
        var changed = await auditor.Fill("/work/admin/retention/edit", "retention", ("Form.From", "2026-12-01"), ("Form.Lines[1].Days", "10"), ("Form.Lines[1].Kept", "核对完成后10天"));
        Assert.True(changed.Code == 303, changed.Text);
        Assert.DoesNotContain("核对完成后10天", (await house.Visitor().Get("/privacy")).Text);
        house.Clock.Set("2026-12-01");
        Assert.Contains("核对完成后10天", (await house.Visitor().Get("/privacy")).Text);
        Assert.Equal(422, (await auditor.Fill("/work/admin/retention/edit", "retention", ("Form.From", "2026-11-30"))).Code);
        Assert.Equal(422, (await auditor.Fill("/work/admin/retention/edit", "retention", ("Form.Lines[1].Days", "0"))).Code);
    }

    private static Settings Settings(House house) => (Settings)house.App.Services.GetService(typeof(Settings))!;
}
