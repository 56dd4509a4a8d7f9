using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A second person finds the file in order and gives marks (LAL 59).</summary>
internal sealed class PassFile(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, Range(0, 100), Display(Name = "质量评分（0到100）")] public int? Quality { get; set; }
        [StringLength(1000), Display(Name = "评语")] public string? Note { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.PassFile(form.Quality!.Value, form.Note, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
