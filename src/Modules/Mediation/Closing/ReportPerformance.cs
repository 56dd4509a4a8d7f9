using System.ComponentModel.DataAnnotations;
using Fashu.Notices;

namespace Fashu.Mediation;

/// <summary>A party says whether a duty of the agreement was performed; the mediator learns of it at once (PML 31).</summary>
internal sealed class ReportPerformance(AppDb db, INotices notices)
{
    [ValidatableType]
    public class Form : IValidatableObject
    {
        [Required, Display(Name = "哪一条约定")] public Guid? Term { get; set; }
        [Required(ErrorMessage = "请选择做到了没有"), Display(Name = "这一条做到了吗？")] public bool? Performed { get; set; }
        [Display(Name = "哪一天做到的")] public DateOnly? On { get; set; }
        [StringLength(500), Display(Name = "说明")] public string? Note { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext context)
        {
            if (Performed == true && On is null) yield return new("请填写哪一天做到的", [nameof(On)]);
            if (Performed == false && string.IsNullOrWhiteSpace(Note)) yield return new("请写一写是什么情况", [nameof(Note)]);
        }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        Say(matter, form, by);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Into the present unit of work; the caller saves.</summary>
    /// <returns>False where the same was said before.</returns>
    public bool Say(MediationCase matter, Form form, Actor by)
    {
        var done = form.Performed == true;
        if (done && form.On > by.At.CityDay()) throw new RuleBroken("日期不能晚于今天。") { Field = nameof(form.On) };
        if (done && matter.Agreement?.EffectiveAt is { } effective && form.On < effective.CityDay()) throw new RuleBroken("日期不能早于协议生效的日子。") { Field = nameof(form.On) };
        if (!matter.ReportPerformance(form.Term!.Value, new(done, done ? form.On : null, form.Note?.Trim() ?? "", by.At), by)) return false;
        db.Audit(by, "反馈履行情况", "本人反馈", matter.Id);
        if (matter.Handler is { } mediator)
            notices.Send(new NoticeDraft($"performance-{matter.Id}-{matter.Steps}", mediator, done ? "当事人说已经做到" : "当事人说没有做到",
                $"“{matter.Title}”的{matter.PartyOf(by)!.Side.Title()}反馈：第{matter.Agreement!.Term(form.Term.Value).No}条{(done ? "已经做到" : "没有做到，请督促履行")}。", $"/work/mediation/{matter.Id}", matter.Id), by.At);
        return true;
    }
}
