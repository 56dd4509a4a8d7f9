using System.Linq.Expressions;
using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What waits for a post in legal aid. The green channel goes first, then whoever came first.</summary>
internal sealed class WaitingAid(AppDb db, Settings settings) : IWaiting
{
    private static readonly AidStage[] unfiled = [AidStage.Paid, AidStage.Refused, AidStage.Terminated, AidStage.Withdrawn];

    // where the act is open; what was asked in a stage that is over lapsed with it
    private static readonly AidStage[] recusable = [.. AidFlow.Table.Rows.Where(r => r.Act.Equals(AidAct.DecideRecusal)).Select(r => (AidStage)(object)r.From).Distinct()];

    private static readonly AidStage[] running = [AidStage.Granted, AidStage.Assigned, AidStage.Handling];

    private static readonly AidStage[] left = [AidStage.Finished, AidStage.FileIn, AidStage.FileChecked, AidStage.TerminationObjected];

    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        List<WaitingActs> all = [];
        await Add("审查援助申请", AidPermissions.Examine, null, c => c.Stage == AidStage.Review);
        await Add("决定是否援助", AidPermissions.Decide, "decide", c => c.Stage == AidStage.Proposed);
        await Add("指派律师", AidPermissions.Examine, "assign", c => (c.Stage == AidStage.Granted && c.OfferEndsAt == null) || (c.Stage == AidStage.Handling && c.Handler == null));
        await Add("律师离任，另派律师", AidPermissions.Examine, "assign", c => c.Handler == null && EF.Constant(left).Contains(c.Stage));
        await Add("答复是否更换律师", AidPermissions.Examine, "replacement", c => c.Stage == AidStage.Handling && c.Handler != null && c.ReplacementAsked != null);
        await Add("受援人要求终止援助", AidPermissions.Decide, "terminate", c => EF.Constant(running).Contains(c.Stage) && c.EndAsked != null);
        await Add("审查异议", AidPermissions.JudgeObjections, "objection", c => c.Stage == AidStage.RefusalObjected || c.Stage == AidStage.TerminationObjected);
        await Add("答复回避", AidPermissions.Decide, "recusal", c => EF.Constant(recusable).Contains(c.Stage) && c.Recusals.Any(r => r.Granted == null && !r.OfHead));
        await Add("答复负责人的回避", AidPermissions.JudgeObjections, "recusal", c => EF.Constant(recusable).Contains(c.Stage) && c.Recusals.Any(r => r.Granted == null && r.OfHead));
        await Add("处理骗取援助", AidPermissions.JudgeObjections, "penalty", c => c.Stage == AidStage.Terminated && c.Ended == TerminationGround.Deception && c.PenaltyProposedAt != null && c.PenaltyAt == null);
        await Add("审查卷宗", AidPermissions.CheckFiles, "file", c => c.Stage == AidStage.FileIn);
        await Add("发放补贴", AidPermissions.CheckFiles, "subsidy", c => c.Stage == AidStage.FileChecked);
        await Add("要当面或邮寄送达", AidPermissions.Examine, "deliver", c => (c.Stage == AidStage.Supplement || c.Stage == AidStage.Refused || c.Stage == AidStage.Terminated) && c.Deliveries.Any(d => d.On == null && d.DroppedAt == null));
        // what may still be objected to stays open for a while; the visit after the end belongs in the file
        var settled = by.At.CityDay().AddDays(1 - settings.On(AidSettings.ObjectionDays, by.At)).StartsAt();
        await Add("立卷归档", AidPermissions.Examine, null, c => EF.Constant(unfiled).Contains(c.Stage) && (c.ClosedAt < settled || c.UpheldAt != null || !c.Persons.Any(p => p.EndedAt == null) || c.Stage == AidStage.Paid && !db.Clocks.Any(k => k.MatterId == c.Id && k.Rule == AidClocks.VisitEnd.Key && k.State == ClockState.Running && k.DueAt > by.At) || c.Stage == AidStage.Withdrawn), c => $"/work/m/{c}/dossier");
        return all;

        async Task Add(string what, Permission permission, string? page, Expression<Func<AidCase, bool>> which, Func<Guid, string>? address = null)
        {
            var scopes = by.ScopesOf(permission.Key);
            if (scopes.Count == 0) return;
            var cases = db.AidCases.AsNoTracking().Where(which);
            if (permission == AidPermissions.JudgeObjections) cases = cases.Where(c => scopes.Contains(c.Place));
            else if (!scopes.Contains("")) cases = cases.Where(c => scopes.Any(s => c.Place.StartsWith(s)));
            cases = cases.Where(c => !c.Recusals.Any(r => r.Granted == true && r.OfficerId == by.Id)); // who stands aside has nothing to do here
            // each institution works on its own cases
            var offices = by.Grants.Where(g => g.Permission == permission.Key).Select(g => g.Organization).ToList();
            if (permission != AidPermissions.JudgeObjections && !offices.Contains(null)) cases = cases.Where(c => offices.Contains(c.Office));
            var first = await (from c in cases
                               join m in db.Matters on c.Id equals m.Id
                               orderby c.Green == null, c.FiledAt
                               select new { c.Id, c.Number, c.Title, c.Green, m.DueSince, m.DueAt }).Take(most).ToListAsync(cancel);
            if (first.Count == 0) return;
            all.Add(new(what, false,
                [.. first.Select(c => new WaitingAct(c.Id, c.Number ?? (c.Green is null ? null : $"绿色通道：{c.Green}"), c.Title, address?.Invoke(c.Id) ?? $"/work/aid/{c.Id}{(page is null ? "" : "/" + page)}", c.DueSince, c.DueAt))],
                first.Count < most ? first.Count : await cases.CountAsync(cancel)));
        }
    }
}
