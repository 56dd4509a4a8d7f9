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
    public async Task<InboxPageOfLines> Handle(bool onlyUnread, InboxMark? before, Actor by, CancellationToken cancel)
    {
        var mine = db.Notices.AsNoTracking().Where(n => n.To == by.Id);
        var unread = await mine.CountAsync(n => n.ReadAt == null && n.OvertakenAt == null, cancel);
        if (onlyUnread) mine = mine.Where(n => n.ReadAt == null && n.OvertakenAt == null);
        // several may be written in one instant: the id says where among them the page ended
        if (before is { At: var at, Id: var id }) mine = mine.Where(n => n.At < at || (n.At == at && n.Id.CompareTo(id) < 0));
        var lines = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Page + 1)
            .Select(n => new InboxLine(n.Id, n.Title, n.Text, n.Link, n.At, n.ReadAt == null && n.OvertakenAt == null, n.OvertakenAt != null)).ToListAsync(cancel);
        if (lines.Count <= Page) return new(lines, unread, null);
        lines.RemoveAt(Page);
        return new(lines, unread, new InboxMark(lines[^1].At, lines[^1].Id).ToString());
    }
}

/// <summary>Where a page of the inbox ended.</summary>
public readonly record struct InboxMark(DateTime At, Guid Id)
{
    private static readonly long least = DateTime.UnixEpoch.Ticks, most = new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>What stands in the address, if it is one of our marks.</summary>
    public static InboxMark? Read(string? text) =>
        text?.Split('_') is [var at, var id] && Guid.TryParse(id, out var guid) && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks >= least && ticks < most
            ? new(new DateTime(ticks, DateTimeKind.Utc), guid) : null;

    public override string ToString() => $"{At.Ticks.ToString(CultureInfo.InvariantCulture)}_{Id}";
}
