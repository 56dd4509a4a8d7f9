using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>What many workers of one employer share, and the sheet of their names.</summary>
internal sealed class AidGroupForm : IValidatableObject
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    [Required(ErrorMessage = "请选择怎么来的"), StringLength(20), Display(Name = "怎么来的")] public string Channel { get; set; } = "";
    [Required(ErrorMessage = "请选择在哪个县（市、区）办"), Display(Name = "在哪个县（市、区）办")] public string Place { get; set; } = "";
    [Required, StringLength(5000), Display(Name = "大家共同的经过")] public string Facts { get; set; } = "";
    [Required, StringLength(1000), Display(Name = "大家共同的请求")] public string Wanted { get; set; } = "";
    [Required, StringLength(60), Display(Name = "对方的姓名或单位名称")] public string OtherName { get; set; } = "";
    [Required(ErrorMessage = "请选择对方是个人还是单位"), Display(Name = "对方是个人还是单位")] public bool? OtherIsFirm { get; set; }
    [Phone, Display(Name = "对方电话")] public string? OtherPhone { get; set => field = string.IsNullOrWhiteSpace(value) ? null : value.AsCode(); }
    [NotPast, Display(Name = "起诉、仲裁、复议的最后一天")] public DateOnly? LimitDay { get; set; }
    [Display(Name = "不知道最后一天的，发生了什么")] public LimitEvent? LimitEvent { get; set; }
    [Display(Name = "发生在哪一天")] public DateOnly? LimitEventOn { get; set; }
    [Display(Name = "对方正在转移财产，或者证据马上会没有")] public bool NeedsPreservation { get; set; }
    [Display(Name = "各人都承诺家庭经济状况属实，不属实的后果已经讲清")] public bool Pledged { get; set; }
    [Display(Name = "名单（xlsx或CSV）")] public IFormFile? File { get; set; }

    /// <summary>The list that was sent before, packed; a new file takes its place.</summary>
    public string? Content { get; set; }

    /// <summary>The rows without fault, the others later.</summary>
    public bool GoodOnly { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (File is null && string.IsNullOrEmpty(Content)) yield return new("请选择名单", [nameof(File)]);
    }

    internal AidClaim ToClaim(Circumstances known, bool pledges, WorkCalendar calendar, DateOnly today)
    {
        var (day, from) = AidLimits.Settle(LimitDay, LimitEvent, LimitEventOn, calendar, today);
        return new(known, Facts, Wanted, OtherName, OtherIsFirm == true, OtherPhone, day, NeedsPreservation, Pledged && pledges, from);
    }
}
