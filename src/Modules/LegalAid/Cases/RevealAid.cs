using Fashu.Organizations;
using Fashu.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fashu.LegalAid;

/// <summary>The lawyer or an officer of the institution reads a person's phone or ID number in full; who, what and why is written down (PIPL 51).</summary>
internal sealed class RevealAid(AppDb db, IOrganizations organizations)
{
    public async Task<RazorComponentResult<RevealedValue>> Handle(Guid id, string field, string purpose, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (string.IsNullOrWhiteSpace(purpose)) throw new RuleBroken("请选择查看的目的。");
        var person = matter.Persons.FirstOrDefault(p => field.EndsWith(p.Id.ToString(), StringComparison.Ordinal));
        var phone = field.StartsWith("phone-", StringComparison.Ordinal);
        if (person is null && field != "phone-other") throw new Missing("这个人");
        if (!await IsOpenTo(matter, by, cancel))
        {
            db.Audit(by, "查看被拒绝：不是承办人", purpose, id, person?.PersonId, person?.Name ?? matter.OtherName);
            await db.SaveChangesAsync(cancel);
            throw new RuleBroken("这件事不由您承办，不能查看完整的号码。需要联系当事人的，请通过承办人。");
        }
        var value = (person is null ? matter.OtherPhone : phone ? person.Phone : person.IdNumber) ?? throw new Missing("这项信息");
        db.Audit(by, phone ? "查看手机号" : "查看身份证号", purpose, id, person?.PersonId, person?.Name ?? matter.OtherName);
        await db.SaveChangesAsync(cancel);
        return new(new { Id = field, Value = value });
    }

    private async Task<bool> IsOpenTo(AidCase matter, Actor by, CancellationToken cancel) => matter.Handler == by.Id || by.May("people.reveal", matter.Place)
        || (matter.Office is { } office && (await organizations.Staff(by.Id, cancel))?.Posts.Any(p => p.Organization == office) == true);
}
