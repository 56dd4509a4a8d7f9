using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Attachments;

/// <summary>The files a person gave, for the own copy of all data; each opens from its matter.</summary>
internal sealed class OwnFiles(AppDb db) : IPersonalData
{
    private sealed record Line([property: Display(Name = "时间")] DateTime At, [property: Display(Name = "名称")] string Name, [property: Display(Name = "种类")] string Kind,
        [property: Display(Name = "字节")] long Bytes, [property: Display(Name = "SHA-256")] string Sha256, [property: Display(Name = "地址")] string Address);

    public async Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel)
    {
        var parts = db.Participants.Where(p => p.PersonId == person && p.Until == null).Select(p => (Guid?)p.Id);
        var files = await db.StoredFiles.AsNoTracking().Where(f => parts.Contains(f.Party)).OrderBy(f => f.Id).ToListAsync(cancel);
        return [("材料", files.Select(f => new Line(f.AddedAt, f.Name, FileKinds.Titles.GetValueOrDefault(f.Kind, "材料"), f.Bytes, f.Sha256, $"/files/{f.Id}")).ToList())];
    }
}
