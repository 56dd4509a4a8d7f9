using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The institution agrees to another lawyer or does not (LAL 55).</summary>
internal sealed class AnswerReplacement(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择是否同意"), Display(Name = "是否同意更换")] public bool? Agree { get; set; }
        [Required, StringLength(1000), Display(Name = "理由（受援人会看到）")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.AnswerReplacement(form.Agree!.Value, form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
