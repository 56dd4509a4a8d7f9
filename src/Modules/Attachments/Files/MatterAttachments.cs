using Microsoft.EntityFrameworkCore;

namespace Fashu.Attachments;

/// <summary>Files of matters, for all modules.</summary>
internal sealed class MatterAttachments(AppDb db, IFileStore store, Intake intake) : IAttachments
{
    public async Task<AttachmentCard> Add(Guid matter, string kind, string fileName, Stream content, Actor by, CancellationToken cancel, Guid? party = null, bool visibleToOthers = true)
    {
        if (!FileKinds.Titles.ContainsKey(kind)) throw new RuleBroken("请选择材料的种类。");
        var used = await db.StoredFiles.Where(f => f.MatterId == matter).SumAsync(f => f.Bytes, cancel)
            + db.StoredFiles.Local.Where(f => f.MatterId == matter && db.Entry(f).State == EntityState.Added).Sum(f => f.Bytes);
        // the volume holds what was let in before; it has no limit of its own
        var room = kind == FileKinds.Volume ? long.MaxValue : intake.MatterLimit(by.At) - used;
        var (type, sha256, bytes) = await intake.Take(content, room, by.At, cancel);
        var file = StoredFile.Keep(matter, kind, fileName, type, bytes, sha256, party, visibleToOthers, by);
        db.StoredFiles.Add(file);
        db.Leaf("file", matter, file.Salt, Convert.FromHexString(sha256), by.At);
        return file.Card();
    }

    public async Task<AttachmentCard> Give(Guid matter, string kind, string fileName, Stream content, bool visibleToOthers, Actor by, CancellationToken cancel, Guid? party = null)
    {
        var (row, parts) = await Seen(matter, by, cancel);
        if (kind == FileKinds.Volume) throw new RuleBroken("卷宗由系统生成，不能上传。");
        // These open doors or read as the office's own: what a party brings of the kind goes through an officer's hands.
        if (by.Kind == ActorKind.Citizen && FileKinds.OfTheOffice.Contains(kind)) throw new RuleBroken($"“{FileKinds.Titles[kind]}”由工作人员登记，请交给办理人。");
        if (row.ClosedAt is not null) throw new RuleBroken("这件事已经办结，不能再添加材料。");
        var card = await Add(matter, kind, fileName, content, by, cancel, by.Kind == ActorKind.Citizen ? Own(parts, party) : null, visibleToOthers);
        await db.SaveChangesAsync(cancel);
        return card;
    }

    public async Task Discard(Guid matter, Guid? attachment, CancellationToken cancel)
    {
        if (await db.Matters.AnyAsync(m => m.Id == matter, cancel)) throw new RuleBroken("这件事已经提交，材料不能再去掉。");
        db.StoredFiles.RemoveRange(await db.StoredFiles.Where(f => f.MatterId == matter && (attachment == null || f.Id == attachment)).ToListAsync(cancel));
    }

    public async Task KeepFor(Guid matter, Guid party, CancellationToken cancel)
    {
        foreach (var file in await db.StoredFiles.Where(f => f.MatterId == matter && f.Party == null && f.VisibleToOthers).ToListAsync(cancel)) file.KeepFor(party);
    }

    public async Task<IReadOnlyList<AttachmentCard>> Of(Guid matter, CancellationToken cancel) =>
        [.. (await db.StoredFiles.AsNoTracking().Where(f => f.MatterId == matter).OrderBy(f => f.Id).ToListAsync(cancel)).Select(f => f.Card())];

    public async Task<IReadOnlyList<AttachmentCard>> Of(Guid matter, Actor by, CancellationToken cancel)
    {
        var all = await Of(matter, cancel);
        if (by.Kind != ActorKind.Citizen) return all;
        var parts = await PartsOf(matter, by, cancel);
        return [.. all.Where(f => Shows(f.Party, f.VisibleToOthers, parts))];
    }

    /// <summary>As <see cref="Of(Guid, Actor, CancellationToken)"/>, but refuses who may not see the matter.</summary>
    public async Task<IReadOnlyList<AttachmentCard>> SeenBy(Guid matter, Actor by, CancellationToken cancel)
    {
        await Seen(matter, by, cancel);
        return await Of(matter, by, cancel);
    }

    public async Task<byte[]> Read(Guid attachment, CancellationToken cancel)
    {
        await using var content = await Open(attachment, cancel);
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    public async Task<Stream> Open(Guid attachment, CancellationToken cancel)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachment, cancel) ?? throw new Missing("这份材料");
        return Content(file);
    }

    /// <summary>One file for somebody who may see it.</summary>
    public async Task<(StoredFile File, MatterRow Matter)> OpenTo(Guid attachment, Actor by, CancellationToken cancel)
    {
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == attachment, cancel) ?? throw new Missing("这份材料");
        var (matter, parts) = await Seen(file.MatterId, by, cancel);
        if (by.Kind == ActorKind.Citizen && !Shows(file.Party, file.VisibleToOthers, parts)) throw new Missing("这份材料");
        return (file, matter);
    }

    public Stream Content(StoredFile file) =>
        store.Open(file.Sha256) ?? throw new StorageUnavailable("这份材料的内容暂时读不到，请稍后再试；如果一直读不到，请告诉工作人员。");

    private static Guid Own(List<Participant> parts, Guid? party) =>
        party is null ? parts.Count == 1 ? parts[0].Id : throw new RuleBroken("请选择是谁的材料。") { Field = "Party" } : parts.Exists(p => p.Id == party) ? party.Value : throw new Missing("这个人");

    private async Task<(MatterRow Matter, List<Participant> Parts)> Seen(Guid matter, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        return (row, by.Kind == ActorKind.Citizen ? await PartsOf(matter, by, cancel) : []);
    }

    private Task<List<Participant>> PartsOf(Guid matter, Actor by, CancellationToken cancel) =>
        db.Participants.AsNoTracking().Where(p => p.MatterId == matter && p.PersonId == by.Id && p.Until == null).OrderBy(p => p.Since).ToListAsync(cancel);

    // the own ones; the office's; those of the other side once this one takes part
    private static bool Shows(Guid? party, bool visible, List<Participant> parts) =>
        parts.Exists(p => p.Id == party) || (visible && (party is null || parts.Exists(p => p.Joined)));
}
