using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>
/// A number was silent for long or is said to have changed hands: whoever holds the phone now shows to be the holder of old by
/// the full name, or starts a new account; the former account then keeps its matters and loses the number.
/// </summary>
internal sealed class ConfirmHolder(AppDb db, Seals seals, Tickets tickets, CitizenSignIn signIn, PersonStates states, Settings settings)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required] public string Ticket { get; set; } = "";
        [Display(Name = "姓名"), StringLength(100)] public string? Name { get; set; }
        public bool NotMe { get; set; }
    }

    /// <param name="Known">The former holder's name, masked; null if none is known.</param>
    /// <param name="NameWanted">The full name has to be typed; a yes is not enough.</param>
    /// <param name="Spent">Too many wrong names: only “不是我” or the counter are left.</param>
    public sealed record Question(string? Known, DateOnly? LastSeen, bool NameWanted, bool Spent);

    public async Task<Question?> Ask(string? sealedTicket, CancellationToken cancel)
    {
        if (tickets.Open(sealedTicket, proved: true) is not { } ticket || await Find(ticket, cancel) is not { } person || IsSpent(ticket, person)) return null;
        var name = await KnownName(person, cancel);
        var wanted = NameWanted(person, name, ticket.At);
        return new(name?.MaskName(), person.PhoneSeenAt?.CityDay(), wanted, wanted && person.NameTries >= Person.NameTriesAllowed);
    }

    /// <returns>Where to go, signed in.</returns>
    public async Task<string> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var ticket = tickets.Open(form.Ticket, proved: true) ?? throw new RuleBroken("这一步已经过期，请重新登录。");
        var person = await Find(ticket, cancel);
        if (IsSpent(ticket, person)) throw new RuleBroken("这一步已经过期，请重新登录。");
        if (person is not null && form.NotMe)
        {
            db.PhonesHeld.Add(person.LeavePhone(PhoneEnd.Recycled, by.At));
            db.Announce(new PhoneChanged(person.Id, by.At));
            db.Audit(by, "手机号换人", "登录者说明不是原来的使用人", person: person.Id);
            await db.SaveChangesAsync(cancel); // the number must be free before the new account can hold it
            states.Forget(person.Id);
            person = null;
        }
        else if (person is not null && await KnownName(person, cancel) is { } known && NameWanted(person, known, by.At))
        {
            if (!PersonName.TryRead(form.Name, out var typed, out var error)) throw new RuleBroken(error) { Field = "Name" };
            if (!person.ConfirmName(typed.Text, known, by.At))
            {
                db.RequestKey = null; // a wrong try is kept, the request itself is not done
                await db.SaveChangesAsync(cancel);
                throw new RuleBroken("姓名和原来登记的不一样。请再核对，或者选择“不是我”。") { Field = "Name" };
            }
        }
        person = await signIn.Keep(db, person, ticket.Phone, by.At, cancel);
        await signIn.Open(person, ticket.Shared, cancel);
        return ticket.ReturnUrl;
    }

    // The ticket stands in the address: whoever finds it there after somebody signed in with it gets no second session.
    private static bool IsSpent(Tickets.Ticket ticket, Person? person) => person?.PhoneSeenAt > ticket.At;

    private async Task<Person?> Find(Tickets.Ticket ticket, CancellationToken cancel)
    {
        var index = seals.Index(ticket.Phone);
        return await db.People.SingleOrDefaultAsync(p => p.PhoneIndex == index, cancel);
    }

    private bool NameWanted(Person person, string? name, DateTime at) =>
        name is not null && person.DoubtOf(settings.On(PeopleSettings.SilentDays, at), at) == HolderDoubt.Name;

    // An account without a name of its own may be named in a matter it takes part in.
    private async Task<string?> KnownName(Person person, CancellationToken cancel) => person.Name
        ?? await db.Participants.Where(p => p.PersonId == person.Id && p.Name != "").OrderByDescending(p => p.Since).Select(p => p.Name).FirstOrDefaultAsync(cancel);
}
