using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>The applicant corrects what was written; the earlier text stays in the history.</summary>
internal sealed class CorrectCase(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(5000), Display(Name = "发生了什么")] public string Facts { get; set; } = "";
        [Required, StringLength(1000), Display(Name = "您想怎么解决")] public string Wanted { get; set; } = "";
        [Phone, Display(Name = "对方的手机号")] public string? OtherPhone { get; set => field = value?.AsCode(); }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        matter.Correct(form.Facts, form.Wanted, by);
        if (form.OtherPhone is { Length: > 0 } phone) matter.Reach(matter.Respondent, phone);
        await db.SaveChangesAsync(cancel);
    }
}
