using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>The person's messages, newest first, a page at a time.</summary>
internal sealed class ReadInbox(AppDb db)
{
    public const int Page = 30;

    public sealed record Line(Guid Id, string Title, string Text, string? Link, DateTime At, bool Unread, bool Overtaken);

    public sealed record Answer(IReadOnlyList<Line> Lines, int Unread, string? Next);

    /// <param name="before">Where the page before ended: ticks of the last line's instant.</param>
    public async Task<Answer> Handle(bool onlyUnread, long? before, Actor by, CancellationToken cancel)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.To == by.Id);
        var unread = await mine.CountAsync(n => n.ReadAt == null && n.OvertakenAt == null, cancel);
        if (onlyUnread) mine = mine.Where(n => n.ReadAt == null && n.OvertakenAt == null);
        if (before is >= 0 and <= 3155378975999999999)
        {
            var end = new DateTime(before.Value, DateTimeKind.Utc);
            mine = mine.Where(n => n.At < end);
        }
        var lines = await mine.OrderByDescending(n => n.At).Take(Page)
            .Select(n => new Line(n.Id, n.Title, n.Text, n.Link, n.At, n.ReadAt == null && n.OvertakenAt == null, n.OvertakenAt != null)).ToListAsync(cancel);
        return new(lines, unread, lines.Count == Page ? lines[^1].At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
