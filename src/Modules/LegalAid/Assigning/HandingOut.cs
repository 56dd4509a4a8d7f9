using System.Collections.Concurrent;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>
/// Keeps lawyers of this node out of each other's way: a case somebody is just taking is passed over, and a firm is given one case after another.
/// Between nodes the versions of the case and of <see cref="FirmHand"/> decide; whoever comes second is <see cref="Overtaken"/>.
/// </summary>
internal sealed class HandingOut
{
    public const string NoLawyer = "您不在法律援助律师名册上。";

    private readonly ConcurrentDictionary<Guid, bool> taking = [];
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> firms = [];

    /// <returns>Null: another is just taking it.</returns>
    public IDisposable? Begin(Guid matter) => taking.TryAdd(matter, true) ? new Held(() => taking.TryRemove(matter, out _)) : null;

    /// <summary>Waits for the others of this lawyer's firm.</summary>
    public async Task<IDisposable> Firm(IOrganizations organizations, Actor lawyer, CancellationToken cancel) =>
        await Firm((await organizations.Staff(lawyer.Id, cancel))?.Posts.FirstOrDefault(p => p.Post == Posts.AidLawyer)?.Organization ?? throw new RuleBroken(NoLawyer), cancel);

    public async Task<IDisposable> Firm(Guid firm, CancellationToken cancel)
    {
        var gate = firms.GetOrAdd(firm, _ => new(1, 1));
        await gate.WaitAsync(cancel);
        return new Held(() => gate.Release());
    }

    private sealed class Held(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

internal static class FirmHands
{
    extension(AppDb db)
    {
        /// <summary>Read before it is looked who must stand aside, and saved with the assignment.</summary>
        public async Task<FirmHand> HandOf(Guid firm, CancellationToken cancel)
        {
            if (await db.FirmHands.SingleOrDefaultAsync(h => h.Id == firm, cancel) is { } known) return known;
            var first = FirmHand.Of(firm);
            db.Add(first);
            return first;
        }

        /// <summary>Saves a case given to a lawyer of this firm.</summary>
        public async Task SaveGiven(FirmHand hand, CancellationToken cancel)
        {
            hand.Give();
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateException first) when (DbErrors.IsDuplicate(first, out var table) && table == FirmHandTable.Name) { throw new Overtaken(); }
        }
    }
}
