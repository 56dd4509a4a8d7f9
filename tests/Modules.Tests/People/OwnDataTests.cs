using System.IO.Compression;
using System.Text;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

public class OwnDataTests
{
    private const string Phone = "10000000001", Other = "10000000002";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory]
    [InlineData("330100190001010018", "最后一位校验不符")]
    [InlineData("33010019000230001X", "出生日期不存在")]
    [InlineData("3301001900010100", "应是18位，现在是16位")]
    [InlineData("ABCDEF190001010019", "只能是数字")]
    public async Task A_wrong_ID_number_is_said_at_its_field_and_nothing_typed_is_lost(string number, string says)
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        var answer = await citizen.Fill("/me/profile", "profile", ("Form.Name", "欧阳𠮷"), ("Form.IdNumber", number), ("Form.Agree", "true"));
        Assert.Equal(422, answer.Code);
        Assert.Contains(says, answer.Text);
        Assert.Contains("aria-invalid=\"true\"", answer.Text);
        Assert.Equal("欧阳𠮷", Caller.FieldsOf(answer.Text, "profile")["Form.Name"]);
        Assert.Null(await house.Read(db => db.People.Select(p => p.IdNumber).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_ID_number_is_kept_only_with_the_consent_for_it(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.Citizen(Phone);
        var refused = await citizen.Fill("/me/profile", "profile", ("Form.Name", "欧阳·小丽"), ("Form.IdNumber", House.IdX));
        Assert.Contains("要先同意处理它", refused.Text);
        Assert.Equal(303, (await citizen.Submit("/me/profile", refused, "profile", ("Form.Name", "欧阳•小丽"), ("Form.IdNumber", "33010019000101006ｘ"), ("Form.Agree", "true"))).Code);
        var me = await house.Read(db => db.People.SingleAsync());
        Assert.Equal(("欧阳·小丽", House.IdX, new DateOnly(1900, 1, 1)), (me.Name, me.IdNumber, me.BornOn));
        var consent = await house.Read(db => db.Consents.SingleAsync());
        Assert.Equal((id, ConsentKind.IdNumber, new DateOnly(2026, 1, 1)), (consent.PersonId, consent.Kind, consent.Version));

        Assert.Equal(303, (await citizen.Fill("/me/consents", "withdraw", ("Form.Kind", "IdNumber"))).Code);
        me = await house.Read(db => db.People.SingleAsync());
        Assert.Equal((null, null, null), (me.IdNumber, me.IdNumberIndex, me.BornOn));
        Assert.NotNull((await house.Read(db => db.Consents.SingleAsync())).WithdrawnAt);
        Assert.Equal(422, (await citizen.Fill("/me/consents", "withdraw", ("Form.Kind", "IdNumber"))).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_is_changed_by_codes_on_both(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.Citizen(Phone);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var begun = await citizen.Fill("/me/phone", "begin", ("Start.Phone", Other));
        Assert.StartsWith("/me/phone?t=", begun.Location);
        var swapped = await citizen.Fill(begun.Location!, "change", ("Form.OldCode", house.Sms.CodeFor(Other)), ("Form.NewCode", house.Sms.CodeFor(Other)));
        if (house.Sms.CodeFor(Phone) != house.Sms.CodeFor(Other)) Assert.Contains("原手机号的验证码不对", swapped.Text);
        Assert.Equal(303, (await citizen.Fill(begun.Location!, "change", ("Form.OldCode", house.Sms.CodeFor(Phone)), ("Form.NewCode", house.Sms.CodeFor(Other)))).Code);
        Assert.Equal(id, await house.Holder(Other));
        Assert.Equal(302, (await citizen.Get("/me")).Code);
        var held = await house.Read(db => db.PhonesHeld.SingleAsync());
        Assert.Equal((Phone, PhoneEnd.Changed), (held.Phone, held.Why));

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var (_, stranger) = await house.Citizen(Phone); // the number left behind is free
        Assert.NotEqual(id, stranger);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_number_with_an_account_cannot_be_taken_and_only_its_holder_is_told(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.Citizen(Phone);
        var (_, holder) = await house.Citizen(Other);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var begun = await citizen.Fill("/me/phone", "begin", ("Start.Phone", Other));
        Assert.StartsWith("/me/phone?t=", begun.Location); // as with a free number
        Assert.Equal("更换手机号", System.Text.RegularExpressions.Regex.Match(house.Sms.Sent[^1].Text, "用于(.*?)，").Groups[1].Value);
        var guessed = await citizen.Fill(begun.Location!, "change", ("Form.OldCode", house.Sms.CodeFor(Phone)), ("Form.NewCode", house.Sms.CodeFor(Other) == "111111" ? "222222" : "111111"));
        Assert.Contains("新手机号的验证码不对", guessed.Text);
        Assert.DoesNotContain("已经有账号", guessed.Text);

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var free = await citizen.Post("/api/v1/people/me/phone/codes", new { phone = "10000000003" });
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var taken = await citizen.Post("/api/v1/people/me/phone/codes", new { phone = Other });
        Assert.Equal((200, 200), (free.Code, taken.Code));
        var told = await citizen.Send(HttpMethod.Put, "/api/v1/people/me/phone", new { ticket = (string)taken.Json["ticket"]!, oldCode = house.Sms.CodeFor(Phone), newCode = house.Sms.CodeFor(Other) });
        Assert.Equal(409, told.Code);
        Assert.StartsWith("这个号码已经有账号", (string)told.Json["detail"]!);
        Assert.Equal((id, holder), (await house.Holder(Phone), await house.Holder(Other)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_copy_of_ones_own_data_holds_nobody_elses(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await house.VerifiedCitizen(Other, "周小满", House.IdB);
        var officer = house.Staff.Add("吴所长", "people.read", "people.reveal");
        await house.Officer(officer).Post("/api/v1/people/reveal", new { id = $"phone-{id}", purpose = "联系当事人" });
        Assert.Equal(200, (await citizen.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30 })).Code);
        var zip = await citizen.Post("/api/v1/people/me/export");
        Assert.Equal("application/zip", zip.Raw.Content.Headers.ContentType!.MediaType);
        using var archive = new ZipArchive(await zip.Raw.Content.ReadAsStreamAsync());
        var all = new StringBuilder();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            all.AppendLine(entry.FullName).AppendLine(await reader.ReadToEndAsync());
        }
        var text = all.ToString();
        foreach (var mine in new[] { Phone, "陈青山", House.IdA, "读取手机号", "联系当事人", "司法所工作人员", "我的账号.json", "我的账号.csv", "台账同步", "事项.csv", "消息.csv", "人民调解.csv", "材料.csv" }) Assert.Contains(mine, text);
        foreach (var foreign in new[] { Other, "周小满", House.IdB, "吴所长" }) Assert.DoesNotContain(foreign, text);
        Assert.Contains(await house.Read(db => db.Audits.Where(a => a.Person == id).Select(a => a.Act).ToListAsync()), a => a == "导出个人信息");
    }

    [Fact]
    public async Task The_person_reads_who_read_his_data_by_unit_and_not_by_name()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await house.Officer(house.Staff.Add("吴所长", "people.read", "people.reveal")).Post("/api/v1/people/reveal", new { id = $"id-{id}", purpose = "制作文书" });
        var page = await citizen.Get("/me/readers");
        Assert.Contains("读取身份证号码", page.Text);
        Assert.Contains("制作文书", page.Text);
        Assert.Contains("司法所工作人员", page.Text);
        Assert.DoesNotContain("吴所长", page.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_closed_account_is_empty_and_its_number_free(Database database)
    {
        await using var house = await House.Open(database);
        var (citizen, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var begun = await citizen.Fill("/me/close", "begin");
        Assert.Equal(422, (await citizen.Fill(begun.Location!, "close", ("Form.Code", house.Sms.CodeFor(Phone)))).Code); // not sure yet
        Assert.Equal(303, (await citizen.Fill(begun.Location!, "close", ("Form.Code", house.Sms.CodeFor(Phone)), ("Form.Sure", "true"))).Code);
        var gone = await house.Read(db => db.People.SingleAsync(p => p.Id == id));
        Assert.Equal((null, null, null, null), (gone.Phone, gone.Name, gone.IdNumber, gone.VerifiedAt));
        Assert.NotNull(gone.ClosedAt);
        Assert.Equal(302, (await citizen.Get("/me")).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(id, (await house.Citizen(Phone)).Id);
    }

    [Fact]
    public async Task An_account_with_an_open_matter_is_not_closed()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, id) = await house.Citizen(Phone);
        await house.App.With<AppDb>(async db =>
        {
            var matter = Guid.CreateVersion7();
            db.Matters.Add(new() { Id = matter, Kind = "mediation", FiledAt = house.Clock.Now() });
            db.Participants.Add(In(matter, id, house.Clock.Now()));
            await db.SaveChangesAsync();
        });
        Assert.Contains("您还有1件正在办理的事项", (await citizen.Get("/me/close")).Text);
    }

    private static Participant In(Guid matter, Guid person, DateTime at)
    {
        var part = Participant.Enter(Guid.CreateVersion7(), "party", "当事人", "陈青山", null, person, at);
        part.MatterId = matter;
        return part;
    }
}
