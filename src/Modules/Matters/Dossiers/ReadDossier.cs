using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>The index of a matter's file: its papers in the prescribed order, missing ones named, and whether it was put away.</summary>
internal sealed class ReadDossier(AppDb db, IEnumerable<IDossierSource> sources)
{
    public sealed record Line(int Order, string Title, DateOnly Day, bool Must, bool IsThere, string? Page);

    public sealed record Answer(DossierCover Cover, IReadOnlyList<Line> Lines, bool Closed, DateOnly? ArchivedOn, string? ArchivedBy, Guid? Volume, string? MissingReason)
    {
        public IEnumerable<string> Missing => Lines.Where(l => l.Must && !l.IsThere).Select(l => l.Title);
    }

    public async Task<Answer> Handle(Guid matter, Actor by, CancellationToken cancel)
    {
        var (row, cover, papers) = await Open(matter, by, cancel);
        var archived = await db.ArchivedFiles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == matter, cancel);
        return new(cover, [.. papers.Select(p => new Line(p.Order, p.Title, p.Day, p.Must, p.IsThere, p.Attachment is { } file ? $"/files/{file}" : p.Page))], row.ClosedAt is not null,
            archived?.Day, archived?.By, by.Kind == ActorKind.Staff ? archived?.Attachment : null, archived?.MissingReason);
    }

    /// <summary>Cover and papers for somebody who may have them.</summary>
    public async Task<(MatterRow Row, DossierCover Cover, IReadOnlyList<DossierPaper> Papers)> Open(Guid matter, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        var source = Source(row);
        if (by.Kind == ActorKind.Citizen && (!source.PartiesMayCopy || row.ClosedAt is null)) throw new RuleBroken("办结以后可以下载您这一份，现在还不能。");
        var (cover, papers) = await source.Papers(matter, by, cancel);
        // the volume that was put away is made from the papers and is none of them
        var volume = await db.ArchivedFiles.Where(a => a.Id == matter).Select(a => (Guid?)a.Attachment).SingleOrDefaultAsync(cancel);
        return (row, cover, [.. papers.Where(p => p.Attachment is null || p.Attachment != volume).OrderBy(p => p.Order).ThenBy(p => p.Day)]);
    }

    /// <summary>What can still be made is made, for somebody who may have it.</summary>
    public async Task Complete(Guid matter, Actor by, CancellationToken cancel) => await Source(await db.OpenRow(matter, by, cancel)).Complete(matter, cancel);

    /// <summary>Why this matter is not put away yet; null where nothing is against it.</summary>
    public Task<string?> WhyNotYet(MatterRow row, DateTime at, CancellationToken cancel) => Source(row).WhyNotYet(row.Id, at, cancel);

    private IDossierSource Source(MatterRow row) => sources.FirstOrDefault(s => s.Kind == row.Kind) ?? throw new RuleBroken("这类事项没有卷宗。");
}
