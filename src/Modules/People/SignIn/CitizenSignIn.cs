using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.People;

/// <summary>Opens a citizen's session. Works in a unit of work of its own, for it may happen amid somebody else's.</summary>
internal sealed class CitizenSignIn(IServiceScopeFactory scopes, IPhoneCodes codes, Phones phones, Seals seals, Tickets tickets, PersonStates states,
    Settings settings, TimeProvider clock, IHttpContextAccessor http) : ICitizenSignIn
{
    public async Task<CitizenSignedIn> Confirm(string phone, string purpose, string code, bool sharedDevice, string? returnUrl, CancellationToken cancel)
    {
        var number = phones.Read(phone);
        if (!await codes.Check(number, purpose, code, cancel)) throw new RuleBroken("验证码不对，或者已经过期。请核对短信，或重新要一个。") { Field = "Code" };
        var now = clock.Now();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var index = seals.Index(number);
        var person = await db.People.SingleOrDefaultAsync(p => p.PhoneIndex == index, cancel);
        if (person is not null && person.DoubtOf(settings.On(PeopleSettings.SilentDays, now), now) != HolderDoubt.None)
            return new(null, "/sign-in/holder?t=" + Uri.EscapeDataString(tickets.Seal(new(number, Places.Safe(returnUrl), sharedDevice, true, now))));
        person = await Keep(db, person, number, now, cancel);
        await Open(person, sharedDevice, cancel);
        return new(person.Id, null);
    }

    /// <summary>The account of this number, seen now or made now.</summary>
    public async Task<Person> Keep(AppDb db, Person? known, string phone, DateTime now, CancellationToken cancel)
    {
        if (known is null) db.People.Add(known = Person.Hold(phone, now));
        else known.SeenAtPhone(now);
        try
        {
            await db.SaveChangesAsync(cancel);
            return known;
        }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _))
        {
            // Two tabs at once: the other one made the account.
            db.ChangeTracker.Clear();
            var index = seals.Index(phone);
            return await db.People.SingleAsync(p => p.PhoneIndex == index, cancel);
        }
    }

    public async Task Open(Person person, bool shared, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        states.Forget(person.Id);
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var user = FashuPrincipal.Create(person.Id, ActorKind.Citizen, person.Name ?? "", person.Stamp, shared);
        await context.SignInAsync(FashuPrincipal.Scheme, user);
        context.User = user;
    }
}
