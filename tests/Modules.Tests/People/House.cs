using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.People;

/// <summary>Keeps the text messages instead of sending them.</summary>
internal sealed class SmsBook : ISmsGateway
{
    public List<(string Phone, string Text, Guid Key)> Sent { get; } = [];
    public bool Fails { get; set; }
    public bool Available => true;

    public Task<SmsReceipt> Send(string phone, string text, Guid key, CancellationToken cancel)
    {
        lock (Sent) Sent.Add((phone, text, key));
        return Task.FromResult(Fails ? new SmsReceipt(false, null, "HTTP 500") : new SmsReceipt(true, "1", null));
    }

    /// <summary>The code of the last message to this number.</summary>
    public string CodeFor(string phone)
    {
        lock (Sent) return System.Text.RegularExpressions.Regex.Match(Sent.Last(s => s.Phone == phone).Text, @"\d{6}").Value;
    }
}

/// <summary>Officers with grants chosen by the test.</summary>
internal sealed class StaffBook : IStaffAccess, IOwnPassword
{
    /// <summary>Of everybody in it.</summary>
    public const string Password = "Qingxi-2026-hao";

    private readonly Dictionary<Guid, StaffAccess> book = [];

    public StaffAccess Add(string name, params string[] permissions) => AddAt(name, "330100", permissions);

    /// <summary>With these permissions for this part of the tree; an empty code is all of it.</summary>
    public StaffAccess AddAt(string name, string place, params string[] permissions)
    {
        var access = new StaffAccess(Guid.CreateVersion7(), name, "司法所工作人员", [.. permissions.Select(p => new Grant(p, place))], 1);
        return book[access.Id] = access;
    }

    public void Change(StaffAccess to) => book[to.Id] = to;

    public void Remove(Guid staff) => book.Remove(staff);

    public ValueTask<StaffAccess?> Of(Guid staff, CancellationToken cancel) => ValueTask.FromResult(book.GetValueOrDefault(staff));

    public Task Demand(string password, Actor by, CancellationToken cancel) =>
        password == Password ? Task.CompletedTask : throw new RuleBroken("密码不对，请重新输入。") { Field = "Password" };
}

/// <summary>The program with a book of messages and a book of officers.</summary>
internal sealed class House : IAsyncDisposable
{
    // Two of the catalogue's invented numbers, and their full forms by the same rule.
    public const string IdA = "330100190001010019", IdB = "330100190001010027", IdX = "33010019000101006X";

    /// <summary>One grey pixel.</summary>
    public static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>An invented number (the area is no county) of somebody born on this day.</summary>
    public static string IdOf(string born, int sequence = 1)
    {
        var seventeen = $"330100{born}{sequence:000}";
        return seventeen + CitizenId.CheckSign(seventeen);
    }

    private House(FashuApp app, SmsBook sms, StaffBook staff) => (App, Sms, Staff) = (app, sms, staff);

    public FashuApp App { get; }
    public SmsBook Sms { get; }
    public StaffBook Staff { get; }
    public TestClock Clock => App.Clock;

    public static async Task<House> Open(Database database, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var (sms, staff) = (new SmsBook(), new StaffBook());
        var app = await FashuApp.Start(database, more: settings, services: s =>
        {
            s.Replace(ServiceDescriptor.Singleton<ISmsGateway>(sms));
            s.Replace(ServiceDescriptor.Singleton<IStaffAccess>(staff));
            s.Replace(ServiceDescriptor.Singleton<IOwnPassword>(staff));
            services?.Invoke(s);
        });
        return new(app, sms, staff);
    }

    public Caller Visitor() => new(App);

    /// <summary>A citizen signed in by the API, as a browser would be.</summary>
    public async Task<(Caller Caller, Guid Id)> Citizen(string phone)
    {
        var caller = Visitor();
        var asked = await caller.Post("/api/v1/people/codes", new { phone });
        var done = await caller.Post("/api/v1/people/sign-in", new { ticket = (string)asked.Json["ticket"]!, code = Sms.CodeFor(phone) });
        Assert.True(done.Code == 200, done.Text);
        return (caller, await Holder(phone));
    }

    /// <summary>A citizen whose identity an officer has verified.</summary>
    public async Task<(Caller Caller, Guid Id)> VerifiedCitizen(string phone, string name, string idNumber)
    {
        var citizen = await Citizen(phone);
        await App.With<AppDb>(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == citizen.Id);
            Assert.True(CitizenId.TryRead(idNumber, new(2026, 11, 23), out var number, out var error), error);
            person.Verify(name, number.Text, number.Born, VerifiedWay.Counter, Clock.Now());
            await db.SaveChangesAsync();
        });
        App.Services.GetRequiredService<PersonStates>().Forget(citizen.Id);
        return citizen;
    }

    public Caller Officer(StaffAccess officer) => Visitor().SignedIn(officer.Id, ActorKind.Staff, officer.Name, officer.Stamp);

    /// <summary>The officer as slices see him.</summary>
    public Actor Acting(StaffAccess officer) => new(officer.Id, officer.Name, ActorKind.Staff, Clock.Now()) { Grants = officer.Grants, Post = officer.PostTitle, Verified = true };

    /// <summary>Makes the person part of an open matter.</summary>
    public Task Involve(Guid person, string name) => App.With<AppDb>(async db =>
    {
        db.Participants.Add(Participant.Enter(Guid.CreateVersion7(), "party", "当事人", name, null, person, Clock.Now()));
        await db.SaveChangesAsync();
    });

    public Task<T> Read<T>(Func<AppDb, Task<T>> read) => App.With<AppDb, T>(read);

    /// <summary>Whose the number is now.</summary>
    public Task<Guid> Holder(string phone)
    {
        var index = App.Services.GetRequiredService<Seals>().Index(phone);
        return Read(db => db.People.Where(p => p.PhoneIndex == index).Select(p => p.Id).SingleAsync());
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
