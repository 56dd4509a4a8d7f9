using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

public class AccessTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    private const string Phone = "10000000001";

    [Fact]
    public async Task Pages_open_to_whom_they_are_meant_for()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        var reader = house.Officer(house.Staff.Add("吴所长", "people.read"));
        var plain = house.Officer(house.Staff.Add("郑网格员"));
        (Caller Who, string Path, int Code)[] table =
        [
            (house.Visitor(), "/privacy", 200), (house.Visitor(), "/me", 302), (house.Visitor(), "/work/people", 302), (house.Visitor(), "/api/v1/people/me", 401),
            (citizen, "/me", 200), (citizen, "/work/people", 403), (citizen, "/api/v1/people/tokens", 200), (citizen, "/api/v1/people/identities", 403),
            (reader, "/me", 403), (reader, "/work/people", 200), (reader, "/work/identities", 403), (reader, "/work/me/tokens", 200), (reader, "/api/v1/people/me", 403),
            (plain, "/work/people", 403), (plain, "/work/me/tokens", 200), (plain, "/work/admin/audit", 403),
        ];
        foreach (var (who, path, code) in table) Assert.True((await who.Get(path)).Code == code, $"{path} should answer {code}");
    }

    [Fact]
    public async Task Visitors_are_led_to_the_door_of_the_page()
    {
        await using var house = await House.Open(Database.Sqlite);
        Assert.Equal("/sign-in?returnUrl=%2Fme%3Fa%3Db", (await house.Visitor().Get("/me?a=b")).Location);
        Assert.Equal("/work/sign-in?returnUrl=%2Fwork%2Fpeople", (await house.Visitor().Get("/work/people")).Location);
        Assert.Equal("请先登录", (string)(await house.Visitor().Get("/api/v1/people/me")).Json["title"]!);
    }

    [Fact]
    public async Task A_new_stamp_a_lost_permission_or_a_closed_account_counts_at_once()
    {
        await using var house = await House.Open(Database.Sqlite);
        var officer = house.Staff.Add("吴所长", "people.read");
        var desk = house.Officer(officer);
        Assert.Equal(200, (await desk.Get("/work/people")).Code);
        house.Staff.Change(officer with { Grants = [] });
        Assert.Equal(403, (await desk.Get("/work/people")).Code);
        house.Staff.Change(officer with { Stamp = 2 });
        Assert.Equal(302, (await desk.Get("/work/people")).Code);
        Assert.Equal(200, (await house.Officer(officer with { Stamp = 2 }).Get("/work/people")).Code);
        house.Staff.Remove(officer.Id);
        Assert.Equal(302, (await house.Officer(officer with { Stamp = 2 }).Get("/work/people")).Code);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_personal_token_acts_as_its_owner_until_revoked_or_expired(Database database)
    {
        if (Databases.All.All(d => (Database)d[0] != database)) return;
        await using var house = await House.Open(database);
        var (citizen, _) = await house.Citizen(Phone);
        var made = await citizen.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30 });
        var (id, secret) = ((Guid)made.Json["id"]!, (string)made.Json["secret"]!);
        Assert.StartsWith("fs_", secret);
        Assert.DoesNotContain(secret, await house.Read(db => db.ApiTokens.Select(t => t.Hash + t.Start).SingleAsync()));
        (string, string) bearer = ("Authorization", $"Bearer {secret}");
        Assert.Equal("100****0001", (string)(await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, bearer)).Json["phone"]!);
        Assert.Equal(302, (await house.Visitor().Send(HttpMethod.Get, "/me", null, bearer)).Code); // pages want a session
        Assert.Equal(401, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, ("Authorization", "Bearer fs_0000"))).Code);
        Assert.Equal(409, (await house.Visitor().Post("/api/v1/people/tokens", new { title = "子令牌", days = 300 }, bearer)).Code);
        Assert.NotNull(await house.Read(db => db.ApiTokens.Select(t => t.UsedAt).SingleAsync()));

        house.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(401, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, bearer)).Code);
        house.Clock.Advance(TimeSpan.FromDays(-1));
        Assert.Equal(204, (await house.Visitor().Send(HttpMethod.Delete, $"/api/v1/people/tokens/{id}", null, bearer)).Code);
        Assert.Equal(401, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, bearer)).Code);
    }

    [Fact]
    public async Task A_token_of_an_officer_ends_with_his_account_and_is_nobody_elses_to_revoke()
    {
        await using var house = await House.Open(Database.Sqlite);
        var officer = house.Staff.Add("吴所长", "people.read");
        var made = await house.Officer(officer).Post("/api/v1/people/tokens", new { title = "台账同步", days = 30, password = StaffBook.Password });
        (string, string) bearer = ("Authorization", $"Bearer {(string)made.Json["secret"]!}");
        var (citizen, _) = await house.Citizen(Phone);
        Assert.Equal(404, (await citizen.Send(HttpMethod.Delete, $"/api/v1/people/tokens/{made.Json["id"]}")).Code);
        Assert.Equal(200, (await house.Visitor().Post("/api/v1/people/find", new { query = "陈青山", purpose = "群众来电来访" }, bearer)).Code);
        house.Staff.Change(officer with { Grants = [] });
        Assert.Equal(403, (await house.Visitor().Post("/api/v1/people/find", new { query = "陈青山", purpose = "群众来电来访" }, bearer)).Code);
        house.Staff.Remove(officer.Id);
        Assert.Equal(401, (await house.Visitor().Post("/api/v1/people/find", new { query = "陈青山", purpose = "群众来电来访" }, bearer)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_token_ends_with_the_sessions_of_its_owner(Database database)
    {
        await using var house = await House.Open(database);
        var officer = house.Staff.Add("吴所长", "people.read");
        var (citizen, id) = await house.Citizen(Phone);
        var (his, hers) = (await Bearer(house.Officer(officer)), await Bearer(citizen));
        Assert.Equal(200, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/tokens", null, his)).Code);
        Assert.Equal(200, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, hers)).Code);
        // somebody reports that the number has another holder; the officer's password is reset
        Assert.Equal(204, (await house.Officer(officer).Post("/api/v1/people/doubt", new { id, reason = "对方说上周刚办的号" })).Code);
        house.Staff.Change(officer with { Stamp = 2 });
        Assert.Equal(401, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, hers)).Code);
        Assert.Equal(401, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/tokens", null, his)).Code);
        var desk = house.Officer(officer with { Stamp = 2 });
        Assert.Contains("账号变动后已失效", (await desk.Get("/work/me/tokens")).Text);
        Assert.Equal(200, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/tokens", null, await Bearer(desk))).Code);

        static async Task<(string, string)> Bearer(Caller owner) => ("Authorization", $"Bearer {(string)(await owner.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30, password = StaffBook.Password })).Json["secret"]!}");
    }

    [Fact]
    public async Task An_open_session_is_not_enough_for_an_officers_token()
    {
        await using var house = await House.Open(Database.Sqlite);
        var desk = house.Officer(house.Staff.Add("吴所长", "people.read"));
        foreach (var (password, says) in new[] { (null, "请填写您现在的登录密码"), ("", "请填写您现在的登录密码"), ("wrong", "密码不对") })
        {
            var refused = await desk.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30, password });
            Assert.Equal(409, refused.Code);
            Assert.StartsWith(says, (string)refused.Json["detail"]!);
            var back = await desk.Fill("/work/me/tokens", "token", ("Form.Title", "台账同步"), ("Form.Password", password ?? ""));
            Assert.Contains(says, back.Text);
            Assert.DoesNotContain("fs_", back.Text.Replace("Bearer fs_", "", StringComparison.Ordinal));
        }
        Assert.Equal(0, await house.Read(db => db.ApiTokens.CountAsync()));
        Assert.Matches("fs_[0-9a-f]{64}", (await desk.Fill("/work/me/tokens", "token", ("Form.Title", "台账同步"), ("Form.Password", StaffBook.Password))).Text);
        var (citizen, _) = await house.Citizen(Phone);
        Assert.DoesNotContain("Form.Password", (await citizen.Get("/me/tokens")).Text); // a citizen has none
    }

    [Fact]
    public async Task The_page_for_tokens_shows_the_secret_once()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        var made = await citizen.Fill("/me/tokens", "token", ("Form.Title", "台账同步"));
        Assert.Contains("只显示这一次", made.Text);
        Assert.Matches("fs_[0-9a-f]{64}", made.Text);
        var later = await citizen.Get("/me/tokens");
        Assert.DoesNotMatch("fs_[0-9a-f]{64}", later.Text);
        var id = await house.Read(db => db.ApiTokens.Select(t => t.Id).SingleAsync());
        Assert.Contains("已停用", (await citizen.Submit("/me/tokens", later, $"revoke-{id:N}")).Text);
    }
}
