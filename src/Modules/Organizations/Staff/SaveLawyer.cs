using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>An officer enters the licence and experience of a lawyer, or brings them up to date.</summary>
internal sealed class SaveLawyer(AppDb db, StaffDirectory directory, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Staff { get; set; }
        [Display(Name = "律师执业证号"), Required, StringLength(40)] public string LicenceNo { get; set; } = "";
        [Display(Name = "首次执业日期"), Required] public DateOnly PractisingSince { get; set; }
        [Display(Name = "从哪天开始办理刑事辩护")] public DateOnly? CriminalSince { get; set; }
        [Display(Name = "擅长的案件"), StringLength(200)] public string? Fields { get; set; }
        [Display(Name = "最多同时办理援助案件（件）"), Required, Range(LawyerProfile.LeastOpen, LawyerProfile.LargestOpen)] public int MostOpen { get; set; } = LawyerProfile.UsualMostOpen;
        [Display(Name = "接新的援助案件")] public bool Taking { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        directory.DemandManaged(form.Staff, by);
        var (today, staff) = (by.At.CityDay(), directory.Roster.Staff[form.Staff]);
        if (!directory.IsLawyer(staff.Id, today)) throw new RuleBroken($"{staff.Name}不是法援律师，请先增加这个岗位。");
        var known = await db.Lawyers.SingleOrDefaultAsync(l => l.Id == staff.Id, cancel);
        if (known is null) db.Add(known = LawyerProfile.Enter(staff.Id, form.LicenceNo, form.PractisingSince, form.CriminalSince, today));
        else known.Certify(form.LicenceNo, form.PractisingSince, form.CriminalSince, today);
        known.Offer(form.Taking, form.MostOpen, form.Fields);
        db.Audit(by, "登记律师执业信息", "人员管理", person: staff.Id, detail: $"{staff.Name} {known.LicenceNo}");
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
