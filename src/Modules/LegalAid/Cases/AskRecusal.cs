using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>An applicant or an officer asks that an officer stand aside; refused, once more.</summary>
internal sealed class AskRecusal(AppDb db, FindOfficers officers, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>One of those <see cref="FindOfficers"/> names for whoever asks.</summary>
        [Required(ErrorMessage = "请选择要谁回避"), StringLength(36), Display(Name = "要谁回避")] public string Officer { get; set; } = "";
        [Required(ErrorMessage = "请写明为什么"), StringLength(1000), Display(Name = "为什么")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var whom = (await officers.For(matter, by, cancel)).FirstOrDefault(o => o.Value == form.Officer) ?? throw new RuleBroken("请选择要谁回避。") { Field = nameof(form.Officer) };
        matter.AskRecusal(whom, form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
