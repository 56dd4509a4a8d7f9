using Fashu.Matters;

namespace Fashu.LegalAid;

/// <summary>Lets the office board give a case to another lawyer.</summary>
internal sealed class HandOnAid(AppDb db, AssignLawyer slice) : IMatterActs
{
    public string Kind => AidCase.KindKey;

    public async Task<IReadOnlyList<(Guid Staff, string Name, string Hint)>> Candidates(Guid matter, Actor by, CancellationToken cancel)
    {
        var of = await db.Open<AidCase>(matter, by, cancel);
        var (free, _) = await slice.Candidates(of, cancel);
        return [.. free.Select(l => (l.Staff, l.Name, $"{l.FirmName}，在办{l.Load}件"))];
    }

    public Task Reassign(Guid matter, Guid to, string reason, Actor by, CancellationToken cancel) =>
        slice.Handle(matter, new() { Lawyer = to, Reason = reason }, by, cancel);
}
