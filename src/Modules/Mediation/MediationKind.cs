namespace Fashu.Mediation;

/// <summary>How the rest of the house reaches a mediation.</summary>
internal sealed class MediationKind : IMatterKind
{
    public string Kind => MediationCase.KindKey;
    public string Title => "人民调解";
    public string StaffPage(Guid id) => $"/work/mediation/{id}";
    public string CitizenPage(Guid id) => $"/mediation/{id}";
    public async Task<Matter?> Load(AppDb db, Guid id, CancellationToken cancel) => await db.Load<MediationCase>(id, cancel);
    public async Task<IReadOnlyDictionary<Guid, string>> NextFor(AppDb db, IReadOnlyDictionary<Guid, string> roles, DateTime now, CancellationToken cancel) =>
        (await db.Load<MediationCase>([.. roles.Keys], cancel)).ToDictionary(m => m.Id, m => m.NextAt(now).To(Enum.Parse<Side>(roles[m.Id])));
}
