using Fashu.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fashu.Matters;

/// <summary>The quality officer reads the number to ring up, while the call is to be made; who, what and why is written down (PIPL 51).</summary>
internal sealed class RevealCalled(AppDb db, RecordCall calls)
{
    public async Task<RazorComponentResult<RevealedValue>> Handle(Guid id, string field, string purpose, Actor by, CancellationToken cancel)
    {
        var (call, matter, party, whyNot) = await calls.Open(id, by, cancel);
        if (field != $"phone-{id}") throw new Missing("这项信息");
        if (string.IsNullOrWhiteSpace(purpose)) throw new RuleBroken("请选择查看的目的。");
        if (whyNot is not null) throw new RuleBroken($"不能打这个电话：{whyNot}。");
        if (call.EndedAt is not null) throw new RuleBroken("这次回访已经登记过了，不再需要号码。");
        db.Audit(by, "查看手机号", purpose, matter.Id, party!.PersonId, party.Name);
        await db.SaveChangesAsync(cancel);
        return new(new { Id = field, Value = party.Phone });
    }
}
