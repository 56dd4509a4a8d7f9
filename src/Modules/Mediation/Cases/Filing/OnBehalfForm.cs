using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>The dense form of staff who file for somebody; no answer stands there that was not given.</summary>
internal sealed class OnBehalfForm : Behalf, IValidatableObject
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    [Required, StringLength(50), RealName, Display(Name = "申请人姓名")] public string? Name { get; set; }
    [Mobile, Display(Name = "申请人手机号")] public string? ForPhone { get; set; }
    [Required(ErrorMessage = "请选择怎么来的"), StringLength(20), Display(Name = "怎么来的")] public string Channel { get; set; } = "";
    [Required(ErrorMessage = "请选择发生的地方"), Display(Name = "发生的地方")] public string Place { get; set; } = "";
    [Required, StringLength(5000), Display(Name = "发生了什么")] public string Facts { get; set; } = "";
    [Required, StringLength(60), Display(Name = "对方的姓名或单位名称")] public string OtherName { get; set; } = "";
    [Required(ErrorMessage = "请选择对方是个人还是单位"), Display(Name = "对方是个人还是单位")] public PartyKind? OtherKind { get; set; }
    [Phone, Display(Name = "对方的手机号")] public string? OtherPhone { get; set => field = value?.AsCode(); }
    [Required, StringLength(1000), Display(Name = "想怎么解决")] public string Wanted { get; set; } = "";
    [Required(ErrorMessage = "请选择现在有没有人会受伤"), Display(Name = "现在有没有人会受伤？")] public bool? Danger { get; set; }
    [Display(Name = "不要给申请人的手机发消息（别人会看他的手机）")] public bool Silent { get; set; }
    [Display(Name = "申请人说可以用以前填过、核验过的资料")] public bool KnownAgrees { get; set; }
    [Display(Name = "权利义务告知书已读给当事人听，当事人明白")] public bool RightsRead { get; set; }
    [Required(ErrorMessage = "请选择这件事有没有在别处处理"), Display(Name = "这件事有没有在别处处理")] public Exclusion? Exclusion { get; set; }
    [Display(Name = "委托书、户口簿等证明")] public IFormFile? Mandate { get; set; }
    [Display(Name = "照片")] public IReadOnlyList<IFormFile>? Photos { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (Exclusion is { } elsewhere && FileApplication.Route(elsewhere) is { } route) yield return new(route.TrimEnd('。'), [nameof(Exclusion)]);
    }
}
