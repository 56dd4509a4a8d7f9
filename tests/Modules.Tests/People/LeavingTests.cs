using System.Security.Claims;
using Fashu.Harness;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Fashu.People;

/// <summary>Leaving a device, or all of them, ends the session itself: a kept cookie opens nothing any more.</summary>
public class LeavingTests
{
    private const string Phone = "10000000001", Other = "10000000002";

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_kept_cookie_is_void_after_signing_out_and_other_devices_stay(Database database)
    {
        await using var house = await House.Open(database);
        foreach (var (number, shared, page) in new[] { (Phone, false, true), (Other, false, false), ("10000000003", true, false) })
        {
            var (phone, tablet) = (await SignIn(house, shared, number), await SignIn(house, shared, number));
            var (kept, other) = (phone.Kept, tablet.Kept);
            Assert.Equal((200, 200), ((await With(house, kept).Get("/me")).Code, (await With(house, other).Get("/me")).Code));
            if (page) Assert.Equal(303, (await phone.Caller.Fill("/sign-out", "out")).Code);
            else Assert.Equal(204, (await phone.Caller.Post("/api/v1/people/sign-out")).Code);
            Assert.Equal(302, (await With(house, kept).Get("/me")).Code);
            Assert.Equal(401, (await With(house, kept).Get("/api/v1/people/me")).Code);
            Assert.Equal(204, (await With(house, kept).Post("/api/v1/people/sign-out")).Code); // once more does no harm
            Assert.Equal(200, (await With(house, other).Get("/me")).Code);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_officers_kept_cookie_is_void_after_signing_out(Database database)
    {
        await using var house = await House.Open(database);
        var officer = house.Staff.Add("吴所长", "people.read");
        var (desk, other) = (house.Officer(officer), house.Officer(officer)); // both send the same cookie whatever they are answered
        Assert.Equal((200, 200), ((await desk.Get("/work/people")).Code, (await other.Get("/work/people")).Code));
        Assert.Equal(204, (await desk.Post("/api/v1/people/sign-out")).Code);
        Assert.Equal(302, (await desk.Get("/work/people")).Code);
        Assert.Equal(401, (await desk.Get("/api/v1/people/tokens")).Code);
        Assert.Equal(200, (await other.Get("/work/people")).Code);
        Assert.Equal(303, (await other.Fill("/sign-out", "out")).Code);
        Assert.Equal(302, (await other.Get("/work/people")).Code);
    }

    [Fact]
    public async Task Who_signs_in_over_another_signs_that_one_out()
    {
        await using var house = await House.Open(Database.Sqlite);
        var first = await SignIn(house);
        await house.Citizen(Other);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var asked = await first.Caller.Post("/api/v1/people/codes", new { phone = Other });
        Assert.Equal(200, (await first.Caller.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(Other) })).Code);
        Assert.Equal(302, (await With(house, first.Kept).Get("/me")).Code);
        Assert.Equal(200, (await first.Caller.Get("/me")).Code);
    }

    [Fact]
    public async Task A_cookie_that_names_no_session_opens_nothing()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (_, id) = await house.Citizen(Phone);
        var options = house.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(FashuPrincipal.Scheme);
        Assert.Equal((200, 302), (await Come(named: true), await Come(named: false)));

