using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>A lawyer says whether new legal-aid matters may come, how many at once, and what he is good at.</summary>
internal sealed class OfferAid(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "接新的援助案件")] public bool Taking { get; set; }
        [Display(Name = "最多同时办理援助案件（件）"), Required, Range(LawyerProfile.LeastOpen, LawyerProfile.LargestOpen)] public int MostOpen { get; set; } = LawyerProfile.UsualMostOpen;
        [Display(Name = "擅长的案件"), StringLength(200)] public string? Fields { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var own = await db.Lawyers.SingleOrDefaultAsync(l => l.Id == by.Id, cancel) ?? throw new RuleBroken("您的律师执业证还没有登记，请联系县司法局。");
        own.Offer(form.Taking, form.MostOpen, form.Fields);
        db.Audit(by, "设置接援助案件", "人员管理", person: by.Id, detail: form.Taking ? $"接新案件，最多{own.MostOpen}件" : "暂不接新案件");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
