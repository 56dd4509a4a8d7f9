using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A day in court or before the arbitration board.</summary>
internal sealed class ScheduleHearing(AppDb db)
{
    [ValidatableType]
    public class Form
    {
        [Required, Display(Name = "哪一天")] public DateOnly? Day { get; set; }
        [Required, Display(Name = "几点")] public TimeOnly? Time { get; set; }
        [Required, StringLength(200), Display(Name = "在哪里")] public string Where { get; set; } = "";
        [StringLength(500), Display(Name = "要带什么、注意什么")] public string? Note { get; set; }

        /// <summary>UTC.</summary>
        internal DateTime Begins() => Day!.Value.Year is < 2000 or > 2100 ? throw new RuleBroken("开庭的日子不对，请核对年份。") { Field = nameof(Day) } : Day.Value.StartsAt() + Time!.Value.ToTimeSpan();
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Schedule(form.Begins(), form.Where, form.Note, by);
        await db.SaveChangesAsync(cancel);
    }
}
