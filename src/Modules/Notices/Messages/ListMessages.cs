namespace Fashu.Notices;

/// <summary>The text messages of one matter and whether they arrived, for its officers.</summary>
internal sealed class ListMessages(AppDb db, INotices notices)
{
    public async Task<IReadOnlyList<MessageCard>> Handle(Guid matter, Actor by, CancellationToken cancel)
    {
        await db.OpenRow(matter, by, cancel);
        return await notices.Messages(matter, cancel);
    }
}
