using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>What one person said as a party, for the person's own copy; nothing of the other side.</summary>
internal sealed class MediationPersonalData(AppDb db) : IPersonalData
{
    private sealed record Line([property: Display(Name = "编号")] string? Number, [property: Display(Name = "身份")] string Side, [property: Display(Name = "姓名")] string Name,
        [property: Display(Name = "手机号")] string? Phone, [property: Display(Name = "身份证号码")] string? IdNumber, [property: Display(Name = "住址")] string? Address,
        [property: Display(Name = "代理人")] string? Agent, [property: Display(Name = "您的说法")] string? Statement,
        [property: Display(Name = "读过权利义务告知书")] DateTime? RightsReadAt, [property: Display(Name = "同意调解")] DateTime? ConsentedAt, [property: Display(Name = "不同意调解")] DateTime? RefusedAt);

    public async Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel)
    {
        var cases = await db.MediationCases.AsNoTracking().Where(c => c.Parties.Any(p => p.PersonId == person)).OrderBy(c => c.FiledAt).ToListAsync(cancel);
        return
        [
            ("人民调解", cases.SelectMany(c => c.Parties.Where(p => p.PersonId == person), (c, p) =>
                new Line(c.Number, p.Side.Title(), p.Name, p.Phone, p.IdNumber, p.Address, p.Agent, p.Statement, p.RightsReadAt, p.ConsentedAt, p.RefusedAt)).ToList()),
        ];
    }
}
