using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>The dense form of staff who apply for somebody; no answer stands there that was not given.</summary>
internal sealed class AidFileForm : AidWhoForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    [Required(ErrorMessage = "请选择怎么来的"), StringLength(20), Display(Name = "怎么来的")] public string Channel { get; set; } = "";
    [Display(Name = "哪天上门的")] public DateOnly? VisitedOn { get; set; }
    [StringLength(100), Display(Name = "在哪里走访的")] public string? VisitedAt { get; set; }
    [IdNumber, Display(Name = "需要援助的人的身份证号")] public string? IdNumber { get; set; }
    [Display(Name = "不要给申请人的手机发消息（别人会看他的手机）")] public bool Silent { get; set; }
    [Display(Name = "申请人说可以用以前填过、核验过的资料")] public bool KnownAgrees { get; set; }
    [StringLength(200), Display(Name = "现在住在哪里")] public string? Address { get; set; }
    [Mobile, Display(Name = "手机号")] public string? ForPhone { get; set; }
    [Required, StringLength(5000), Display(Name = "事情的经过")] public string Facts { get; set; } = "";
    [Required, StringLength(1000), Display(Name = "想要什么结果")] public string Wanted { get; set; } = "";
    [Amount, Display(Name = "要多少钱（元）")] public long? Claim { get; set; }
    [Required, StringLength(60), Display(Name = "对方的姓名或单位名称")] public string OtherName { get; set; } = "";
    [Required(ErrorMessage = "请选择对方是个人还是单位"), Display(Name = "对方是个人还是单位")] public bool? OtherIsFirm { get; set; }
    [Phone, Display(Name = "对方电话")] public string? OtherPhone { get; set => field = value?.AsCode(); }
    [NotPast, Display(Name = "起诉、仲裁、复议的最后一天")] public DateOnly? LimitDay { get; set; }
    [Display(Name = "不知道最后一天的，发生了什么")] public LimitEvent? LimitEvent { get; set; }
    [Display(Name = "发生在哪一天")] public DateOnly? LimitEventOn { get; set; }
    [Display(Name = "对方正在转移财产，或者证据马上会没有")] public bool NeedsPreservation { get; set; }
    [Display(Name = "申请人承诺家庭经济状况属实，不属实的后果已经讲清")] public bool Pledged { get; set; }
    [Display(Name = "身份证、户口簿")] public IReadOnlyList<IFormFile>? Identity { get; set; }
    [Display(Name = "其他材料")] public IReadOnlyList<IFormFile>? Papers { get; set; }

    [Display(Name = "谁转来的（被关押的人申请）")] public PassedOnBy? PassedOnBy { get; set; }
    [Display(Name = "本人哪天提出的")] public DateOnly? AskedOn { get; set; }
    [Display(Name = "几点提出的")] public TimeOnly? AskedTime { get; set; }

    internal ApplyForAid.Form Application(Circumstances known, Means? asks, Guid? person = null) => new()
    {
        Id = Id,
        Known = known,
        KnownPerson = person,
        KnownAgrees = KnownAgrees,
        Silent = Silent,
        Place = Place,
        Channel = Channel,
        VisitedOn = VisitedOn,
        VisitedAt = Said(VisitedAt),
        Name = Name,
        IdNumber = Said(IdNumber),
        Address = Said(Address),
        ForPhone = Said(ForPhone),
        Speaker = Speaker!.Value,
        SpeakerName = Said(SpeakerName),
        SpeakerBasis = Said(SpeakerBasis),
        Facts = Facts,
        Wanted = Wanted,
        Claim = Claim,
        OtherName = OtherName,
        OtherIsFirm = OtherIsFirm == true,
        OtherPhone = Said(OtherPhone),
        LimitDay = LimitDay,
        PassedOnBy = PassedOnBy,
        AskedOn = AskedOn,
        AskedTime = AskedTime,
        LimitEvent = LimitEvent,
        LimitEventOn = LimitEventOn,
        NeedsPreservation = NeedsPreservation,
        Pledged = Pledged && asks == Means.Hardship,
    };

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
