namespace Fashu.Matters;

/// <summary>整改 as a kind of matter: on the board, in my matters, with its own pages.</summary>
internal sealed class RectificationKind : IMatterKind
{
    public string Kind => Rectification.KindKey;
    public string Title => "不满意整改";

    public string StaffPage(Guid id) => $"/work/rectifications/{id}";

    public string CitizenPage(Guid id) => $"/my/rectifications/{id}";

    public async Task<Matter?> Load(AppDb db, Guid id, CancellationToken cancel) => await db.Load<Rectification>(id, cancel);
}
