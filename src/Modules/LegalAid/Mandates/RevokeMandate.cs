using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>An aided person takes the mandate back, or the lawyer writes down that he did (民法典 173, CPL 63).</summary>
internal sealed class RevokeMandate(AppDb db)
{
    /// <summary>What follows, said before and after.</summary>
    public const string Effect = "从撤回起，律师不再代理这个人，不能再替他和解、立案、开庭；同案的其他人不受影响。撤回以前已经办好的，仍然有效。";

    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择谁撤回"), Display(Name = "谁撤回委托")] public Guid? Person { get; set; }
        [Required, StringLength(500), Display(Name = "撤回的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.RevokeMandate(form.Person!.Value, form.Reason, by);
        await db.SaveChangesAsync(cancel);
    }
}
