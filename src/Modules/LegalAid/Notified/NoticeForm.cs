using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>What a notice says of the person and the criminal case, whoever types it.</summary>
public abstract class NoticeForm
{
    /// <summary>Id of the new case, chosen by the caller: sent twice with one id it is taken in once.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    [Required, StringLength(60), Display(Name = "通知书文号")] public string Number { get; set; } = "";
    [Required(ErrorMessage = "请选择阶段"), Display(Name = "阶段")] public CriminalStage? Stage { get; set; }

    /// <summary>Empty: the organ may, but need not, give notice (LAL 25(2)).</summary>
    [Display(Name = "必须有辩护人的情形")] public List<MustHaveCounsel> Grounds { get; set; } = [];
    [Required, StringLength(60), RealName, Display(Name = "被告人（嫌疑人）姓名")] public string Name { get; set; } = "";
    [IdNumber, Display(Name = "身份证号")] public string? IdNumber { get; set; }
    [Required, StringLength(60), Display(Name = "涉嫌的罪名")] public string Charge { get; set; } = "";
    [StringLength(60), Display(Name = "羁押在哪里")] public string? Held { get; set; }

    /// <summary>When the organ found that nobody defends; it has three days from then (LAL 36).</summary>
    [Display(Name = "办案机关哪天发现没有辩护人")] public DateOnly? Found { get; set; }
}
