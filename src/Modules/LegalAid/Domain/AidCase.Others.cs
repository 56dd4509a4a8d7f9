using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A term that another body has to keep; here it is only written down and shown.</summary>
internal enum OtherTerm
{
    [Display(Name = "办案机关发现没有辩护人，通知法律援助机构")] Notify,
    [Display(Name = "办案机关、监管场所转交被关押的人的申请")] Forward,
    [Display(Name = "值班律师转交申请")] DutyForward,
    [Display(Name = "监管场所通知家属协助提供材料")] Family,
    [Display(Name = "看守所安排律师会见")] Meeting,
}

/// <summary>Who passed on the application of somebody detained.</summary>
public enum PassedOnBy
{
    [Display(Name = "办案机关、监管场所")] Holder,
    [Display(Name = "值班律师")] DutyLawyer,
}

/// <summary>Terms of police, procuratorate, court, detention house and duty lawyer (LAL 36, 39; CrPL 39): nobody of ours is late by them, but whoever asks learns the day.</summary>
internal sealed partial class AidCase
{
    /// <param name="from">UTC instant at which the other body's term began.</param>
    /// <param name="done">When it was kept; null while it was not.</param>
    public void Track(OtherTerm term, DateTime from, DateTime? done, Actor by, Settings settings)
    {
        DemandOrder(from, done, by.At);
        Take(AidAct.Track, by, $"{term.Title()}：{from.FormalTime()}起{(done is { } at ? $"，{at.FormalTime()}办到" : "，还没有办到")}", internalOnly: true);
        Follow(term, from, done, by.At, settings);
    }

    /// <summary>The same, as it is known when the application or the notice comes in.</summary>
    public void TrackFiled(OtherTerm term, DateTime from, DateTime done, Actor by, Settings settings)
    {
        DemandOrder(from, done, by.At);
        Follow(term, from, done, by.At, settings);
    }

    private void Follow(OtherTerm term, DateTime from, DateTime? done, DateTime at, Settings settings)
    {
        var rule = AidClocks.Of(term);
        if (Clocks.LastOrDefault(c => c.Rule == rule.Key && c.Runs) is { } running && running.StartedAt != from) StopClock(rule, at, "起算的时间已经更正");
        var clock = Clocks.LastOrDefault(c => c.Rule == rule.Key && c.Runs) ?? StartClock(rule, from, settings);
        if (done is not { } end) return;
        if (end < clock.DueAt) MeetClock(rule, end);
        else StopClock(rule, end, $"应在{clock.DueAt.FormalTime()}以前，迟了");
    }

    private static void DemandOrder(DateTime from, DateTime? done, DateTime at)
    {
        if (from > at) throw new RuleBroken("开始的时间不能晚于现在。") { Field = "From" };
        if (done > at) throw new RuleBroken("办到的时间不能晚于现在。") { Field = "Done" };
        if (done < from) throw new RuleBroken("办到的时间不能早于开始的时间。") { Field = "Done" };
    }
}
