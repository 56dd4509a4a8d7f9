using Fashu.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>What the slices of a referral share: both ends, by their kinds.</summary>
internal sealed class ReferralRules(AppDb db, IEnumerable<IMatterKind> kinds, IEnumerable<IRefers> sources, IEnumerable<IReceivesReferrals> receivers, IAttachments files)
{
    public const string Article = "个人信息保护法第14、23条", RevokeArticle = "个人信息保护法第15条";

    public IMatterKind Kind(string kind) => kinds.First(k => k.Kind == kind);

    public IRefers? Source(string kind) => sources.FirstOrDefault(s => s.Kind == kind);

    public IReceivesReferrals Receiver(string kind) => receivers.FirstOrDefault(r => r.Kind == kind) ?? throw new Missing("这项服务");

    /// <summary>Services other than the matter's own.</summary>
    public IEnumerable<IReceivesReferrals> Receivers(string from) => receivers.Where(r => r.Kind != from);

    /// <exception cref="Missing">There is none, or this person may not know of it.</exception>
    public async Task<Matter> Open(Guid matter, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        return await Kind(row.Kind).Load(db, row.Id, cancel) ?? throw new Missing("这件事");
    }

    /// <summary>A referral looked at from one of its ends.</summary>
    /// <exception cref="Missing">There is none, or it is about another person than the one who asks.</exception>
    public async Task<Referral> Find(Guid matter, Guid referral, Actor by, CancellationToken cancel)
    {
        await db.OpenRow(matter, by, cancel);
        var found = await db.Referrals.SingleOrDefaultAsync(r => r.Id == referral && (r.FromMatter == matter || r.ToMatter == matter), cancel);
        return found is not null && (by.Kind != ActorKind.Citizen || (await Own(matter, by, cancel)).Any(p => p == found.FromParticipant || p == found.ToParticipant)) ? found : throw new Missing("这次转办");
    }

    /// <summary>The parts of a matter that are this person's.</summary>
    public Task<List<Guid>> Own(Guid matter, Actor by, CancellationToken cancel) =>
        db.Participants.Where(p => p.MatterId == matter && p.PersonId == by.Id && p.Until == null).Select(p => p.Id).ToListAsync(cancel);

    /// <summary>Whether this one gives the person's word or may write it down.</summary>
    public bool MayAnswer(Referral of, Matter from, Actor by) =>
        of.State == ReferralState.Offered && Source(of.FromKind)?.For(from, by).Any(p => p.Participant == of.FromParticipant) == true;

    /// <summary>Whether this one says no, writes the no down or takes the proposal back: until it was received, wherever the matter stands by then.</summary>
    public bool MayDecline(Referral of, Matter from, Actor by) => of.State == ReferralState.Offered && (by.Kind == ActorKind.Citizen
        ? from.Participants.Any(p => p.Id == of.FromParticipant && p.PersonId == by.Id && p.Until is null)
        : of.OfferedById == by.Id || Source(of.FromKind)?.Leads(from, by) == true);

    /// <summary>Whether this one may hand on for this person from this end.</summary>
    public bool Speaks(Matter end, Referral of, Actor by) => Source(end.Kind)?.For(end, by).Any(p => p.Participant == of.FromParticipant || p.Participant == of.ToParticipant) == true;

    /// <summary>The files that may go along.</summary>
    public async Task<IReadOnlyList<AttachmentCard>> Files(Matter from, Guid participant, CancellationToken cancel) =>
        [.. (await files.Of(from.Id, cancel)).Where(f => Source(from.Kind)!.MayCarry(f, participant))];

    /// <summary>Somebody else was faster by a moment.</summary>
    public static bool Lost(Exception failed) => failed is Overtaken || failed is DbUpdateException update && DbErrors.IsDuplicate(update, out _);

    /// <summary>A put-away file takes no more lines.</summary>
    public async Task Note(Matter of, ReferralAct act, Actor by, string article, string? reason, CancellationToken cancel)
    {
        if (!await db.ArchivedFiles.AnyAsync(a => a.Id == of.Id, cancel)) of.Note(act, by, article, reason, internalOnly: true); // the other side learns nothing of it
    }
}
