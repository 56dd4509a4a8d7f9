using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The head, or the department where it concerns the head, says whether an officer stands aside.</summary>
internal sealed class DecideRecusal(AppDb db, FindOfficers officers)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择是否回避"), Display(Name = "是否回避")] public bool? Grant { get; set; }

        /// <summary>Id of the staff; asked only where nobody could name him.</summary>
        [StringLength(36), Display(Name = "是哪一位工作人员")] public string? Officer { get; set; }
        [Required, StringLength(1000), Display(Name = "理由（谁提出的谁看到）")] public string Answer { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var found = string.IsNullOrEmpty(form.Officer) || matter.OpenRecusal is not { OfficerId: null } ? null
            : (await officers.Of(matter, cancel)).FirstOrDefault(o => o.Value == form.Officer) ?? throw new RuleBroken("请从名单里选。") { Field = nameof(form.Officer) };
        matter.DecideRecusal(form.Grant!.Value, found, form.Answer, by);
        await db.SaveChangesAsync(cancel);
    }
}
