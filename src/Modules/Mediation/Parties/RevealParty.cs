using Fashu.Organizations;
using Fashu.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fashu.Mediation;

/// <summary>An officer reads a party's phone or ID number in full; who, what and why is written down (PIPL 51).</summary>
internal sealed class RevealParty(AppDb db, IOrganizations organizations)
{
    public async Task<RazorComponentResult<RevealedValue>> Handle(Guid id, string field, string purpose, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var phone = field.StartsWith("phone-", StringComparison.Ordinal);
        var party = matter.Parties.FirstOrDefault(p => field.EndsWith(p.Id.ToString(), StringComparison.Ordinal)) ?? throw new Missing("这个人");
        if (string.IsNullOrWhiteSpace(purpose)) throw new RuleBroken("请选择查看的目的。");
        if (!await IsOpenTo(matter, by, cancel))
        {
            db.Audit(by, "查看被拒绝：不是承办人", purpose, id, party.PersonId, party.Name);
            await db.SaveChangesAsync(cancel);
            throw new RuleBroken("这件事不由您承办，不能查看完整的号码。需要联系当事人的，请通过承办人。");
        }
        var value = (phone ? party.Phone : party.IdNumber) ?? throw new Missing("这项信息");
        db.Audit(by, phone ? "查看手机号" : "查看身份证号", purpose, id, party.PersonId, party.Name);
        await db.SaveChangesAsync(cancel);
        return new(new { Id = field, Value = value });
    }

    /// <summary>Who has the case in hand must be able to call: its mediator and the staff of its committee. Others need the permission for the place.</summary>
    public async Task<bool> IsOpenTo(MediationCase matter, Actor by, CancellationToken cancel) => by.May("people.reveal", matter.Place) || await HasInHand(matter, by, cancel);

    /// <summary>The mediator, the staff of the committee, and the house itself while it makes the file.</summary>
    public async Task<bool> HasInHand(MediationCase matter, Actor by, CancellationToken cancel) => by.Kind == ActorKind.System || matter.Handler == by.Id
        || (matter.Office is { } office && (await organizations.Staff(by.Id, cancel))?.Posts.Any(p => p.Organization == office) == true);
}
