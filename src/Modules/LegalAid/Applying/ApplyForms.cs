using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.LegalAid;

/// <summary>Page 1: who needs aid, who asks for it, where it is dealt with.</summary>
internal class AidWhoForm
{
    [Required(ErrorMessage = "请选择谁需要援助"), Display(Name = "谁需要援助？")] public AidSpeaker? Speaker { get; set; }
    [Required(ErrorMessage = "请填写需要援助的人的姓名"), StringLength(60), RealName, Display(Name = "需要援助的人的姓名")] public string Name { get; set; } = "";
    [ForOthers("请填写您自己的姓名"), StringLength(60), RealName, Display(Name = "您自己的姓名")] public string? SpeakerName { get; set; }
    [ForOthers("请写明您和他（她）的关系"), StringLength(200), Display(Name = "您和他（她）的关系")] public string? SpeakerBasis { get; set; }
    [Required(ErrorMessage = "请选择在哪个县（市、区）办"), Display(Name = "在哪个县（市、区）办")] public string Place { get; set; } = "";
}

/// <summary>Page 2: what happened, what is wanted, and what shows it.</summary>
internal sealed class AidWhatForm
{
    [AskedUnlessRemoving("请写一写事情的经过"), StringLength(5000), Display(Name = "事情的经过")] public string? Facts { get; set; }
    [AskedUnlessRemoving("请写一写想要什么结果"), StringLength(1000), Display(Name = "想要什么结果")] public string? Wanted { get; set; }
    [Amount, Display(Name = "要多少钱（元）")] public long? Claim { get; set; }
    [Display(Name = "照片、材料")] public IReadOnlyList<IFormFile>? Papers { get; set; }
    public Guid? Remove { get; set; }
}

/// <summary>Page 3: the other side, and how much time there is.</summary>
internal sealed class AidOtherForm
{
    [Required(ErrorMessage = "请写一写对方是谁"), StringLength(60), Display(Name = "对方的姓名或单位名称")] public string Name { get; set; } = "";
    [Required(ErrorMessage = "请选择对方是个人还是单位"), Display(Name = "对方是个人还是单位")] public bool? IsFirm { get; set; }
    [Phone, Display(Name = "对方电话")] public string? Phone { get; set => field = value?.AsCode(); }
    [NotPast, Display(Name = "起诉、仲裁、复议的最后一天")] public DateOnly? LimitDay { get; set; }
    [Display(Name = "不知道最后一天的，发生了什么")] public LimitEvent? LimitEvent { get; set; }
    [Display(Name = "发生在哪一天")] public DateOnly? LimitEventOn { get; set; }
    [Display(Name = "对方正在转移财产，或者证据马上会没有")] public bool NeedsPreservation { get; set; }
}

/// <summary>Page 4, where the result rests on means: the pledge in place of proof, or the proof of who somebody is.</summary>
internal sealed class AidMeansForm : IValidatableObject
{
    public bool AsksPledge { get; set; }
    [Display(Name = "怎么说明家里经济困难？")] public bool? Pledged { get; set; }
    [Display(Name = "身份证或者户口簿的照片")] public IReadOnlyList<IFormFile>? Identity { get; set; }
    [Display(Name = "其他材料")] public IReadOnlyList<IFormFile>? Papers { get; set; }
    public Guid? Remove { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (AsksPledge && Pledged is null && Remove is null) yield return new("请选一项", [nameof(Pledged)]);
    }
}

/// <summary>The last page: what only who is signed in is asked.</summary>
internal sealed class AidConfirmForm
{
    public Guid Id { get; set; }
    [IdNumber, Display(Name = "需要援助的人的身份证号")] public string? IdNumber { get; set; }
    [Display(Name = "单独同意使用身份证号")] public bool Agree { get; set; }
    [Display(Name = "这次也用这些资料")] public bool Reuse { get; set; }
    [Display(Name = "想请哪位律师")] public string? Lawyer { get; set; }
    [Display(Name = "不要给我的手机发消息，我登录以后看")] public bool Silent { get; set; }
    [StringLength(200), Display(Name = "需要援助的人现在住在哪里")] public string? Address { get; set; }
}

/// <summary>Demanded of who applies for somebody else; an attribute, so that everything missing is complained of at once.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ForOthersAttribute(string sentence) : ValidationAttribute
{
    public override bool RequiresValidationContext => true;

    protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
        string.IsNullOrWhiteSpace(value as string) && context.ObjectInstance is AidWhoForm { Speaker: not (null or AidSpeaker.Self) } ? new(sentence, [context.MemberName!]) : null;
}

/// <summary>Demanded, but not of who only takes a file away.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AskedUnlessRemovingAttribute(string sentence) : ValidationAttribute
{
    public override bool RequiresValidationContext => true;

    protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
        string.IsNullOrWhiteSpace(value as string) && context.ObjectInstance is AidWhatForm { Remove: null } ? new(sentence, [context.MemberName!]) : null;
}

/// <summary>Today or later.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotPastAttribute : ValidationAttribute
{
    public override bool RequiresValidationContext => true;

    protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
        value is DateOnly day && day < context.GetRequiredService<TimeProvider>().Today() ? new("这一天已经过去。过了最后一天的不填，请到窗口说明原因", [context.MemberName!]) : null;
}
