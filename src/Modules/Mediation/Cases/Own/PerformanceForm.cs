using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>A party's word about a duty, with a voucher.</summary>
internal sealed class PerformanceForm : ReportPerformance.Form
{
    [Display(Name = "收条、转账记录等凭证")] public IReadOnlyList<IFormFile>? Files { get; set; }
}
