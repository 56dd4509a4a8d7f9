using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A notice of police, procuratorate or court is taken in: no hardship test, three days from its receipt (LAL 36).</summary>
internal sealed class FileNotice(AppDb db, ApplyForAid applying, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Id of the new case, chosen by the caller: sent twice with one id it is taken in once.</summary>
        public Guid Id { get; set; } = Guid.CreateVersion7();
        [Required(ErrorMessage = "请选择在哪个县（市、区）办"), Display(Name = "在哪个县（市、区）办")] public string Place { get; set; } = "";
        [Required(ErrorMessage = "请选择哪个机关"), Display(Name = "哪个机关")] public NoticeOrgan? Organ { get; set; }
        [Required, StringLength(60), Display(Name = "单位名称")] public string OrganName { get; set; } = "";
        [Required, StringLength(60), Display(Name = "通知书文号")] public string Number { get; set; } = "";
        [Required(ErrorMessage = "请选择阶段"), Display(Name = "阶段")] public CriminalStage? Stage { get; set; }

        /// <summary>Empty: the organ may, but need not, give notice (LAL 25(2)).</summary>
        [Display(Name = "必须有辩护人的情形")] public List<MustHaveCounsel> Grounds { get; set; } = [];
        [Required, StringLength(60), RealName, Display(Name = "被告人（嫌疑人）姓名")] public string Name { get; set; } = "";
        [IdNumber, Display(Name = "身份证号")] public string? IdNumber { get; set; }
        [Required, StringLength(60), Display(Name = "涉嫌的罪名")] public string Charge { get; set; } = "";
        [StringLength(60), Display(Name = "羁押在哪里")] public string? Held { get; set; }
        [Required, Display(Name = "哪天收到")] public DateOnly? Received { get; set; }
        /// <summary>When the organ found that nobody defends; it has three days from then (LAL 36).</summary>
        [Display(Name = "办案机关哪天发现没有辩护人")] public DateOnly? Found { get; set; }
        [StringLength(20), Display(Name = "怎么来的")] public string Channel { get; set; } = "通知";
    }

    public async Task<Guid> Handle(Form form, Actor by, CancellationToken cancel)
    {
        db.Add(await Take(form, by, cancel));
        db.Audit(by, "登记办案机关通知", "法律援助", form.Id);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _))
        {
            db.ChangeTracker.Clear();
            if (!await db.AidCases.AnyAsync(c => c.Id == form.Id, cancel)) throw Known(form);
            await db.Open<AidCase>(form.Id, by, cancel); // sent twice: the first one stands, if it is in this officer's reach
        }
        return form.Id;
    }

    /// <summary>The case of a notice, not yet in the database.</summary>
    public async Task<AidCase> Take(Form form, Actor by, CancellationToken cancel)
    {
        if (!by.May(AidPermissions.Examine, form.Place)) throw new RuleBroken("您没有在这个地方登记的权限。") { Field = nameof(form.Place) };
        var centre = await applying.CentreOf(form.Place, cancel);
        var (organ, number, name) = (form.OrganName.Trim(), form.Number.Trim(), form.Name.Trim());
        if (await db.AidCases.AnyAsync(c => c.NoticeFrom == organ && c.NoticeNumber == number && c.Id != form.Id && c.Persons.Any(p => p.Name == name), cancel))
            throw Known(form);
        if (form.Received!.Value.Year < 2000) throw new RuleBroken("收到的日子不对，请核对年份。") { Field = nameof(form.Received) };
        var today = by.At.CityDay();
        // where only the day is known the three days are counted from it; the hour of the day makes no difference
        var received = form.Received!.Value == today ? by.At : form.Received.Value > today ? throw new RuleBroken("收到的日子不能晚于今天。") { Field = nameof(form.Received) } : form.Received.Value.StartsAt();
        var person = AidPerson.Of(Guid.CreateVersion7(), name, null, form.IdNumber, null, null, AidSpeaker.Self, null, null, null);
        if (form.Found > form.Received) throw new RuleBroken("发现的日子不能晚于收到通知的日子。") { Field = nameof(form.Found) };
        var filed = AidCase.Notified(form.Id, form.Place, centre, person, new(form.Organ!.Value, organ, number, form.Stage!.Value, form.Grounds, form.Charge.Trim(), form.Held, received), form.Channel, by, settings);
        if (form.Found is { } found) filed.TrackFiled(OtherTerm.Notify, found.StartsAt(), received, by, settings);
        return filed;
    }

    private static RuleBroken Known(Form form) => new($"{form.OrganName.Trim()}{form.Number.Trim()}里的{form.Name.Trim()}已经登记过。") { Field = nameof(form.Number) };
}
