using Fashu.Attachments;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>The person agreed: the other service gets it, in the same unit of work as the word.</summary>
internal sealed class TakeReferral(AppDb db, ReferralRules rules, IAttachments files, INotices notices, ISafeContact contacts)
{
    /// <summary>The caller saves.</summary>
    public async Task<Guid> Handle(Referral of, Matter from, ReferralWay way, string? said, Actor by, CancellationToken cancel)
    {
        if (way != ReferralWay.OwnPage && string.IsNullOrWhiteSpace(said)) throw new RuleBroken("请写明本人怎么说的。") { Field = nameof(AnswerReferral.Form.Said) };
        var (load, receiver) = (of.Load, rules.Receiver(of.ToKind));
        // one referral, one matter: its id is the referral's own, however often it is tried
        var (matter, participant) = await receiver.Receive(of.Id, load, by, cancel);
        of.Receive(matter, participant, way, said, by);
        await Carry(load.Files, from.Id, matter, participant, by, cancel);
        await KeepSilent(from, of.FromParticipant, matter, participant, by, cancel);
        var there = db.ChangeTracker.Entries<Matter>().FirstOrDefault(e => e.Entity.Id == matter)?.Entity ?? (await rules.Kind(of.ToKind).Load(db, matter, cancel))!;
        var (here, other) = (rules.Kind(of.FromKind).Title, rules.Kind(of.ToKind).Title);
        await rules.Note(from, ReferralAct.Refer, by, ReferralRules.Article, $"转到{other}（{of.Office}）：{of.PersonName}，{of.Answer}", cancel);
        await rules.Note(there, ReferralAct.Receive, by, ReferralRules.Article, $"从{here}{from.Number}转来：{of.PersonName}，{of.Answer}", cancel);
        await notices.Cancel(OfferReferral.Fact(of.Id), by.At, cancel);
        db.Subject = matter;
        return matter;
    }

    // a phone that is not safe there is not safe here; the matter it comes from may be closed soon
    private async Task KeepSilent(Matter from, Guid person, Guid to, Guid participant, Actor by, CancellationToken cancel)
    {
        if (!from.Silent && (await contacts.Of(from.Id, cancel)).FirstOrDefault(c => c.Participant == person) is not { Silent: true }) return;
        if ((await contacts.Of(to, cancel)).All(c => c.Participant != participant)) contacts.KeepSilent(to, participant, "转来以前约定的", by);
    }

    private async Task Carry(IReadOnlyCollection<Guid> chosen, Guid from, Guid to, Guid participant, Actor by, CancellationToken cancel)
    {
        if (chosen.Count == 0) return;
        var there = (await files.Of(to, cancel)).Select(f => f.Sha256).ToHashSet();
        foreach (var file in (await files.Of(from, cancel)).Where(f => chosen.Contains(f.Id) && !there.Contains(f.Sha256)))
        {
            await using var content = await files.Open(file.Id, cancel);
            await files.Add(to, file.Kind, file.Name, content, by, cancel, participant, visibleToOthers: false);
        }
    }
}
