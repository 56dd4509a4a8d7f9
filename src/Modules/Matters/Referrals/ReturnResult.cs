using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>What came of a matter goes back to those that handed it on, with a notice to the officer there.</summary>
internal sealed class ReturnResult(AppDb db, ReferralRules rules, INotices notices) : IReactTo<MatterResult>
{
    public async Task React(MatterResult result, CancellationToken cancel)
    {
        foreach (var of in await db.Referrals.Where(r => r.ToMatter == result.Matter).ToListAsync(cancel))
        {
            if (!of.Return(result) || await rules.Kind(of.FromKind).Load(db, of.FromMatter, cancel) is not { } from) continue;
            var service = rules.Kind(of.ToKind).Title;
            await rules.Note(from, ReferralAct.Return, Actor.System(result.At), ReferralRules.Article, $"{service}：{result.Title}", cancel);
            db.Announce(new ReferralReturned(of.Id, from.Id, from.Kind, service, result.Title, result.Text, result.At));
            if ((from.Handler ?? (of.Person(from) == of.OfferedById ? null : of.OfferedById)) is { } officer)
                OfferReferral.Tell(notices, of, officer, $"转办有结果：{from.Title}", $"{service}：{result.Title}。", result.At);
        }
        await db.SaveChangesAsync(cancel);
    }
}
