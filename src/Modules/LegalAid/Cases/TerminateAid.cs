using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Aid ends early, on one of the eight grounds (LAL 48).</summary>
internal sealed class TerminateAid(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择一项情形"), Display(Name = "终止的情形")] public TerminationGround? Ground { get; set; }
        [Required, StringLength(2000), Display(Name = "写给受援人的说明")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Terminate(form.Ground!.Value, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
