using System.ComponentModel.DataAnnotations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>A person's messages, for the own copy of all data.</summary>
internal sealed class OwnNotices(AppDb db) : IPersonalData
{
    private sealed record Line([property: Display(Name = "时间")] DateTime At, [property: Display(Name = "标题")] string Title, [property: Display(Name = "内容")] string Text, [property: Display(Name = "读到的时间")] DateTime? ReadAt);

    public async Task<IEnumerable<(string File, object Data)>> Export(Guid person, CancellationToken cancel) =>
        [("消息", await db.Notices.AsNoTracking().Where(n => n.To == person).OrderBy(n => n.At).Select(n => new Line(n.At, n.Title, n.Text, n.ReadAt)).ToListAsync(cancel))];
}
