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

        /// <summary>Only where aid was got by deceit: what it has cost, and the fine proposed to the department (LAL 64).</summary>
        [Amount, Display(Name = "已实施援助的费用（元）")] public long? Costs { get; set; }
        [Amount, Display(Name = "建议罚款（元）")] public long? Fine { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Terminate(form.Ground!.Value, form.Reason, by);
        if (form.Costs is not null || form.Fine is not null) matter.ProposePenalty(form.Costs ?? 0, form.Fine ?? 0, by);
        await db.SaveChangesAsync(cancel);
    }
}
