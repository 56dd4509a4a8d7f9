using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>The other side's answer with own evidence.</summary>
internal sealed class AnswerForm : AnswerInvitation.Form
{
    [Display(Name = "照片或文件")] public IReadOnlyList<IFormFile>? Files { get; set; }
    [Display(Name = "委托书、户口簿等证明")] public IFormFile? Mandate { get; set; }
    [Display(Name = "这些材料让对方也能看到")] public bool Shown { get; set; }
}
