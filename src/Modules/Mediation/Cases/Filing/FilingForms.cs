using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>Page 1: here or elsewhere, and whether somebody may get hurt.</summary>
internal sealed class StartForm
{
    public string? Code { get; set; }
    [AnsweredWhereScanned, Display(Name = "就发生在这里吗？")] public bool? Here { get; set; }
    [Required(ErrorMessage = "请选择现在有没有人会受伤"), Display(Name = "现在有没有人会受伤？")] public bool? Danger { get; set; }

    // An attribute, so that both questions are complained of at once.
    private sealed class AnsweredWhereScannedAttribute : ValidationAttribute
    {
        public override bool RequiresValidationContext => true;

        protected override ValidationResult? IsValid(object? value, ValidationContext context) =>
            value is null && context.ObjectInstance is StartForm { Code.Length: > 0 } ? new("请选择是不是发生在这里", [nameof(Here)]) : null;
    }
}

/// <summary>Page 1, elsewhere: the grid or the village.</summary>
internal sealed class WhereForm
{
    [Required(ErrorMessage = "请选择一项")] public string Place { get; set; } = "";
}

/// <summary>Page 2: what happened, in words, by voice, in pictures.</summary>
internal sealed class WhatForm : IValidatableObject
{
    [StringLength(5000), Display(Name = "事情的经过")] public string? Facts { get; set; }
    [Display(Name = "录音")] public IFormFile? Voice { get; set; }
    [Display(Name = "照片")] public IReadOnlyList<IFormFile>? Photos { get; set; }
    public bool Heard { get; set; }
    public Guid? Remove { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (string.IsNullOrWhiteSpace(Facts) && Voice is not { Length: > 0 } && !Heard && Remove is null)
            yield return new("请写一写发生了什么，或者录一段话", [nameof(Facts)]);
    }
}

/// <summary>Page 3: the other side.</summary>
internal sealed class WhoForm
{
    [Display(Name = "对方是个人还是单位")] public PartyKind Kind { get; set; }
    [Required(ErrorMessage = "请写一写对方是谁"), StringLength(60), Display(Name = "对方的姓名或单位名称")] public string Name { get; set; } = "";
    [Phone, Display(Name = "对方的手机号")] public string? Phone { get; set => field = value?.AsCode(); }
}

/// <summary>Page 4: what is wanted.</summary>
internal sealed class WantForm
{
    [Required(ErrorMessage = "请写一写您想怎么解决"), StringLength(1000), Display(Name = "希望的结果")] public string Wanted { get; set; } = "";
}

/// <summary>The last page: whether it is before somebody else, and how to call the applicant.</summary>
internal sealed class ConfirmForm : Behalf
{
    public Guid Id { get; set; }
    [Required(ErrorMessage = "请选择这件事有没有在别处处理"), Display(Name = "这件事有没有在别处处理？")] public Exclusion? Exclusion { get; set; }
    [StringLength(50), RealName, Display(Name = "怎么称呼您")] public string? Name { get; set; }
    [Display(Name = "不要给我的手机发消息，我登录以后看")] public bool Silent { get; set; }
    [Display(Name = "这次也用这些资料")] public bool Reuse { get; set; }
    [Display(Name = "我已阅读权利义务告知书")] public bool RightsRead { get; set; }
    [Display(Name = "委托书、户口簿等证明")] public IFormFile? Mandate { get; set; }
}
