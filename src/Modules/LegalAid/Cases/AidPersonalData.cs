using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What one person said in applications for legal aid, for the person's own copy.</summary>
internal sealed class AidPersonalData(AppDb db) : IPersonalData
{
    private sealed record Line([property: Display(Name = "编号")] string? Number, [property: Display(Name = "姓名")] string Name, [property: Display(Name = "手机号")] string? Phone,
        [property: Display(Name = "身份证号码")] string? IdNumber, [property: Display(Name = "住址")] string? Address, [property: Display(Name = "代为申请的人")] string? Speaker,
        [property: Display(Name = "事情的经过")] string Facts, [property: Display(Name = "请求")] string Wanted, [property: Display(Name = "自查的回答")] string Answers);

    public async Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel)
    {
        var cases = await db.AidCases.AsNoTracking().Where(c => c.Persons.Any(p => p.PersonId == person)).OrderBy(c => c.FiledAt).ToListAsync(cancel);
        return
        [
            ("法律援助", cases.SelectMany(c => c.Persons.Where(p => p.PersonId == person), (c, p) =>
                new Line(c.Number, p.Name, p.Phone, p.IdNumber, p.Address, p.SpeakerName, c.Facts, c.Wanted, c.Answers)).ToList()),
        ];
    }
}
