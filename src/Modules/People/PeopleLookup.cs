using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Citizens as other modules see them.</summary>
internal sealed class PeopleLookup(AppDb db, Phones phones, Seals seals, Readings readings, PersonStates states, Reach reach, IConsents consents) : IPeople
{
    public async Task<PersonCard?> Find(Guid person, CancellationToken cancel) =>
        await Known(person, cancel) is { } state ? state.Card : (await db.People.FindAsync([person], cancel))?.Card;

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> Find(IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        (await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToListAsync(cancel)).ToDictionary(p => p.Id, p => p.Card);

    public async Task<IdentityProof?> Proof(Guid person, CancellationToken cancel)
    {
        if (await db.People.FindAsync([person], cancel) is not { VerifiedAt: { } at, VerifiedBy: { } way, IdNumber: { } number } known) return null;
        var officer = await db.IdentityChecks.AsNoTracking().Where(c => c.PersonId == person && c.State == CheckState.Approved && c.DecidedAt <= at)
            .OrderByDescending(c => c.DecidedAt).Select(c => c.DecidedByName).FirstOrDefaultAsync(cancel);
        return new(known.Name ?? "", number.MaskIdNumber(), way.Title(), at, way == VerifiedWay.Service ? way.Title() : officer ?? "");
    }

    public async Task<Guid?> FindByPhone(string phone, CancellationToken cancel)
    {
        if (phones.TryRead(phone) is not { } number) return null;
        var index = seals.Index(number);
        return await db.People.Where(p => p.PhoneIndex == index).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancel);
    }

    public async Task<Guid> FindOrAdd(string phone, string? name, Actor by, CancellationToken cancel) => (await FindOrAdd([(phone, name)], by, cancel))[0];

    public async Task<IReadOnlyList<Guid>> FindOrAdd(IReadOnlyList<(string Phone, string? Name)> list, Actor by, CancellationToken cancel)
    {
        var read = list.Select(l => (Number: phones.Read(l.Phone), l.Name)).ToList();
        var accounts = new Dictionary<string, Guid>();
        foreach (var here in db.People.Local)
            if (here.Phone is { } number) accounts.TryAdd(number, here.Id);
        var sought = read.Select(r => r.Number).Where(n => !accounts.ContainsKey(n)).Distinct().ToDictionary(n => seals.Index(n));
        var indexes = sought.Keys.ToList();
        if (indexes.Count > 0)
            foreach (var known in await db.People.Where(p => indexes.Contains(p.PhoneIndex!)).Select(p => new { p.PhoneIndex, p.Id }).ToListAsync(cancel)) accounts[sought[known.PhoneIndex!]] = known.Id;
        foreach (var (number, name) in read)
        {
            if (accounts.ContainsKey(number)) continue;
            var person = Person.Enter(number, name, by.At);
            db.People.Add(person);
            accounts.Add(number, person.Id);
        }
        return [.. read.Select(r => accounts[r.Number])];
    }

    public async Task<string?> Phone(Guid person, Actor by, string purpose, CancellationToken cancel)
    {
        await readings.Note(by, "读取手机号", purpose, person, cancel);
        return await Known(person, cancel) is { } state ? state.Phone : (await db.People.FindAsync([person], cancel))?.Phone;
    }

    public async Task<string?> IdNumber(Guid person, Actor by, string purpose, CancellationToken cancel)
    {
        await readings.Note(by, "读取身份证号码", purpose, person, cancel);
        return (await db.People.FindAsync([person], cancel))?.IdNumber;
    }

    public async Task<PersonCard> Known(Guid person, Actor by, CancellationToken cancel)
    {
        if (!by.MaySomewhere(PeoplePermissions.Read.Key)) throw new RuleBroken("您没有查找群众的权限，请直接填写。");
        if (!await reach.Covers(person, PeoplePermissions.Read, Filing, by, cancel)) throw new RuleBroken(Reach.Refusal);
        await readings.Note(by, "代填时查看资料", Filing, person, cancel);
        return await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == person && p.ClosedAt == null && p.Guardian == null, cancel) is { } found ? found.Card : throw new Missing("这个人");
    }

    public async Task<CarriedOver> CarryOver(Guid person, bool agrees, Guid matter, Actor by, CancellationToken cancel)
    {
        var card = await Known(person, by, cancel);
        if (!agrees) throw new RuleBroken("请先问本人：可不可以用以前填过、核验过的资料。同意的，勾上；不同意的，请重新填。") { Field = "KnownAgrees" };
        consents.Give(person, ConsentKind.Reuse, by.At, matter);
        return new(card.Name, await Phone(person, by, Filing, cancel), card.Verified ? await IdNumber(person, by, Filing, cancel) : null);
    }

    private const string Filing = "代为提交申请";

    // what this unit of work changed is not in the memory yet; closed accounts and children never are
    private async ValueTask<PersonStates.State?> Known(Guid person, CancellationToken cancel) =>
        db.People.Local.FindEntry(person) is null ? await states.Of(person, cancel) : null;
}
