using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What somebody wrote of himself in his own applications; not what staff typed for him, nor what he wrote of somebody else.</summary>
internal sealed class EnteredInAid(AppDb db) : IEnteredBefore
{
    private const int Latest = 5;

    public async Task<IEnumerable<EnteredBefore>> Of(Guid person, DateTime since, CancellationToken cancel)
    {
        var cases = await db.AidCases.AsNoTracking().Where(c => c.FiledAt >= since && c.Persons.Any(p => p.PersonId == person && p.Speaker == AidSpeaker.Self)
            && db.Steps.Any(s => s.MatterId == c.Id && s.No == 1 && s.ById == person)).OrderByDescending(c => c.FiledAt).Take(Latest).ToListAsync(cancel);
        return from filed in cases
               from own in filed.Persons
               where own.PersonId == person && own.Speaker == AidSpeaker.Self
               from entered in Of(own, filed.FiledAt)
               select entered;
    }

    /// <summary>What of an earlier form fits here: number and address of the applicant alone, how to be reached of whoever speaks.</summary>
    public static IReadOnlyCollection<ReuseField> Asked(AidSpeaker? speaker, string? idNumber, string? address)
    {
        List<ReuseField> asked = [ReuseField.Contact];
        if (speaker == AidSpeaker.Self && string.IsNullOrWhiteSpace(idNumber)) asked.Add(ReuseField.IdNumber);
        if (speaker == AidSpeaker.Self && string.IsNullOrWhiteSpace(address)) asked.Add(ReuseField.Address);
        return asked;
    }

    private static IEnumerable<EnteredBefore> Of(AidPerson own, DateTime at)
    {
        if (own.IdNumber is { } number) yield return new(ReuseField.IdNumber, number.MaskIdNumber(), number, at);
        if (own.Address is { } address) yield return new(ReuseField.Address, address.MaskAddress(), address, at);
    }
}
