using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>One of many goes or dies; the others go on.</summary>
internal sealed class LeaveGroup(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Person { get; set; }
        [Required(ErrorMessage = "请选择为什么退出"), Display(Name = "为什么退出")] public AidLeaving? Why { get; set; }
        [Required, StringLength(500), Display(Name = "说明")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Leave(form.Person, form.Why!.Value, form.Reason, by);
        matter.BeginSupplement(by.At.CityDay(), by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
