namespace Fashu.Mediation;

/// <summary>How the rest of the house reaches a mediation.</summary>
internal sealed class MediationKind : IMatterKind
{
    public string Kind => MediationCase.KindKey;
    public string Title => "人民调解";
    public string StaffPage(Guid id) => $"/work/mediation/{id}";
    public string CitizenPage(Guid id) => $"/mediation/{id}";
    public async Task<Matter?> Load(AppDb db, Guid id, CancellationToken cancel) => await db.Load<MediationCase>(id, cancel);
    public Badge ForParticipant(Badge badge, string role) =>
        Enum.TryParse<Side>(role, out var side) ? badge with { NextActor = PartyDesk.Awaits(badge.NextActor, side) } : badge;
}
