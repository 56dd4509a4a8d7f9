using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Referrals as either end sees them.</summary>
internal sealed class ReferralDesk(AppDb db, ReferralRules rules) : IReferrals
{
    public async Task<IReadOnlyList<ReferralCard>> Of(Guid matter, Actor by, CancellationToken cancel)
    {
        var all = await db.Referrals.AsNoTracking().Where(r => r.FromMatter == matter || r.ToMatter == matter).OrderByDescending(r => r.OfferedAt).ToListAsync(cancel);
        if (all.Count > 0 && by.Kind == ActorKind.Citizen)
        {
            var own = await rules.Own(matter, by, cancel);
            all.RemoveAll(r => !own.Contains(r.FromParticipant) && !(r.ToParticipant is { } there && own.Contains(there)));
        }
        List<ReferralCard> cards = [];
        foreach (var of in all) cards.Add(await Card(of, matter, by, cancel));
        return cards;
    }

    public async Task<ReferralView> View(Guid matter, Actor by, CancellationToken cancel)
    {
        var (all, from) = (await Of(matter, by, cancel), await rules.Open(matter, by, cancel));
        var persons = rules.Source(from.Kind)?.For(from, by) ?? [];
        // for whom it waits or runs already nobody hands on again
        var open = rules.Receivers(from.Kind).Select(r => (r.Kind, rules.Kind(r.Kind).Title, r.Words))
            .Where(r => persons.Any(p => !all.Any(o => o.Out && o.Service == r.Title && o.Participant == p.Participant && o.State is ReferralState.Offered or ReferralState.Received)));
        return new(all, [.. open]);
    }

    /// <summary>One of them, from the end that is looked at.</summary>
    public async Task<ReferralCard> Card(Referral of, Guid matter, Actor by, CancellationToken cancel)
    {
        var leaves = of.FromMatter == matter;
        var (kind, id) = leaves ? (rules.Kind(of.ToKind), of.ToMatter) : (rules.Kind(of.FromKind), of.FromMatter);
        // after the word was taken back no end learns of the other
        var there = id is null || of.State == ReferralState.Revoked ? null : await db.Matters.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        var page = there is null ? null : await Sees(there.Id, by, cancel) ? by.Kind == ActorKind.Staff ? kind.StaffPage(there.Id) : kind.CitizenPage(there.Id) : null;
        var from = leaves && of.State == ReferralState.Offered ? await rules.Kind(of.FromKind).Load(db, of.FromMatter, cancel) : null;
        return new(of.Id, leaves, kind.Title, of.PersonName, leaves ? of.FromParticipant : of.ToParticipant!.Value, of.State, of.OfferedBy, of.OfferedAt, of.Why, of.Office, of.Answer, of.AnsweredAt,
            there is null || by.Kind == ActorKind.Staff && !leaves && page is null ? null : $"{there.Number ?? "还没有编号"}，{there.StageTitle}", page,
            from is not null && rules.MayAnswer(of, from, by), from is not null && rules.MayDecline(of, from, by),
            leaves ? [.. of.Results.OrderByDescending(r => r.At).Select(r => new ReferralResultCard(r.At, r.Title, r.Text, r.Fen))] : []);
    }

    private async Task<bool> Sees(Guid matter, Actor by, CancellationToken cancel)
    {
        try { await db.OpenRow(matter, by, cancel); return true; }
        catch (Missing) { return false; }
    }
}
