using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>An officer states that he has seen the proof or heard the pledge; what is then clear may be granted on the spot (LAL 41, 42).</summary>
internal sealed class VerifyProof(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "核对了什么")] public List<AidProof> Proofs { get; set => field = [.. (value ?? []).Where(Enum.IsDefined)]; } = []; // null where none is ticked
        [Required, StringLength(500), Display(Name = "看了什么，怎么确认的")] public string How { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Verify(form.Proofs, form.How, Screening.Of(matter.Known, AidTables.On(matter.RulesDay, settings)), by);
        await db.SaveChangesAsync(cancel);
    }
}
