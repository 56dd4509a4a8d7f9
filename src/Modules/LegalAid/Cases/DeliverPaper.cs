using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A paper came into the hands of somebody who has no account: the day and the way are kept (LAL 43, 48).</summary>
internal sealed class DeliverPaper(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "送达给谁")] public List<Guid> Which { get; set => field = value ?? []; } = [];
        [Required, Display(Name = "哪天收到")] public DateOnly? On { get; set; }
        [Required(ErrorMessage = "请选择怎么送达的"), Display(Name = "怎么送达的")] public DeliveryWay? Way { get; set; }
        [StringLength(300), Display(Name = "说明，例如邮件号、谁签收")] public string? Note { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Deliver(form.Which, form.On!.Value, form.Way!.Value, form.Note, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
