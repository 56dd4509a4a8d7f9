using Fashu.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fashu.Mediation;

/// <summary>An officer reads a party's phone or ID number in full; who, what and why is written down (PIPL 51).</summary>
internal sealed class RevealParty(AppDb db)
{
    public async Task<RazorComponentResult<RevealedValue>> Handle(Guid id, string field, string purpose, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var phone = field.StartsWith("phone-", StringComparison.Ordinal);
        var party = matter.Parties.FirstOrDefault(p => field.EndsWith(p.Id.ToString(), StringComparison.Ordinal)) ?? throw new Missing("这个人");
        if (string.IsNullOrWhiteSpace(purpose)) throw new RuleBroken("请选择查看的目的。");
        var value = (phone ? party.Phone : party.IdNumber) ?? throw new Missing("这项信息");
        db.Audit(by, phone ? "查看手机号" : "查看身份证号", purpose, id, party.PersonId, party.Name);
        await db.SaveChangesAsync(cancel);
        return new(new { Id = field, Value = value });
    }
}
