using Fashu.Matters;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>What waits for a post in mediations: danger to decide on, a seal, a matter without a mediator, a file to put away.</summary>
internal sealed class WaitingMediations(AppDb db) : IWaiting
{
    private static readonly Colour[] live = [Colour.Blue, Colour.Orange, Colour.Yellow, Colour.Red];
    private static readonly string[] unfiled = [nameof(Stage.Performed), nameof(Stage.RoutesTold), nameof(Stage.NotAccepted), nameof(Stage.Withdrawn)];

    public async Task<IReadOnlyList<WaitingActs>> For(Actor by, int most, CancellationToken cancel)
    {
        List<WaitingActs> all = [];
        await Add("处置危险情况", "danger-decision", true, Live(by, MediationPermissions.Defuse).Where(m => m.Stage == nameof(Stage.Guarded)));
        await Add("批准用印", "seal", false, Unsealed(by));
        await Add("指派调解员", "assign", false, Own(Live(by, MediationPermissions.Arrange), by, MediationPermissions.Arrange).Where(m => m.Handler == null && m.ClosedAt == null && m.Stage != nameof(Stage.Guarded)));
        await Add("立卷归档", null, false, Own(Within(by, MediationPermissions.KeepFile), by, MediationPermissions.KeepFile).Where(m => m.ClosedAt != null && EF.Constant(unfiled).Contains(m.Stage)));
        return all;

        async Task Add(string what, string? page, bool urgent, IQueryable<MatterRow> rows)
        {
            var first = await rows.OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt).ThenBy(m => m.FiledAt).Take(most)
                .Select(m => new WaitingAct(m.Id, m.Number, m.Title, page == null ? $"/work/m/{m.Id}/dossier" : $"/work/mediation/{m.Id}/{page}", m.DueSince, m.DueAt)).ToListAsync(cancel);
            if (first.Count > 0) all.Add(new(what, urgent, first, first.Count < most ? first.Count : await rows.CountAsync(cancel)));
        }
    }

    // by the agreement itself: an overdue matter says no more than that the level above is next
    private IQueryable<MatterRow> Unsealed(Actor by)
    {
        var due = db.MediationCases.Where(MediationCase.LacksTheSeal).Select(c => c.Id);
        return Own(Live(by, MediationPermissions.ApproveSeal), by, MediationPermissions.ApproveSeal).Where(m => m.Stage == nameof(Stage.Drafted) && due.Contains(m.Id));
    }

    // the colours stand in the statement itself, so that the index of live matters is found
    private IQueryable<MatterRow> Live(Actor by, Permission permission) => Within(by, permission).Where(m => EF.Constant(live).Contains(m.Colour));

    private IQueryable<MatterRow> Within(Actor by, Permission permission) => by.ScopesOf(permission.Key)
        .Select(scope => db.Matters.AsNoTracking().Where(m => m.Kind == MediationCase.KindKey).Under(scope))
        .DefaultIfEmpty(db.Matters.AsNoTracking().Where(_ => false)).Aggregate(Queryable.Concat);

    /// <summary>Seal, roster and file belong to the committee that has the matter.</summary>
    private static IQueryable<MatterRow> Own(IQueryable<MatterRow> rows, Actor by, Permission permission)
    {
        var offices = by.Grants.Where(g => g.Permission == permission.Key).Select(g => g.Organization).Distinct().ToList();
        return rows.Where(m => m.Office != null && offices.Contains(m.Office));
    }
}
