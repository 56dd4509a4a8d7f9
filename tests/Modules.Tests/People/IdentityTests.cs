using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

public class IdentityTests
{
    private const string Phone = "10000000001", Other = "10000000002";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_compares_photos_and_the_person_may_sign(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.Citizen(Phone);
        Assert.Equal(303, (await Upload(citizen)).Code);
        Assert.Contains("工作人员正在核对", (await citizen.Get("/me/verify")).Text);
        var officer = house.Staff.Add("吴所长", "people.verify");
        var desk = house.Officer(officer);
        var check = await house.Read(db => db.IdentityChecks.SingleAsync());
        Assert.Contains("陈青山", (await desk.Get("/work/identities")).Text);
        var paper = await house.Read(db => db.IdentityDocuments.OrderBy(d => d.Paper).FirstAsync());
        var photo = await desk.Get($"/work/identities/{check.Id}/papers/{paper.Id}");
        Assert.Equal("image/png", photo.Raw.Content.Headers.ContentType!.MediaType);
        Assert.True(photo.Raw.Headers.CacheControl!.NoStore);
        Assert.Equal(1, await house.Read(db => db.Audits.CountAsync(a => a.Act == "打开身份材料" && a.ActorId == officer.Id && a.Person == id)));
        Assert.Equal(303, (await desk.Fill($"/work/identities/{check.Id}", "decide", ("Form.Verdict", "Approve"))).Code);
        var person = await house.Read(db => db.People.SingleAsync(p => p.Id == id));
        Assert.Equal(("陈青山", House.IdA, VerifiedWay.Photos), (person.Name, person.IdNumber, person.VerifiedBy));
        Assert.Contains("身份已核验", (await citizen.Get("/me")).Text);
        Assert.Equal(1, await house.Read(db => db.Set<OutboxRow>().CountAsync(o => o.Type == typeof(PersonVerified).FullName)));
        Assert.Equal(409, (await desk.Post("/api/v1/people/identities/decide", new { id = check.Id, verdict = "Approve" })).Code);
    }