        async Task<int> Come(bool named)
        {
            var user = FashuPrincipal.Create(id, ActorKind.Citizen, "", 1, shared: false);
            if (!named) ((ClaimsIdentity)user.Identity!).RemoveClaim(user.FindFirst(FashuPrincipal.Session));
            var ticket = new AuthenticationTicket(user, new() { IssuedUtc = house.Clock.GetUtcNow(), ExpiresUtc = house.Clock.GetUtcNow().AddDays(1) }, FashuPrincipal.Scheme);
            return (await With(house, "fashu=" + options.TicketDataFormat.Protect(ticket)).Get("/me")).Code;
        }
    }

    [Fact]
    public async Task A_left_session_is_remembered_until_its_cookie_would_have_ended()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, _) = await house.Citizen(Phone);
        Assert.Equal(204, (await citizen.Post("/api/v1/people/sign-out")).Code);
        Assert.Equal(new DateTime(2026, 12, 23, 1, 0, 0), await house.Read(db => db.EndedSessions.Select(s => s.Until).SingleAsync()));
        Assert.Equal(1, await After("2026-12-23", "09:00"));
        Assert.Equal(0, await After("2026-12-23", "09:01"));

        async Task<int> After(string day, string time)
        {
            house.Clock.Set(day, time);
            await house.App.With<AppDb>(db => new RetentionJob(db, house.App.Services.GetRequiredService<Settings>(), house.Clock).Run(default));
            return await house.Read(db => db.EndedSessions.CountAsync());
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Leaving_all_devices_ends_every_session_and_token_of_this_person_alone(Database database)
    {
        await using var house = await House.Open(database);
        var (neighbour, _) = await house.Citizen(Other);
        var (phone, tablet) = (await SignIn(house), await SignIn(house));
        (string, string) bearer = ("Authorization", $"Bearer {(string)(await phone.Caller.Post("/api/v1/people/tokens", new { title = "台账同步", days = 30 })).Json["secret"]!}");
        Assert.Contains("/me/sign-out", (await phone.Caller.Get("/me")).Text);
        var left = await phone.Caller.Fill("/me/sign-out", "out");
        Assert.Equal((303, "/"), (left.Code, left.Location));
        foreach (var kept in new[] { phone.Kept, tablet.Kept }) Assert.Equal(302, (await With(house, kept).Get("/me")).Code);
        Assert.Equal(401, (await house.Visitor().Send(HttpMethod.Get, "/api/v1/people/me", null, bearer)).Code);
        Assert.Equal(200, (await neighbour.Get("/me")).Code);

        var again = await SignIn(house);
        Assert.Equal(200, (await again.Caller.Get("/me")).Code);
        Assert.Equal(204, (await again.Caller.Post("/api/v1/people/me/sign-out")).Code);
        Assert.Equal(401, (await With(house, again.Kept).Get("/api/v1/people/me")).Code);
        Assert.Equal(2, await house.Read(db => db.Audits.CountAsync(a => a.Act == "退出所有设备")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_read_before_a_change_is_not_kept_after_it(Database database)
    {
        await using var house = await House.Open(database);
        var (_, id) = await house.Citizen(Phone);
        PersonStates? states = null;
        var changed = 0;
        // the account changes just after its row was read, before the state is put away
        using var held = states = new PersonStates(new Scopes(house.App.Services.GetRequiredService<IServiceScopeFactory>(), async () =>
        {
            if (Interlocked.Exchange(ref changed, 1) == 1) return;
            await house.App.With<AppDb>(async db =>
            {
                (await db.People.SingleAsync(p => p.Id == id)).LeaveAllDevices();
                await db.SaveChangesAsync();
            });
            states!.Forget(id);
        }));
        Assert.Equal(2, (await states.Of(id, default))!.Stamp);
        Assert.Equal(2, (await states.Of(id, default))!.Stamp);
        Assert.Equal(1, changed);
    }

    private sealed record Session(Caller Caller, string Kept);

    /// <summary>Signs in with the phone and keeps a copy of the cookie.</summary>
    private static async Task<Session> SignIn(House house, bool shared = false, string phone = Phone)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var caller = house.Visitor();
        var asked = await caller.Post("/api/v1/people/codes", new { phone, shared });
        Assert.True(asked.Code == 200, asked.Text);
        var done = await caller.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = house.Sms.CodeFor(phone) });
        Assert.True(done.Code == 200, done.Text);
        return new(caller, done.Raw.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("fashu=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static Caller With(House house, string cookie)
    {
        var caller = house.Visitor();
        caller.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        return caller;
    }

    /// <summary>Does something whenever a unit of work has read what it wanted.</summary>
    private sealed class Scopes(IServiceScopeFactory inner, Func<Task> afterwards) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(inner.CreateAsyncScope(), afterwards);

        private sealed class Scope(AsyncServiceScope inner, Func<Task> afterwards) : IServiceScope, IAsyncDisposable
        {
            public IServiceProvider ServiceProvider => inner.ServiceProvider;

            public void Dispose() => inner.Dispose();

            public async ValueTask DisposeAsync()
            {
                await inner.DisposeAsync();
                await afterwards();
            }
        }
    }
}
