using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What a lawyer can take now; nothing of it tells whose case it is.</summary>
internal sealed class ReadOffers(AppDb db, IOrganizations organizations, IDivisions divisions, StandAside aside)
{
    public const int Most = 100;

    /// <param name="Barrier">Why this lawyer can take nothing new now; null where he can.</param>
    public sealed record Answer(string? Barrier, IReadOnlyList<Line> Offers);

    /// <param name="Barred">He may not take it; why would say who is in it.</param>
    public sealed record Line(Guid Id, string What, string Place, string About, string? Green, DateOnly? LimitDay, DateTime OfferedAt, DateTime EndsAt, bool Barred);

    public async Task<Answer> Handle(Actor by, CancellationToken cancel)
    {
        if (await organizations.Lawyer(by.Id, cancel) is not { } lawyer) return new(HandingOut.NoLawyer, []);
        var cases = await Open(lawyer, by.At).OrderBy(c => c.Turn).ThenBy(c => c.OfferEndsAt).ThenBy(c => c.FiledAt).ThenBy(c => c.Id).Take(Most).AsNoTracking().AsSplitQuery().ToListAsync(cancel);
        var hands = cases.Count == 0 ? Hands.None : await aside.Of(lawyer.Card, cancel);
        List<Line> lines = [];
        foreach (var c in cases)
            lines.Add(new(c.Id, $"{c.Type.Title()}，{c.Trouble.Title()}", divisions.FullName(c.Place), c.OfferAbout!, c.Green, c.LimitDay, c.OfferedAt!.Value, c.OfferEndsAt!.Value,
                await aside.Why(lawyer.Card, Sides.Of(c), hands, cancel) is not null));
        return new(lawyer.Barrier, lines);
    }

    /// <summary>Offers this lawyer may see.</summary>
    public IQueryable<AidCase> Open(AskingLawyer lawyer, DateTime at)
    {
        var (places, firm) = (AidPlaces.Covered(divisions, lawyer.Scopes), lawyer.Card.Firm.ToString());
        return db.AidCases.Where(c => c.Stage == AidStage.Granted && c.OfferEndsAt > at && places.Contains(c.Place) && (c.OfferFirms == null || c.OfferFirms.Contains(firm)));
    }
}
