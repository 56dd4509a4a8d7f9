using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The subsidy is paid, free of tax (LAL 52).</summary>
internal sealed class PaySubsidy(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, Amount, Display(Name = "补贴金额（元）")] public long? Amount { get; set; }
        [Required, StringLength(200), Display(Name = "按哪项标准")] public string Basis { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Pay(form.Amount!.Value, form.Basis, by);
        await db.SaveChangesAsync(cancel);
    }
}