    [Fact]
    public async Task A_refusal_takes_a_reason_and_the_person_reads_it()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        await Upload(citizen);
        var desk = house.Officer(house.Staff.Add("吴所长", "people.verify"));
        var check = await house.Read(db => db.IdentityChecks.SingleAsync());
        Assert.Contains("请写明原因", (await desk.Fill($"/work/identities/{check.Id}", "decide", ("Form.Verdict", "Refuse"))).Text);
        Assert.Equal(303, (await desk.Fill($"/work/identities/{check.Id}", "decide", ("Form.Verdict", "Refuse"), ("Form.Reason", "照片反光"))).Code);
        Assert.Contains("照片反光", (await citizen.Get("/me/verify")).Text);
        Assert.Equal(303, (await Upload(citizen)).Code);
    }

    [Fact]
    public async Task Without_the_consent_for_the_face_or_with_a_disguised_file_nothing_is_kept()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        Assert.Contains("请先勾选“同意处理人脸照片”", (await Upload(citizen, agreeFace: false)).Text);
        Assert.Contains("不是照片", (await Upload(citizen, photo: "MZ\0\0this program cannot be run"u8.ToArray())).Text);
        Assert.Contains("太大", (await Upload(citizen, photo: new byte[Picture.Limit + 1])).Text);
        Assert.Equal(0, await house.Read(db => db.IdentityDocuments.CountAsync()));
        Assert.Equal(0, await house.Read(db => db.IdentityChecks.CountAsync()));
    }

    [Fact]
    public async Task Withdrawn_papers_are_deleted_at_once()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        await Upload(citizen);
        Assert.Equal(303, (await citizen.Fill("/me/verify", "withdraw")).Code);
        Assert.Equal(0, await house.Read(db => db.IdentityDocuments.CountAsync()));
        Assert.Equal(CheckState.Withdrawn, await house.Read(db => db.IdentityChecks.Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task Who_took_the_papers_in_does_not_decide()
    {
        await using var house = await House.Open(Database.Sqlite);
        var first = house.Staff.Add("吴所长", "people.verify");
        var check = await CounterCheck(house.Officer(first), Phone, "陈青山", House.IdA);
        Assert.Contains("不能由您自己核对", (await house.Officer(first).Get($"/work/identities/{check}")).Text);
        var own = await house.Officer(first).Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" });
        Assert.Contains("由另一位工作人员核对", own.Text);
        var second = house.Officer(house.Staff.Add("郑副所长", "people.verify"));
        Assert.Equal(204, (await second.Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" })).Code);
        Assert.Equal(VerifiedWay.Counter, await house.Read(db => db.People.Select(p => p.VerifiedBy).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_ID_number_verifies_one_account(Database database)
    {
        await using var house = await House.Open(database);
        await house.VerifiedCitizen(Other, "陈青山", House.IdA);
        var check = await CounterCheck(house.Officer(house.Staff.Add("吴所长", "people.verify")), Phone, "陈青山", House.IdA);
        var second = house.Officer(house.Staff.Add("郑副所长", "people.verify"));
        var refused = await second.Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" });
        Assert.Equal(409, refused.Code);
        Assert.Contains("找回账号", refused.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_lost_number_is_replaced_at_the_counter_and_the_new_phone_is_asked_for_the_name(Database database)
    {
        await using var house = await House.Open(database);
        var (_, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        var (_, empty) = await house.Citizen(Other); // he signed in with the new number before coming
        var first = house.Officer(house.Staff.Add("吴所长", "people.verify", "people.recover"));
        var second = house.Officer(house.Staff.Add("郑副所长", "people.verify", "people.recover"));
        var verifier = house.Officer(house.Staff.Add("钱调解员", "people.verify"));
        var sent = await first.Upload("/work/identities/recover", "recover",
            [("Form.Name", "陈青山"), ("Form.IdNumber", House.IdA), ("Form.Phone", Other), ("Form.Agreed", "true")], [("Form.Front", "a.png", House.Photo), ("Form.Face", "b.png", House.Photo)]);
        Assert.True(sent.Code == 303, sent.Text);
        var check = sent.Location!.Split('/')[^1];
        Assert.Contains("应由有权限的岗位办理", (await verifier.Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" })).Text);
        Assert.Equal(204, (await second.Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" })).Code);
        Assert.Equal(id, await house.Holder(Other));
        Assert.NotNull(await house.Read(db => db.People.Where(p => p.Id == empty).Select(p => p.ClosedAt).SingleAsync()));

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var visitor = house.Visitor();
        var asked = await visitor.Post("/api/v1/people/codes", new { phone = Other });
        var done = await visitor.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Other) });
        var holder = (string)done.Json["next"]!;
        Assert.StartsWith("/sign-in/holder", holder);
        Assert.Equal(303, (await visitor.Fill(holder, "holder", ("Form.Name", "陈青山"))).Code);
        Assert.Equal(200, (await visitor.Get("/me")).Code);
    }

    [Fact]
    public async Task An_account_never_verified_is_not_given_out_at_the_counter()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        await citizen.Fill("/me/profile", "profile", ("Form.Name", "陈青山"), ("Form.IdNumber", House.IdA), ("Form.Agree", "true"));
        var officer = house.Officer(house.Staff.Add("吴所长", "people.verify", "people.recover"));
        var sent = await officer.Upload("/work/identities/recover", "recover",
            [("Form.Name", "陈青山"), ("Form.IdNumber", House.IdA), ("Form.Phone", Other), ("Form.Agreed", "true")], [("Form.Front", "a.png", House.Photo), ("Form.Face", "b.png", House.Photo)]);
        Assert.Equal(422, sent.Code);
        Assert.Contains("没有核验过的账号不能凭证件找回", sent.Text);
    }

    private static Task<Answer> Upload(Caller citizen, bool agreeFace = true, byte[]? photo = null) => citizen.Upload("/me/verify", "photos",
        [("Form.Name", "陈青山"), ("Form.IdNumber", House.IdA), ("Form.AgreeNumber", "true"), ("Form.AgreeFace", agreeFace ? "true" : "false")],
        [("Form.Front", "front.png", photo ?? House.Photo), ("Form.Face", "face.png", House.Photo)]);

    private static async Task<string> CounterCheck(Caller officer, string phone, string name, string idNumber)
    {
        var sent = await officer.Upload("/work/identities/counter", "counter",
            [("Form.Phone", phone), ("Form.Name", name), ("Form.IdNumber", idNumber), ("Form.Agreed", "true")], [("Form.Front", "a.png", House.Photo), ("Form.Face", "b.png", House.Photo)]);
        Assert.True(sent.Code == 303, sent.Text);
        return sent.Location!.Split('/')[^1];
    }
}
