using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A first contact, a talk, a progress report or a follow-up visit is written down (LAL 46, 59).</summary>
internal sealed class WriteEntry(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择记录什么"), Display(Name = "记录什么")] public AidEntryKind? Kind { get; set; }
        [Required, Display(Name = "哪一天")] public DateOnly? On { get; set; }
        [Required, StringLength(100), Display(Name = "怎么联系的、和谁")] public string Way { get; set; } = "";
        [Required, StringLength(4000), Display(Name = "说了什么、做了什么")] public string Text { get; set; } = "";
        [Display(Name = "受援人能看到")] public bool Told { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Write(form.Kind!.Value, form.On!.Value, form.Way, form.Text, form.Told || form.Kind == AidEntryKind.Report, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
