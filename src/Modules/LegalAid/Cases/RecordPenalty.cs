using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What the department decided on the proposal after aid was got by deceit (LAL 64); it decides in the procedure of administrative penalties.</summary>
internal sealed class RecordPenalty(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [StringLength(60), Display(Name = "决定书文号")] public string? Number { get; set; }
        [Amount, Display(Name = "责令支付的费用（元）")] public long? Costs { get; set; }
        [Amount, Display(Name = "罚款（元）")] public long? Fine { get; set; }
        [Required, StringLength(1000), Display(Name = "说明")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.RecordPenalty(form.Number, form.Costs ?? 0, form.Fine ?? 0, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
