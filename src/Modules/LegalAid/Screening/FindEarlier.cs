using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What was before: the same matter decided once already, and pledges that were false.</summary>
internal sealed class FindEarlier(AppDb db, Settings settings)
{
    /// <summary>Number and day of an earlier case of one of these persons with the same other side on the same kind of matter, which was decided and is over; null: none. Petitions for a retrial are a new matter.</summary>
    public async Task<string?> Repeat(AidCase filed, CancellationToken cancel)
    {
        if (filed.Trouble == Trouble.Retrial || filed.OtherName.Length == 0) return null;
        var names = filed.Persons.Select(p => p.Name).ToList();
        var (trouble, other, id) = (filed.Trouble, filed.OtherName, filed.Id);
        var earlier = await db.AidCases.AsNoTracking().Where(c => c.Id != id && c.Trouble == trouble && c.OtherName == other && c.DecidedAt != null && (c.ClosedAt != null || c.FinishedOn != null) && c.Persons.Any(p => names.Contains(p.Name)))
            .OrderByDescending(c => c.FiledAt).Take(20).ToListAsync(cancel);
        // two people of one name are told apart by the account or the number, where both have one
        return earlier.FirstOrDefault(c => c.Persons.Any(p => filed.Persons.Any(n => n.Name == p.Name && n.IsSame(p.Name, p.IdNumber) && (n.PersonId is null || p.PersonId is null || n.PersonId == p.PersonId || n.IdNumber is not null && n.IdNumber == p.IdNumber)))) is { } found
            ? $"{found.Number ?? "没有编号"}（{(found.DecidedAt ?? found.FiledAt).CityDay().Formal()}，{found.Stage.Title()}）" : null;
    }

    /// <summary>Why this person may not pledge hardship in place of proof; null: he may.</summary>
    public async Task<string?> PledgeBar(Guid? account, string? name, string? idNumber, DateTime at, CancellationToken cancel)
    {
        if (!settings.On(AidSettings.FalsePledgeBars, at)) return null;
        var broken = await db.AidCases.AsNoTracking().Where(c => c.PledgeBrokenAt != null && c.Persons.Any(p => (account != null && p.PersonId == account) || p.Name == name)).OrderByDescending(c => c.PledgeBrokenAt).Take(20).ToListAsync(cancel);
        var found = broken.FirstOrDefault(c => Gave(c, account, name, idNumber));
        return found is null ? null : $"{name ?? "您"}以前的经济状况承诺不属实（{found.PledgeBrokenAt!.Value.CityDay().Formal()}记录），不能再用承诺代替证明。请填经济困难状况说明表，或者交证明；不影响申请（法律援助法第41条；告知承诺制的规定）。";
    }

    /// <summary>Those of many who may not pledge, by name.</summary>
    public async Task<IReadOnlyList<string>> BarredFromPledging(IReadOnlyList<AidPerson> persons, DateTime at, CancellationToken cancel) =>
        await Broken(persons, null, at, cancel) is { Count: > 0 } broken ? [.. persons.Where(p => broken.ContainsKey(p.Id)).Select(p => p.Name)] : [];

    /// <summary>Whoever came in, or was put right, may have pledged falsely before: the officer is shown who, where this case rests on a pledge.</summary>
    public async Task Look(AidCase matter, Screening screening, DateTime at, CancellationToken cancel) =>
        matter.FindBroken(matter.Pledged ? await Broken([.. matter.Present], matter.Id, at, cancel) : new Dictionary<Guid, DateOnly>(), screening);

    // by the id of the person, with the day on which it was found
    private async Task<IReadOnlyDictionary<Guid, DateOnly>> Broken(IReadOnlyList<AidPerson> persons, Guid? except, DateTime at, CancellationToken cancel)
    {
        Dictionary<Guid, DateOnly> found = [];
        if (!settings.On(AidSettings.FalsePledgeBars, at) || !await db.AidCases.AnyAsync(c => c.PledgeBrokenAt != null && c.Id != except, cancel)) return found;
        var (names, accounts) = (persons.Select(p => p.Name).Distinct().ToList(), persons.Select(p => p.PersonId).OfType<Guid>().Distinct().ToList());
        var broken = await db.AidCases.AsNoTracking().Where(c => c.PledgeBrokenAt != null && c.Id != except && c.Persons.Any(p => names.Contains(p.Name) || (p.PersonId != null && accounts.Contains(p.PersonId.Value)))).OrderByDescending(c => c.PledgeBrokenAt).ToListAsync(cancel);
        foreach (var person in persons)
            if (broken.Find(c => Gave(c, person.Speaker == AidSpeaker.Self ? person.PersonId : null, person.Name, person.IdNumber)) is { PledgeBrokenAt: { } on }) found[person.Id] = on.CityDay();
        return found;
    }

    // two people of one name are told apart by the account or the number
    private static bool Gave(AidCase broken, Guid? account, string? name, string? idNumber) => broken.Persons.Any(p =>
        account is not null && p.PersonId == account && p.Speaker == AidSpeaker.Self || p.Name == name && p.IdNumber is { } number && number == idNumber);
}
