using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task Papers_are_seen_and_decided_where_the_person_has_a_matter_and_nowhere_else(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.Citizen(Phone);
        await Upload(citizen);
        await house.App.With<AppDb>(async db =>
        {
            db.Add(MediationCase.File(Guid.CreateVersion7(), "330191101201001", "漏水。", "请修好。", Party.Of(Side.Applicant, PartyKind.Person, "陈青山", Phone, id),
                Party.Of(Side.Respondent, PartyKind.Person, "龚大河", null, null), [], "网络", null, Actor.System(house.Clock.Now()), house.App.Services.GetRequiredService<Settings>()));
            await db.SaveChangesAsync();
        });
        var check = await house.Read(db => db.IdentityChecks.SingleAsync());
        var paper = await house.Read(db => db.IdentityDocuments.Select(d => d.Id).FirstAsync());
        var far = house.Officer(house.Staff.AddAt("外村主任", "330191102201", "people.verify"));
        foreach (var list in new[] { "/work/identities", "/work/identities?done=true", "/api/v1/people/identities" })
        {
            var page = await far.Get(list);
            Assert.Equal(200, page.Code);
            Assert.DoesNotContain("陈青山", page.Text);
        }
        foreach (var path in new[] { $"/work/identities/{check.Id}", $"/work/identities/{check.Id}/papers/{paper}" })
        {
            var page = await far.Get(path);
            Assert.Equal(404, page.Code);
            Assert.DoesNotContain("陈青山", page.Text);
        }
        foreach (var verdict in new[] { "Approve", "Refuse" })
            Assert.Equal(404, (await far.Post("/api/v1/people/identities/decide", new { id = check.Id, verdict, reason = "看不清" })).Code);
        Assert.Equal(CheckState.Waiting, await house.Read(db => db.IdentityChecks.Select(c => c.State).SingleAsync()));
        Assert.Equal(4, await house.Read(db => db.Audits.CountAsync(a => a.Person == id && a.ActorName == "外村主任" && a.Act == "查看被拒绝：不在负责范围")));
        Assert.Equal(0, await house.Read(db => db.Audits.CountAsync(a => a.Person == id && a.ActorName == "外村主任" && a.Act != "查看被拒绝：不在负责范围")));

        foreach (var (name, place) in new[] { ("本村主任", "330191101201"), ("镇司法所", "330191101"), ("市局", "3301"), ("全部", "") })
        {
            var near = house.Officer(house.Staff.AddAt(name, place, "people.verify"));
            Assert.Contains("陈青山", (await near.Get("/work/identities")).Text);
            Assert.Single((await near.Get("/api/v1/people/identities")).Json.AsArray());
            Assert.Equal(200, (await near.Get($"/work/identities/{check.Id}")).Code);
            Assert.Equal(200, (await near.Get($"/work/identities/{check.Id}/papers/{paper}")).Code);
            Assert.Equal(["列出身份材料", "列出身份材料", "查看身份材料", "打开身份材料"], await house.Read(db => db.Audits.Where(a => a.Person == id && a.ActorName == name).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
        }
        var readers = (await citizen.Get("/me/readers")).Text;
        Assert.All(["列出身份材料", "查看身份材料", "查看被拒绝：不在负责范围"], act => Assert.Contains(act, readers));
        Assert.Equal(204, (await house.Officer(house.Staff.AddAt("本村副主任", "330191101201", "people.verify")).Post("/api/v1/people/identities/decide", new { id = check.Id, verdict = "Approve" })).Code);
        Assert.Contains("陈青山", (await house.Officer(house.Staff.AddAt("本村干事", "330191101201", "people.verify")).Get("/work/identities?done=true")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_counter_takes_in_is_the_persons_own_only_once_it_is_approved(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.Citizen(Phone);
        Assert.Equal(303, (await citizen.Fill("/me/profile", "profile", ("Form.Name", "陈青山"), ("Form.IdNumber", House.IdA), ("Form.Agree", "true"))).Code);
        var (first, second) = (house.Officer(house.Staff.Add("吴所长", "people.verify")), house.Officer(house.Staff.Add("郑副所长", "people.verify")));
        var wrong = await CounterCheck(first, Phone, "钱冒名", House.IdB);
        Assert.Equal(("陈青山", House.IdA, "IdNumber"), await Own());
        Assert.Equal(204, (await second.Post("/api/v1/people/identities/decide", new { id = wrong, verdict = "Refuse", reason = "不是同一人" })).Code);
        Assert.Equal(("陈青山", House.IdA, "IdNumber"), await Own());
        Assert.DoesNotContain("钱冒名", (await citizen.Get("/me/profile")).Text);
        // an account opened at the counter has neither name nor number before
        var unknown = await CounterCheck(first, Other, "龚大河", House.IdX);
        var newcomer = await house.Holder(Other);
        Assert.Equal((null, null), await house.Read(db => db.People.Where(p => p.Id == newcomer).Select(p => new ValueTuple<string?, string?>(p.Name, p.IdNumber)).SingleAsync()));
        Assert.Equal(0, await house.Read(db => db.Consents.CountAsync(c => c.PersonId == newcomer)));

        var right = await CounterCheck(first, Phone, "陈青山林", House.IdA);
        var asked = house.Clock.Now();
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(204, (await second.Post("/api/v1/people/identities/decide", new { id = right, verdict = "Approve" })).Code);
        Assert.Equal(("陈青山林", House.IdA, "Face,IdNumber"), await Own());
        Assert.Equal(asked, await house.Read(db => db.Consents.Where(c => c.PersonId == id && c.Kind == ConsentKind.Face).Select(c => c.GivenAt).SingleAsync()));
        Assert.Equal(204, (await second.Post("/api/v1/people/identities/decide", new { id = unknown, verdict = "Approve" })).Code);
        Assert.Equal("龚大河", await house.Read(db => db.People.Where(p => p.Id == newcomer).Select(p => p.Name).SingleAsync()));
        // who is under fourteen has no account of his own, at the counter either
        var child = await first.Upload("/work/identities/counter", "counter", [("Form.Phone", "10000000003"), ("Form.Name", "陈小满"), ("Form.IdNumber", House.IdOf("20200101")), ("Form.Agreed", "true")],
            [("Form.Front", "a.png", House.Photo), ("Form.Face", "b.png", House.Photo)]);
        Assert.Contains("未满14周岁", child.Text);

        async Task<(string?, string?, string)> Own()
        {
            var person = await house.Read(db => db.People.SingleAsync(p => p.Id == id));
            return (person.Name, person.IdNumber, string.Join(',', await house.Read(db => db.Consents.Where(c => c.PersonId == id && c.WithdrawnAt == null).OrderBy(c => c.Kind).Select(c => c.Kind).ToListAsync())));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_second_officer_at_the_counter_is_a_second_person(Database database)
    {
        await using var house = await House.Open(database);
        var (first, second, third) = (house.Staff.Add("吴所长", "people.verify"), house.Staff.Add("木偶", "people.verify"), house.Staff.Add("另一木偶", "people.verify"));
        foreach (var puppet in new[] { second, third })
            await house.App.With<AppDb>(async db => { db.Add(OneTimeLink.Make(LinkPurpose.SetPassword, puppet.Id, house.Acting(first), TimeSpan.FromHours(24)).Link); await db.SaveChangesAsync(); });
        var phone = 10000000010;
        foreach (var (takes, decides) in new[] { (first, second), (second, first), (second, third) })
        {
            var check = await CounterCheck(house.Officer(takes), (phone++).ToString(), "陈青山", House.IdA);
            Assert.Contains("不能算两个人", (await house.Officer(decides).Get($"/work/identities/{check}")).Text);
            var refused = await house.Officer(decides).Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" });
            Assert.Equal(409, refused.Code);
            Assert.Contains("不能算两个人", refused.Text);
        }
        var own = await CounterCheck(house.Officer(first), Phone, "陈青山", House.IdA);
        Assert.Equal(204, (await house.Officer(house.Staff.Add("郑副所长", "people.verify")).Post("/api/v1/people/identities/decide", new { id = own, verdict = "Approve" })).Code);
        // a month later the account is its holder's own
        house.Clock.Advance(TimeSpan.FromDays(31));
        var later = await CounterCheck(house.Officer(first), Other, "龚大河", House.IdB);
        Assert.Equal(204, (await house.Officer(second).Post("/api/v1/people/identities/decide", new { id = later, verdict = "Approve" })).Code);
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
        Task<bool> Face() => house.Read(db => db.Consents.AnyAsync(c => c.PersonId == id && c.Kind == ConsentKind.Face));
        Assert.False(await Face());
        Assert.Contains("应由有权限的岗位办理", (await verifier.Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" })).Text);
        Assert.Equal(204, (await second.Post("/api/v1/people/identities/decide", new { id = check, verdict = "Approve" })).Code);
        Assert.True(await Face());
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
