using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>A message in the inbox as its owner sees it.</summary>
public sealed record InboxLine(Guid Id, string Title, string Text, string? Link, DateTime At, bool Unread, bool Overtaken);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record InboxPageOfLines(IReadOnlyList<InboxLine> Lines, int Unread, string? Next);

/// <summary>The person's messages, newest first, a page at a time.</summary>
internal sealed class ReadInbox(AppDb db)
{
    public const int Page = 30;

    /// <param name="before">Where the page before ended.</param>
    public async Task<InboxPageOfLines> Handle(bool onlyUnread, DateTime? before, Actor by, CancellationToken cancel)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.To == by.Id);
        var unread = await mine.CountAsync(n => n.ReadAt == null && n.OvertakenAt == null, cancel);
        if (onlyUnread) mine = mine.Where(n => n.ReadAt == null && n.OvertakenAt == null);
        if (before is { } end) mine = mine.Where(n => n.At < end);
        var lines = await mine.OrderByDescending(n => n.At).Take(Page + 1)
            .Select(n => new InboxLine(n.Id, n.Title, n.Text, n.Link, n.At, n.ReadAt == null && n.OvertakenAt == null, n.OvertakenAt != null)).ToListAsync(cancel);
        if (lines.Count <= Page) return new(lines, unread, null);
        lines.RemoveAt(Page);
        return new(lines, unread, lines[^1].At.Ticks.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What stands in the address, if it is one of our marks.</summary>
    public static DateTime? Mark(string? before) =>
        long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks > DateTime.UnixEpoch.Ticks && ticks < 700_000_000_000_000_000 ? new(ticks, DateTimeKind.Utc) : null;
}
