using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>An officer lets lawyers take a granted case themselves (派单), until a day that leaves time to assign one.</summary>
internal sealed class OfferCase(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择最后一天"), Display(Name = "到哪一天为止")] public DateOnly? Until { get; set; }
        [Required, StringLength(300), Display(Name = "接单以前律师看到的案情")] public string About { get; set; } = "";

        /// <summary>Empty: lawyers of all firms.</summary>
        [Display(Name = "派给哪些律师事务所")] public List<Guid>? Firms { get; set; }
        [StringLength(500), Display(Name = "为什么不能按申请人的意愿")] public string? WishRefused { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Offer(form.Until!.Value, form.About, form.Firms ?? [], form.WishRefused, by);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The officer takes a case back that no lawyer has taken yet.</summary>
internal sealed class WithdrawOffer(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "为什么撤回")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.WithdrawOffer(form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
