using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>What is typed of one of many.</summary>
[ValidatableType]
public class AidPersonForm
{
    [Required, StringLength(60), RealName, Display(Name = "姓名")] public string Name { get; set; } = "";
    [IdNumber, Display(Name = "身份证号")] public string? IdNumber { get; set; }
    [Mobile, Display(Name = "手机号")] public string? Phone { get; set; }
    [StringLength(200), Display(Name = "现在住在哪里")] public string? Address { get; set; }
    [Amount, Display(Name = "请求金额（元）")] public long? Claim { get; set; }
    [StringLength(200), Display(Name = "请求什么")] public string? ClaimFor { get; set; }
    [StringLength(200), Display(Name = "备注")] public string? Remark { get; set; }

    internal async Task<AidPerson> ToPerson(Guid id, IPeople people, Actor by, CancellationToken cancel)
    {
        PersonName.TryRead(Name, out var name, out _);
        var number = !string.IsNullOrWhiteSpace(IdNumber) && CitizenId.TryRead(IdNumber, by.At.CityDay(), out var read, out _) ? read.Text : null;
        var phone = MobileNumber.TryRead(Phone, sample: false, out var issued, out _) || MobileNumber.TryRead(Phone, sample: true, out issued, out _) ? issued.Text : null;
        Guid? account = phone is null ? null : await people.FindOrAdd(phone, name.Text, by, cancel);
        return AidPerson.Of(id, name.Text, phone, number, Address, account, AidSpeaker.Self, null, null, Claim).With(ClaimFor, Remark, represents: false);
    }
}
