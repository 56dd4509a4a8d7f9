using Fashu.Matters;

namespace Fashu.Mediation;

/// <summary>Lets the office board give a mediation to another mediator.</summary>
internal sealed class HandOnMediation(AppDb db, AssignMediator slice) : IMatterActs
{
    public string Kind => MediationCase.KindKey;

    public async Task<IReadOnlyList<(Guid Staff, string Name, string Hint)>> Candidates(Guid matter, Actor by, CancellationToken cancel)
    {
        var of = await db.Open<MediationCase>(matter, by, cancel);
        var (free, _) = await slice.Candidates(of, cancel);
        return [.. free.Select(m => (m.Staff, m.Name, $"{m.CommitteeName}，在办{m.Load}件"))];
    }

    public Task Reassign(Guid matter, Guid to, string reason, Actor by, CancellationToken cancel) =>
        slice.Handle(matter, new() { Mediator = to, Reason = reason }, by, cancel);
}
