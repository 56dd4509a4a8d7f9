using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The questions of scope and hardship are answered in the case: what a service that handed it on did not know (LAL 41).</summary>
internal sealed class AnswerQuestions(AppDb db, FindEarlier earlier, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public Circumstances? Known { get; set; }
        [Display(Name = "我承诺家庭经济状况属实")] public bool Pledged { get; set; }
        [NotPast, Display(Name = "起诉、仲裁、复议的最后一天")] public DateOnly? LimitDay { get; set; }
        [Display(Name = "对方正在转移财产，或者证据马上会没有")] public bool NeedsPreservation { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (form.Known is not { } known) throw new RuleBroken("请先回答自查的问题。");
        var tables = AidTables.On(matter.RulesDay, settings);
        var screening = Screening.Of(known, tables);
        if (screening.Next is { } open) throw new RuleBroken($"还要问：{QuestionText.Of(open, tables).Title}");
        matter.Answer(known, form.Pledged && screening.RestsOn(known) == Means.Hardship, form.LimitDay, form.NeedsPreservation, screening, by);
        await earlier.Look(matter, screening, by.At, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
