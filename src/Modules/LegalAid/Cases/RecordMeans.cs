using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The officer writes down what the sharing query said of somebody's hardship (LAL 41).</summary>
internal sealed class RecordMeans(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择查到什么"), Display(Name = "查到什么")] public MeansFound? Found { get; set; }
        [Required, StringLength(500), Display(Name = "在哪里查的、查到的内容")] public string Source { get; set; } = "";
        [Display(Name = "本人明知不属实仍然承诺")] public bool Falsely { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.RecordMeans(form.Found!.Value, form.Source, form.Falsely, Screening.Of(matter.Known, AidTables.On(matter.RulesDay, settings)), by);
        await db.SaveChangesAsync(cancel);
    }
}
