using Fashu.Attachments;
using Fashu.Matters;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Web;

/// <summary>Everything the common parts of a matter's page show, read once; the parts themselves ask nothing.</summary>
public sealed record MatterView(
    MatterRow Row, IReadOnlyList<StepRow> Steps, IReadOnlyList<ClockRow> Clocks, IReadOnlyList<AttachmentCard> Files, RatingView Rating,
    IReadOnlyList<SupervisionCard> Supervisions, IReadOnlyList<MessageCard> Messages, ReferralView Referrals, IReadOnlyList<ContactCard> Contacts, Actor By, DateTime Now)
{
    public bool ForStaff => By.Kind == ActorKind.Staff;
    public Guid Id => Row.Id;

    public Badge Badge => MatterWords.Badge(Row, ForStaff);

    /// <summary>The clock whose end the head shows, if one is behind it.</summary>
    public ClockRow? Due => Clocks.Where(c => c.Runs).OrderBy(c => c.DueAt).FirstOrDefault(c => c.DueAt == Row.DueAt) ?? Clocks.Where(c => c.Runs).MinBy(c => c.DueAt);
}

/// <summary>Reads the view of one matter for one person.</summary>
public sealed class MatterViews(AppDb db, IAttachments files, IRatings ratings, ISupervisions supervisions, IReferrals referrals, INotices notices, ISafeContact contacts, TimeProvider clock)
{
    /// <exception cref="Missing">There is none, or this person may not know of it.</exception>
    public async Task<MatterView> Open(Guid matter, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        var staff = by.Kind == ActorKind.Staff;
        var steps = await db.Steps.AsNoTracking().Where(s => s.MatterId == matter && (staff || !s.Internal)).OrderByDescending(s => s.No).ToListAsync(cancel);
        var clocks = await db.Clocks.AsNoTracking().Where(c => c.MatterId == matter).OrderBy(c => c.StartedAt).ToListAsync(cancel);
        return new(row, steps, clocks, await files.Of(matter, by, cancel), await ratings.Of(matter, by, cancel),
            staff ? await supervisions.Of(matter, cancel) : [], staff ? await notices.Messages(matter, cancel) : [], await referrals.View(matter, by, cancel), staff ? await contacts.Of(matter, cancel) : [], by, clock.Now());
    }
}

/// <summary>How a matter is worded for those who are not staff.</summary>
public static class MatterWords
{
    /// <summary>Parties read 红 as work that is stuck and looked after, not as an alarm about them.</summary>
    public static Badge Badge(MatterRow row, bool forStaff) =>
        new(row.Colour, !forStaff && row.Colour == Colour.Red ? "办理受阻、上级督办" : row.Word, row.NextActor, row.DueSince, row.DueAt);

    /// <summary>12.5 MB, 340 KB.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024
        ? (bytes / 1048576m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " MB"
        : Math.Max(1, bytes / 1024).ToString(System.Globalization.CultureInfo.InvariantCulture) + " KB";
}
