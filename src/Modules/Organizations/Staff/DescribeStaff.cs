using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Fashu.Organizations;

/// <summary>Name, phone and roster data of somebody are brought up to date.</summary>
internal sealed class DescribeStaff(AppDb db, StaffDirectory directory, StaffPhones phones, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        public Guid Staff { get; set; }
        [Display(Name = "姓名"), Required, StringLength(60)] public string Name { get; set; } = "";

        /// <summary>Empty keeps the number: the page shows it masked only.</summary>
        [Display(Name = "手机号"), StringLength(20)] public string? Phone { get; set; }
        [Display(Name = "擅长的纠纷"), StringLength(200)] public string? Skills { get; set; }
        [Display(Name = "最多同时办理（件）"), Range(1, 999)] public int? MaxLoad { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        directory.DemandManaged(form.Staff, by);
        if (!PersonName.TryRead(form.Name, out var name, out var error)) throw new RuleBroken(error) { Field = nameof(Form.Name) };
        var staff = await db.Staff.SingleAsync(s => s.Id == form.Staff, cancel);
        var phone = phones.Read(form.Phone) ?? staff.Phone;
        // The link to a new password goes to this phone.
        if (phone != staff.Phone) directory.DemandOutranked(staff.Id, by);
        staff.Describe(name.Text, phone, form.Skills, form.MaxLoad);
        db.Audit(by, "修改人员", "人员管理", person: staff.Id, detail: staff.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}

/// <summary>Reads phone numbers of staff; the never-issued range is for the demo.</summary>
internal sealed class StaffPhones(IConfiguration configuration)
{
    public string? Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? null
        : MobileNumber.TryRead(typed, configuration.GetValue<bool>("Demo"), out var number, out var error) ? number.Text : throw new RuleBroken(error) { Field = "Phone" };
}
