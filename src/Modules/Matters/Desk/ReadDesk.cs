using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>What one officer has to do: acts that wait for his post, matters in hand by due date, questions to answer.</summary>
internal sealed class ReadDesk(AppDb db, IEnumerable<IWaiting> kinds)
{
    private const int Most = 30;

    public sealed record Duty(Guid Id, string Kind, string? Number, string Title, Badge Badge);

    public sealed record Question(Guid Matter, string Title, bool FromBelow, string AskedBy, string Text, DateTime AskedAt, DateTime DueAt);

    public sealed record Answer(IReadOnlyList<Duty> InHand, int InHandCount, IReadOnlyList<Question> Questions, int QuestionCount)
    {
        public IReadOnlyList<WaitingActs> Waiting { get; init; } = [];
    }

    public async Task<Answer> Handle(Actor by, CancellationToken cancel)
    {
        var mine = db.Matters.AsNoTracking().Where(m => m.Handler == by.Id && m.ClosedAt == null);
        var inHand = await mine.OrderBy(m => m.DueAt == null).ThenBy(m => m.DueAt).Take(Most).ToListAsync(cancel);
        var open = Asked(by).Join(db.Matters, s => s.MatterId, m => m.Id, (s, m) => new { Asked = s, Matter = m }).OrderBy(x => x.Asked.DueAt)
            .Select(x => new Question(x.Matter.Id, x.Matter.Number ?? x.Matter.Title, x.Asked.FromBelow, x.Asked.AskedBy, x.Asked.Question, x.Asked.AskedAt, x.Asked.DueAt));
        var questions = await open.Take(Most).ToListAsync(cancel);
        List<WaitingActs> waiting = [];
        foreach (var kind in kinds) waiting.AddRange(await kind.For(by, Most, cancel));
        return new(
            [.. inHand.Select(m => new Duty(m.Id, m.Kind, m.Number, m.Title, new(m.Colour, m.Word, m.NextActor, m.DueSince, m.DueAt)))],
            inHand.Count < Most ? inHand.Count : await mine.CountAsync(cancel), questions, questions.Count < Most ? questions.Count : await open.CountAsync(cancel))
        { Waiting = [.. waiting.OrderByDescending(w => w.Urgent)] };
    }

    /// <summary>Open questions about matters in his hands, and about matters of his supervision that are stuck in others'.</summary>
    private IQueryable<Supervision> Asked(Actor by)
    {
        var open = db.Supervisions.AsNoTracking().Where(s => s.AnsweredAt == null);
        var asked = open.Where(s => !s.FromBelow && s.AskedById != by.Id && db.Matters.Any(m => m.Id == s.MatterId && m.Handler == by.Id));
        foreach (var scope in by.ScopesOf(MattersPermissions.Supervise.Key))
        {
            var end = scope.PadRight(20, '9');
            asked = asked.Union(open.Where(s => s.FromBelow && s.Place.CompareTo(scope) >= 0 && s.Place.CompareTo(end) <= 0 && !db.Matters.Any(m => m.Id == s.MatterId && m.Handler == by.Id)));
        }
        return asked;
    }
}
