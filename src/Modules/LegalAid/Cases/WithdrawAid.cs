using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The applicant takes the application back.</summary>
internal sealed class WithdrawAid(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Id of whoever goes, where one account speaks for several of many.</summary>
        [Display(Name = "谁退出")] public string? Person { get; set; }
        [Required, StringLength(500), Display(Name = "撤回的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        // one of many takes back his own alone, the others go on
        if (by.Kind == ActorKind.Citizen && matter.Present.Count() > 1) matter.Leave(matter.OneOf(by, form.Person, "请选择谁退出。").Id, AidLeaving.Withdrew, form.Reason, by);
        else matter.Withdraw(form.Reason, by);
        matter.BeginSupplement(by.At.CityDay(), by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
