using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A term of another body is written down: from when, and when it was kept.</summary>
internal sealed class TrackOthers(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择哪一项"), Display(Name = "哪一项")] public OtherTerm? Term { get; set; }
        [Required, Display(Name = "从哪一天起算")] public DateOnly? From { get; set; }
        [Display(Name = "几点")] public TimeOnly? FromTime { get; set; }
        [Display(Name = "哪一天办到的")] public DateOnly? Done { get; set; }
        [Display(Name = "几点办到的")] public TimeOnly? DoneTime { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (form.From!.Value.Year < 2000) throw new RuleBroken("日子不对，请核对年份。") { Field = nameof(form.From) };
        matter.Track(form.Term!.Value, At(form.From.Value, form.FromTime), form.Done is { } done ? At(done, form.DoneTime) : null, by, settings);
        await db.SaveChangesAsync(cancel);
    }

    // where only the day is known its beginning counts: the earlier end
    private static DateTime At(DateOnly day, TimeOnly? time) => day.StartsAt() + (time ?? default).ToTimeSpan();
}
