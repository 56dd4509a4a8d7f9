using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>What was asked and answered about matters, and who owes an answer.</summary>
internal sealed class SupervisionDesk(AppDb db, AskSupervision ask, AnswerSupervision answerSlice) : ISupervisions
{
    public async Task<IReadOnlyList<SupervisionCard>> Of(Guid matter, CancellationToken cancel) =>
        [.. (await db.Supervisions.AsNoTracking().Where(s => s.MatterId == matter).OrderByDescending(s => s.AskedAt).ToListAsync(cancel)).Select(s => s.Card())];

    public async Task<Guid> Ask(Guid matter, string question, Actor by, CancellationToken cancel) => await ask.Handle(matter, new() { Question = question }, by, cancel);

    public async Task Answer(Guid supervision, string answer, Actor by, CancellationToken cancel) => await answerSlice.Handle(supervision, new() { Answer = answer }, by, cancel);

    public bool MayAsk(MatterRow matter, Actor by) => SupervisionRules.MayAsk(matter, by);

    public bool MayAnswer(MatterRow matter, SupervisionCard supervision, Actor by) => SupervisionRules.MayAnswer(matter, supervision, by);
}

/// <summary>Who may ask and who owes the answer.</summary>
internal static class SupervisionRules
{
    public static bool MayAsk(MatterRow matter, Actor by) =>
        by.Kind == ActorKind.Staff && matter.ClosedAt is null && matter.Handler != by.Id && by.May(MattersPermissions.Supervise, matter.Place);

    public static bool MayAnswer(MatterRow matter, SupervisionCard supervision, Actor by) =>
        supervision.IsOpen && by.Kind == ActorKind.Staff && (supervision.FromBelow
            ? matter.Handler != by.Id && by.May(MattersPermissions.Supervise, matter.Place)
            // the officer's answer; while nobody has it in hand, that of anyone who sees it
            : matter.Handler == by.Id || (matter.Handler is null && by.May(matter.Kind + ".read", matter.Place)));

    /// <summary>Those who may supervise the matter, level by level, the nearest first; without the officer who has it in hand.</summary>
    public static IEnumerable<IReadOnlyList<StaffCard>> Levels(IEnumerable<StaffCard> holders, MatterRow row) =>
        holders.Where(h => h.Id != row.Handler)
            .GroupBy(h => h.Posts.Where(p => row.Place.StartsWith(p.Division, StringComparison.Ordinal)).Select(p => p.Division.Length).DefaultIfEmpty(0).Max())
            .OrderByDescending(level => level.Key).Select(IReadOnlyList<StaffCard> (level) => [.. level]);

    /// <summary>The fact that keeps the notice true: the question is open.</summary>
    public static string Fact(Guid supervision) => $"supervision/{supervision}";
}
