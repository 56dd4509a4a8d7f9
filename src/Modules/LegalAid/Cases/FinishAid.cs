using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The lawyer reports the end and what came out (LAL 50).</summary>
internal sealed class FinishAid(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择结果"), Display(Name = "结果")] public AidOutcome? Outcome { get; set; }
        [Required, StringLength(2000), Display(Name = "结果的说明")] public string Result { get; set; } = "";
        [Required, Display(Name = "办结的日子")] public DateOnly? On { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Finish(form.Outcome!.Value, form.Result, form.On!.Value, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
