using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Finds matters by number, by a party's name or full phone number, or by words of the title (of the last three months).</summary>
internal sealed class SearchMatters(AppDb db, Vault vault)
{
    public const int Longest = 60;
    private const int Most = 50;
    private const string Last = "\U0010FFFF"; // sorts after every sign
    private static readonly TimeSpan titles = TimeSpan.FromDays(92);

    public sealed record Hit(Guid Id, string Kind, string? Number, string Title, string Place, string? Handler, Badge Badge, DateTime FiledAt, string How);

    public sealed record Answer(IReadOnlyList<Hit> Hits, string? Note);

    public async Task<Answer> Handle(string? words, Actor by, CancellationToken cancel)
    {
        var text = (words ?? "").Narrow().Trim();
        if (text.Length == 0) return new([], null);
        if (text.Length > Longest || text.EnumerateRunes().Any(r => r == System.Text.Rune.ReplacementChar || System.Text.Rune.IsControl(r))) return new([], $"请输入不超过{Longest}个字。");
        if (MobileNumber.TryRead(text, false, out var phone, out _) || MobileNumber.TryRead(text, true, out phone, out _)) return await ByPhone(phone.Text, by, cancel);
        var seen = db.Matters.AsNoTracking().SeenBy(by);
        var byNumber = await Take(seen.Numbered(text), "编号", cancel);
        if (byNumber.Count > 0) return new(byNumber, null);
        if (text.EnumerateRunes().Count() < 2) return new([], "请至少输入两个字。");
        var byName = await Take(Named(seen, text), "当事人", cancel);
        var since = by.At - titles;
        var byTitle = byName.Count >= Most ? [] : await Take(seen.Where(m => m.FiledAt >= since && m.Title.Contains(text)), "事由", cancel);
        return new([.. byName.Concat(byTitle).DistinctBy(h => h.Id).Take(Most)], "事由只查最近三个月的；编号和姓名查全部。");
    }

    private async Task<Answer> ByPhone(string phone, Actor by, CancellationToken cancel)
    {
        if (!by.MaySomewhere(MattersPermissions.SearchPhone.Key)) return new([], "您没有按手机号查找的权限，请用编号或姓名查找。");
        var index = vault.Blind(phone, "phone");
        var ids = await db.Participants.Where(p => p.PhoneIndex == index).Select(p => p.MatterId).Distinct().Take(500).ToListAsync(cancel);
        var hits = await Take(db.Matters.AsNoTracking().SeenBy(by).Where(m => ids.Contains(m.Id)), "手机号", cancel);
        hits.RemoveAll(h => !by.May(MattersPermissions.SearchPhone, h.Place));
        db.Audit(by, "按手机号查找", "查找事项", detail: $"{phone.MaskPhone()}，找到{hits.Count}件");
        await db.SaveChangesAsync(cancel);
        return new(hits, "按手机号的查找已留痕。");
    }

    private IQueryable<MatterRow> Named(IQueryable<MatterRow> seen, string name)
    {
        var end = name + Last;
        var matters = db.Participants.Where(p => p.Name.CompareTo(name) >= 0 && p.Name.CompareTo(end) < 0).Select(p => p.MatterId);
        return seen.Where(m => matters.Contains(m.Id));
    }

    private static async Task<List<Hit>> Take(IQueryable<MatterRow> rows, string how, CancellationToken cancel) =>
        [.. (await rows.OrderByDescending(m => m.FiledAt).Take(Most).ToListAsync(cancel))
            .Select(m => new Hit(m.Id, m.Kind, m.Number, m.Title, m.Place, m.HandlerName, new(m.Colour, m.Word, m.NextActor, m.DueSince, m.DueAt), m.FiledAt, how))];
}
