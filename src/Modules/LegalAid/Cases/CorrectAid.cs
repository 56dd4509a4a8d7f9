using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>Applicant or officer puts the application right while it is examined; the earlier words stay in the record.</summary>
internal sealed class CorrectAid(AppDb db, FindEarlier earlier, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(5000), Display(Name = "事情的经过")] public string Facts { get; set; } = "";
        [Required, StringLength(1000), Display(Name = "想要什么结果")] public string Wanted { get; set; } = "";
        [Required, StringLength(60), Display(Name = "对方是谁")] public string OtherName { get; set; } = "";
        [Display(Name = "对方是单位")] public bool OtherIsFirm { get; set; }
        [Display(Name = "起诉、仲裁、复议的最后一天")] public DateOnly? LimitDay { get; set; }
        [Display(Name = "不知道最后一天的，发生了什么")] public LimitEvent? LimitEvent { get; set; }
        [Display(Name = "发生在哪一天")] public DateOnly? LimitEventOn { get; set; }
        [Display(Name = "对方正在转移财产，或者证据马上会没有")] public bool NeedsPreservation { get; set; }
        /// <summary>Id of whose sum it is, where one account speaks for several.</summary>
        [Display(Name = "这是谁的金额")] public string? Person { get; set; }
        [Amount, Display(Name = "要多少钱（元）")] public long? Claim { get; set; }
        [IdNumber, Display(Name = "需要援助的人的身份证号")] public string? IdNumber { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        // of many each has his own claim, and staff correct each on his own page
        var who = by.Kind != ActorKind.Citizen ? matter.IsGroup ? null : matter.Applicant : form.Claim is null ? null : matter.OneOf(by, form.Person, "请选择这是谁的金额。");
        // a number is typed by staff from the document alone; a blank field changes nothing
        who?.Describe(by.Kind == ActorKind.Staff && form.IdNumber is { Length: > 0 } number ? number : null, null, form.Claim);
        var screening = Screening.Of(matter.Known, AidTables.On(matter.RulesDay, settings));
        var (last, from) = AidLimits.Settle(form.LimitDay, form.LimitEvent, form.LimitEventOn, settings.Calendar, by.At.CityDay());
        matter.Correct(new(matter.Known, form.Facts, form.Wanted, form.OtherName, form.OtherIsFirm, matter.OtherPhone, last, form.NeedsPreservation, matter.Pledged, from), screening, by);
        await earlier.Look(matter, screening, by.At, cancel); // a number tells who it is
        await db.SaveChangesAsync(cancel);
    }
}
