using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A lawyer on duty writes down whom he helped and with what; the first talk of a day at a place opens the shift (LAL 14, 30).</summary>
internal sealed class RecordTalk(AppDb db, ApplyForAid applying, IOrganizations organizations)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择在哪个县（市、区）值班"), Display(Name = "在哪个县（市、区）")] public string Place { get; set; } = "";
        [Required(ErrorMessage = "请选择在哪种场所"), Display(Name = "在哪种场所")] public DutySite? Site { get; set; }
        [Required, StringLength(60), Display(Name = "场所名称")] public string SiteName { get; set; } = "";
        [Required, Display(Name = "哪一天")] public DateOnly? Day { get; set; }
        [Required, Display(Name = "从几点")] public TimeOnly? From { get; set; }
        [Required, Display(Name = "到几点")] public TimeOnly? Until { get; set; }
        [Required, StringLength(60), RealName, Display(Name = "接受帮助的人的姓名")] public string Name { get; set; } = "";
        [Required, StringLength(60), Display(Name = "涉嫌的罪名")] public string Charge { get; set; } = "";
        [Required(ErrorMessage = "请选择阶段"), Display(Name = "阶段")] public CriminalStage? Stage { get; set; }
        [Display(Name = "他没有辩护人：没有自己委托，法律援助机构也没有指派")] public bool NoDefender { get; set; }
        [Display(Name = "给了哪些帮助")] public List<DutyHelp> Helps { get; set; } = [];
        [Required, StringLength(DutyTalk.TextLength), Display(Name = "问了什么，怎样答复的")] public string Said { get; set; } = "";
        [StringLength(DutyTalk.TextLength), Display(Name = "对案件处理的意见")] public string? Opinion { get; set; }
        [StringLength(DutyTalk.TextLength), Display(Name = "具结书和签署的情况")] public string? Plea { get; set; }
        [Display(Name = "他请我转交法律援助申请")] public bool WantsAid { get; set; }

        internal DutyNote Note => new(Day!.Value.StartsAt() + From!.Value.ToTimeSpan(), Day.Value.StartsAt() + Until!.Value.ToTimeSpan(), Name, Charge, Stage!.Value, Helps, Said, Opinion, Plea, WantsAid);
    }

    /// <returns>The shift.</returns>
    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        if (!by.May(AidPermissions.Duty, form.Place)) throw new RuleBroken("您不在这个地方值班。") { Field = nameof(form.Place) };
        if (form.Day!.Value.Year < 2000) throw new RuleBroken("日子不对，请核对年份。") { Field = nameof(form.Day) };
        if (form.Day > by.At.CityDay()) throw new RuleBroken("日子不能晚于今天。") { Field = nameof(form.Day) };
        // a defender does all of it and more; the lawyer on duty stands in where there is none
        if (!form.NoDefender) throw new RuleBroken("值班律师帮助没有辩护人的人；有辩护人的，由辩护人办（法律援助法第30条）。") { Field = nameof(form.NoDefender) };
        var centre = await applying.CentreOf(form.Place, cancel);
        var lawyer = await organizations.Lawyer(by.Id, cancel) ?? throw new RuleBroken(HandingOut.NoLawyer);
        var (day, site, name) = (form.Day.Value, form.Site!.Value, form.SiteName.Trim());
        var shift = await db.DutyShifts.SingleOrDefaultAsync(s => s.Lawyer == by.Id && s.Day == day && s.Place == form.Place && s.Site == site && s.SiteName == name, cancel);
        if (shift is null) db.Add(shift = DutyShift.Begin(form.Place, centre.Id, lawyer.Card.FirmName, day, site, name, by));
        shift.Record(form.Note, by);
        db.Audit(by, "记值班", "法律援助", shift.Id, detail: form.Name.Trim());
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { throw new Overtaken(); } // another talk opened the shift at this moment
        return shift.Id;
    }
}
