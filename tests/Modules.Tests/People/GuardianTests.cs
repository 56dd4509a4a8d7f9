using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

public class GuardianTests
{
    private const string Phone = "10000000001", ChildPhone = "10000000002";
    private static readonly string childId = House.IdOf("20130315"); // thirteen on 23 November 2026, fourteen on 15 March 2027

    public static IEnumerable<object[]> Both => Databases.All;

    [Fact]
    public async Task Who_is_under_fourteen_cannot_register_himself()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(ChildPhone);
        var answer = await citizen.Fill("/me/profile", "profile", ("Form.Name", "小满"), ("Form.IdNumber", childId), ("Form.Agree", "true"));
        Assert.Contains("未满14周岁，请由父母或其他监护人", answer.Text);
        Assert.Null(await house.Read(db => db.People.Select(p => p.IdNumber).SingleAsync()));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_verified_parent_acts_for_the_child_once_an_officer_saw_the_paper(Database database)
    {
        await using var house = await House.Open(database);
        var (parent, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        Assert.Equal(303, (await Add(parent)).Code);
        var child = await house.Read(db => db.People.Where(p => p.Guardian == id).Select(p => p.Id).SingleAsync());
        Assert.False(await house.App.With<IGuardians, bool>(g => g.MayActFor(id, child, house.Clock.Now(), default)));
        var check = await house.Read(db => db.IdentityChecks.SingleAsync());
        Assert.Equal(204, (await house.Officer(house.Staff.Add("吴所长", "people.verify")).Post("/api/v1/people/identities/decide", new { id = check.Id, verdict = "Approve" })).Code);
        Assert.True(await house.App.With<IGuardians, bool>(g => g.MayActFor(id, child, house.Clock.Now(), default)));
        Assert.False(await house.App.With<IGuardians, bool>(g => g.MayActFor(child, id, house.Clock.Now(), default)));
        var ward = Assert.Single(await house.App.With<IGuardians, IReadOnlyList<WardCard>>(g => g.WardsOf(id, default)));
        Assert.Equal((child, "陈小满", new DateOnly(2013, 3, 15), "父亲或母亲", true), (ward.Child, ward.Name, ward.BornOn, ward.Relation, ward.Proved));
    }

    [Fact]
    public async Task A_child_is_not_to_be_found_and_has_no_session()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (parent, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await Add(parent);
        var child = await house.Read(db => db.People.SingleAsync(p => p.Guardian == id));
        var officer = house.Officer(house.Staff.Add("吴所长", "people.read"));
        foreach (var query in new[] { "陈小满", childId })
            Assert.Empty((await officer.Post("/api/v1/people/find", new { query, purpose = "群众来电来访" })).Json.AsArray());
        Assert.Equal(404, (await officer.Get($"/work/people/{child.Id}?why=督办检查")).Code);
        Assert.Equal(302, (await house.Visitor().SignedIn(child.Id, ActorKind.Citizen, "陈小满", child.Stamp).Get("/me")).Code);
    }

    [Fact]
    public async Task An_unverified_parent_adds_nobody_and_a_child_of_fourteen_has_its_own_phone()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (unverified, _) = await house.Citizen(ChildPhone);
        Assert.Contains("先核验您自己的身份", (await unverified.Get("/me/guardian")).Text);
        var (parent, _) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        Assert.Contains("已满14周岁", (await Add(parent, House.IdOf("20121123"))).Text);
    }

    [Fact]
    public async Task At_fourteen_the_account_goes_to_the_childs_own_phone()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (parent, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await Add(parent);
        var child = await house.Read(db => db.People.Where(p => p.Guardian == id).Select(p => p.Id).SingleAsync());
        house.Clock.Set("2027-03-14", "23:59");
        var (again, _) = await SignInAgain(house);
        Assert.Contains("孩子还没有满14周岁", (await again.Fill($"/me/guardian/{child}/of-age", "begin", ("Start.Phone", ChildPhone))).Text);
        house.Clock.Set("2027-03-15", "00:00");
        var begun = await again.Fill($"/me/guardian/{child}/of-age", "begin", ("Start.Phone", ChildPhone));
        Assert.True(begun.Code == 303, begun.Text);
        Assert.Equal(303, (await again.Fill(begun.Location!, "age", ("Form.Code", house.Sms.CodeFor(ChildPhone)))).Code);
        Assert.Equal(child, await house.Holder(ChildPhone));
        Assert.False(await house.App.With<IGuardians, bool>(g => g.MayActFor(id, child, house.Clock.Now(), default)));
        Assert.Equal(404, (await again.Get($"/me/guardian/{child}/end")).Code);
    }

    [Fact]
    public async Task A_childs_phone_that_has_an_account_is_named_so_only_to_who_holds_it()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (parent, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await Add(parent);
        var child = await house.Read(db => db.People.Where(p => p.Guardian == id).Select(p => p.Id).SingleAsync());
        house.Clock.Set("2027-03-15", "00:00");
        var (_, holder) = await house.Citizen(ChildPhone);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var (again, _) = await SignInAgain(house);
        var begun = await again.Fill($"/me/guardian/{child}/of-age", "begin", ("Start.Phone", ChildPhone));
        Assert.True(begun.Code == 303, begun.Text);
        var guessed = await again.Fill(begun.Location!, "age", ("Form.Code", house.Sms.CodeFor(ChildPhone) == "111111" ? "222222" : "111111"));
        Assert.Contains("验证码不对", guessed.Text);
        Assert.DoesNotContain("已经有账号", guessed.Text);
        Assert.Contains("这个号码已经有账号", (await again.Fill(begun.Location!, "age", ("Form.Code", house.Sms.CodeFor(ChildPhone)))).Text);
        Assert.Equal(holder, await house.Holder(ChildPhone));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task When_the_guardian_stops_the_childs_data_are_gone(Database database)
    {
        await using var house = await House.Open(database);
        var (parent, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await Add(parent);
        var child = await house.Read(db => db.People.Where(p => p.Guardian == id).Select(p => p.Id).SingleAsync());
        Assert.Equal(422, (await parent.Fill("/me/consents", "withdraw", ("Form.Kind", "Child"))).Code);
        Assert.Equal(303, (await parent.Fill($"/me/guardian/{child}/end", "end")).Code);
        var gone = await house.Read(db => db.People.SingleAsync(p => p.Id == child));
        Assert.Equal((null, null, null), (gone.Name, gone.IdNumber, gone.BornOn));
        Assert.Equal(0, await house.Read(db => db.IdentityDocuments.CountAsync()));
        Assert.NotNull(await house.Read(db => db.Consents.Where(c => c.Kind == ConsentKind.Child).Select(c => c.WithdrawnAt).SingleAsync()));
        Assert.Equal(303, (await Add(parent)).Code); // and may begin anew
    }

    private static Task<Answer> Add(Caller parent, string? idNumber = null) => parent.Upload("/me/guardian", "ward",
        [("Form.Name", "陈小满"), ("Form.IdNumber", idNumber ?? childId), ("Form.Relation", "Parent"), ("Form.Agree", "true")], [("Form.Proof", "book.png", House.Photo)]);

    private static async Task<(Caller, Guid)> SignInAgain(House house)
    {
        var visitor = house.Visitor();
        var asked = await visitor.Post("/api/v1/people/codes", new { phone = Phone });
        var done = await visitor.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Phone) });
        var next = (string)done.Json["next"]!; // silent since November
        Assert.Equal(303, (await visitor.Fill(next, "holder", ("Form.Name", "陈青山"))).Code);
        return (visitor, await house.Holder(Phone));
    }
}
