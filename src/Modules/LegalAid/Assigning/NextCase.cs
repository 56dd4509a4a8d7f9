using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer asks for the next case and gets the oldest that fits, the green channel first; no two get the same (LAL 43).</summary>
internal sealed class NextCase(AppDb db, IOrganizations organizations, IDivisions divisions, StandAside aside, HandingOut handing, Settings settings)
{
    /// <summary>So many of the queue are looked at together; after so many rounds nothing fits, whatever comes later.</summary>
    private const int Batch = 16, Rounds = 30;

    private const int Tries = 10;

    private sealed class Place
    {
        public Guid Id { get; init; }
        public int Turn { get; init; }
        public DateTime FiledAt { get; init; }
    }

    public async Task<Guid> Handle(Actor by, CancellationToken cancel)
    {
        if (!settings.On(AidSettings.NextCase, by.At)) throw new RuleBroken("本市的案件由法律援助中心指派，不能自己领取。");
        using var turn = await handing.Firm(organizations, by, cancel);
        for (var tries = 0; tries < Tries; tries++)
        {
            try { return await Take(by, cancel) ?? throw new RuleBroken("现在没有适合您的案件，请过些时候再看。"); }
            catch (Overtaken)
            {
                db.ChangeTracker.Clear();
                db.Subject = Guid.Empty;
            }
        }
        throw new Overtaken();
    }

    private async Task<Guid?> Take(Actor by, CancellationToken cancel)
    {
        var lawyer = await organizations.Lawyer(by.Id, cancel) ?? throw new RuleBroken(HandingOut.NoLawyer);
        if (lawyer.Barrier is { } barrier) throw new RuleBroken(barrier);
        var hand = await db.HandOf(lawyer.Card.Firm, cancel);
        var hands = await aside.Of(lawyer.Card, cancel);
        List<Guid> seen = [];
        var me = by.Id;
        for (var round = 0; round < Rounds; round++)
        {
            var ids = await Front(lawyer, seen, by, cancel);
            var sides = await Read(ids, me, cancel);
            foreach (var id in ids)
            {
                var (side, had) = sides[id];
                if (had || await aside.Why(lawyer.Card, side, hands, cancel) is not null) continue; // what he gave back or was replaced in goes to another
                using var own = handing.Begin(id);
                if (own is null || await db.Load<AidCase>(id, cancel) is not { Stage: AidStage.Granted } matter) continue; // somebody is just taking it, or has
                matter.TakeUp(lawyer.Card.Firm, lawyer.Card.FirmName, by, settings);
                matter.TakeOn(by, settings);
                await db.SaveGiven(hand, cancel);
                return id;
            }
            if (ids.Count < Batch) return null;
            seen.AddRange(ids);
        }
        return null;
    }

    /// <summary>The front of the queue in all places of this lawyer, as far as field, offers and wishes let him.</summary>
    private async Task<IReadOnlyList<Guid>> Front(AskingLawyer lawyer, List<Guid> seen, Actor by, CancellationToken cancel)
    {
        var (me, now, firm) = (by.Id, by.At, lawyer.Card.Firm.ToString());
        var troubles = LawyerFields.Of(lawyer.Card.Fields, lawyer.Card.CriminalSince is not null);
        // a place at a time: each is a beginning of the index
        var queue = AidPlaces.Covered(divisions, lawyer.Scopes).Select(Of).Aggregate((all, one) => all.Concat(one));
        return await queue.OrderBy(c => c.Turn).ThenBy(c => c.FiledAt).ThenBy(c => c.Id).Take(Batch).Select(c => c.Id).ToListAsync(cancel);

        IQueryable<Place> Of(string place) => db.AidCases.Where(c => c.Stage == AidStage.Granted && c.Place == place && troubles.Contains(c.Trouble) && !seen.Contains(c.Id)
                && (c.OfferEndsAt == null || c.OfferEndsAt <= now || c.OfferFirms == null || c.OfferFirms.Contains(firm))
                && (c.WishedLawyer == null || c.WishAnsweredAt != null || c.WishedLawyer == me))
            .OrderBy(c => c.Turn).ThenBy(c => c.FiledAt).ThenBy(c => c.Id).Take(Batch).Select(c => new Place { Id = c.Id, Turn = c.Turn, FiledAt = c.FiledAt });
    }

    private async Task<Dictionary<Guid, (Sides Sides, bool Had)>> Read(IReadOnlyList<Guid> ids, Guid me, CancellationToken cancel) =>
        (await db.AidCases.Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                c.OtherName,
                c.Answers,
                c.NoticeStage,
                c.NoticeFrom,
                c.NoticeNumber,
                c.FiledAt,
                Had = db.Steps.Any(s => s.MatterId == c.Id && s.ById == me),
                People = c.Persons.Select(p => new { p.Name, p.PersonId, p.SpeakerName }).ToList(),
            }).ToListAsync(cancel))
        .ToDictionary(c => c.Id, c => (new Sides(c.Id, [.. c.People.Select(p => p.Name)], [.. c.People.Select(p => p.PersonId).OfType<Guid>()], [.. c.People.Select(p => p.SpeakerName).OfType<string>()], c.OtherName,
            Sides.IsGrave(c.NoticeStage, AidCase.ReadAnswers(c.Answers)), Sides.NoticeOf(c.NoticeFrom, c.NoticeNumber), c.FiledAt), c.Had));
}
