using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

public class RecycledNumberTests
{
    private const string Phone = "10000000001";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_new_holder_gets_a_new_account_and_the_former_one_keeps_his_matters(Database database)
    {
        await using var house = await House.Open(database);
        var (former, old) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        await house.Involve(old, "陈青山");
        house.Clock.Advance(TimeSpan.FromDays(91));

        var stranger = house.Visitor();
        var asked = await SignIn(stranger, house);
        Assert.StartsWith("/sign-in/holder?t=", asked);
        Assert.Equal(302, (await stranger.Get("/me")).Code);
        var question = await stranger.Get(asked);
        Assert.Contains("陈**", question.Text);
        Assert.DoesNotContain("陈青山", question.Text);
        Assert.Equal(303, (await stranger.Submit(asked, question, "other")).Code);

        var fresh = await house.Holder(Phone);
        Assert.NotEqual(old, fresh);
        Assert.DoesNotContain("陈", (await stranger.Get("/me")).Text);
        Assert.Equal(0, await house.Read(db => db.Participants.CountAsync(p => p.PersonId == fresh)));
        Assert.Equal(302, (await former.Get("/me")).Code);
        var held = await house.Read(db => db.PhonesHeld.SingleAsync());
        Assert.Equal((old, PhoneEnd.Recycled, Phone), (held.PersonId, held.Why, held.Phone));
        Assert.Equal(1, await house.Read(db => db.Set<OutboxRow>().CountAsync(o => o.Type == typeof(PhoneChanged).FullName)));
    }

    [Fact]
    public async Task What_is_remembered_of_the_former_holder_ends_with_his_number()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (_, old) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        house.Clock.Advance(TimeSpan.FromDays(91));
        var former = house.Visitor().SignedIn(old, ActorKind.Citizen, "陈青山");
        var stranger = house.Visitor();
        var asked = await SignIn(stranger, house);
        Assert.Equal(200, (await former.Get("/me")).Code);
        Assert.Equal(303, (await stranger.Fill(asked, "other")).Code);
        Assert.Equal(302, (await former.Get("/me")).Code);
    }

    [Fact]
    public async Task The_holder_of_old_types_his_full_name_and_goes_on()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (_, old) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        house.Clock.Advance(TimeSpan.FromDays(91));
        var visitor = house.Visitor();
        var asked = await SignIn(visitor, house);
        var wrong = await visitor.Fill(asked, "holder", ("Form.Name", "陈大山"));
        Assert.Equal(422, wrong.Code);
        Assert.Contains("姓名和原来登记的不一样", wrong.Text);
        Assert.Equal(303, (await visitor.Submit(asked, wrong, "holder", ("Form.Name", " 陈青山 "))).Code);
        Assert.Equal(200, (await visitor.Get("/me")).Code);
        Assert.Equal(old, await house.Holder(Phone));
    }

    [Fact]
    public async Task After_five_wrong_names_only_the_counter_or_a_new_account_is_left()
    {
        await using var house = await House.Open(Database.Sqlite);
        await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        house.Clock.Advance(TimeSpan.FromDays(91));
        var visitor = house.Visitor();
        var asked = await SignIn(visitor, house);
        for (var i = 0; i < 5; i++) Assert.Equal(422, (await visitor.Fill(asked, "holder", ("Form.Name", "张三"))).Code);
        var closed = await visitor.Get(asked);
        Assert.Contains("姓名填错次数太多", closed.Text);
        Assert.DoesNotContain("核对姓名，继续", closed.Text);
        var forced = await visitor.Post("/api/v1/people/sign-in/holder", new { ticket = Uri.UnescapeDataString(asked.Split("t=")[1]), name = "陈青山" });
        Assert.Equal(409, forced.Code);
        Assert.Equal(303, (await visitor.Submit(asked, closed, "other")).Code);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    public async Task Ninety_silent_days_are_the_limit(int days, bool asks)
    {
        await using var house = await House.Open(Database.Sqlite);
        await house.Citizen(Phone);
        house.Clock.Advance(TimeSpan.FromDays(days));
        Assert.Equal(asks, (await SignIn(house.Visitor(), house)).StartsWith("/sign-in/holder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_reported_as_somebody_elses_ends_sessions_and_asks_for_the_name()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, id) = await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        var officer = house.Officer(house.Staff.Add("吴所长", "people.read"));
        Assert.Equal(204, (await officer.Post("/api/v1/people/doubt", new { id, reason = "对方说上周刚办的号" })).Code);
        Assert.Equal(302, (await citizen.Get("/me")).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("/sign-in/holder", await SignIn(house.Visitor(), house));
    }

    [Fact]
    public async Task A_number_typed_by_an_officer_is_asked_about_once()
    {
        await using var house = await House.Open(Database.Sqlite);
        await house.App.With<AppDb>(async db =>
        {
            db.People.Add(Person.Enter(Phone, "陈青山", house.Clock.Now()));
            await db.SaveChangesAsync();
        });
        var visitor = house.Visitor();
        var asked = await SignIn(visitor, house);
        var page = await visitor.Get(asked);
        Assert.Contains("是我，继续", page.Text);
        Assert.Equal(303, (await visitor.Submit(asked, page, "holder")).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/", await SignIn(house.Visitor(), house));
    }

    [Fact]
    public async Task The_address_of_the_question_opens_no_second_session()
    {
        await using var house = await House.Open(Database.Sqlite);
        await house.VerifiedCitizen(Phone, "陈青山", House.IdA);
        house.Clock.Advance(TimeSpan.FromDays(91));
        var asked = await SignIn(house.Visitor(), house);
        var ticket = Uri.UnescapeDataString(asked.Split("t=")[1]);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await house.Visitor().Post("/api/v1/people/sign-in/holder", new { ticket, name = "陈青山" })).Code);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var finder = house.Visitor();
        Assert.Equal(409, (await finder.Post("/api/v1/people/sign-in/holder", new { ticket, name = "陈青山" })).Code);
        Assert.Equal(409, (await finder.Post("/api/v1/people/sign-in/holder", new { ticket, notMe = true })).Code);
        Assert.Equal(302, (await finder.Get("/me")).Code);
    }

    private static async Task<string> SignIn(Caller visitor, House house)
    {
        var asked = await visitor.Post("/api/v1/people/codes", new { phone = Phone });
        var done = await visitor.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Phone) });
        Assert.True(done.Code == 200, done.Text);
        return (string)done.Json["next"]!;
    }
}
