namespace Fashu.LegalAid;

/// <summary>How the rest of the house reaches a legal-aid case.</summary>
internal sealed class AidKind : IMatterKind
{
    public string Kind => AidCase.KindKey;
    public string Title => "法律援助";
    public IReadOnlyList<string> SeenWith => [AidPermissions.Read.Key, AidPermissions.Handle.Key];
    public string StaffPage(Guid id) => $"/work/aid/{id}";
    public string CitizenPage(Guid id) => $"/aid/{id}";
    public async Task<Matter?> Load(AppDb db, Guid id, CancellationToken cancel) => await db.Load<AidCase>(id, cancel);
    public async Task<IReadOnlyDictionary<Guid, string>> NextFor(AppDb db, IReadOnlyDictionary<Guid, string> roles, DateTime now, CancellationToken cancel) =>
        (await db.Load<AidCase>([.. roles.Keys], cancel)).ToDictionary(m => m.Id, m => m.NextAt(now).ToApplicant);
}
