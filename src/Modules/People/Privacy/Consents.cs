using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>Consents of the present unit of work and of the table.</summary>
internal sealed class Consents(AppDb db) : IConsents
{
    public string Text(ConsentKind kind, DateTime at) => ConsentTexts.On(kind, at.CityDay()).Text;

    public async Task<bool> Has(Guid person, ConsentKind kind, CancellationToken cancel) =>
        db.Consents.Local.Any(c => c.PersonId == person && c.Kind == kind && c.WithdrawnAt is null)
        || await db.Consents.AnyAsync(c => c.PersonId == person && c.Kind == kind && c.WithdrawnAt == null, cancel);

    public void Give(Guid person, ConsentKind kind, DateTime at, Guid? matter = null) => db.Consents.Add(Consent.Give(person, kind, ConsentTexts.On(kind, at.CityDay()).Version, at, matter));
}
