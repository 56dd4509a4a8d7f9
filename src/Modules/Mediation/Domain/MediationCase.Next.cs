using System.Linq.Expressions;

namespace Fashu.Mediation;

/// <summary>Where it stands and whose turn it is.</summary>
internal sealed partial class MediationCase
{
    public override Badge BadgeAt(DateTime now, Settings settings)
    {
        var clock = Blocking;
        var overdue = clock?.Overdue(now) == true;
        var line = ColourTable.Of(settings.On(ColourTable.Lines, now), Stage, HandedUpAt is not null, overdue);
        var next = NextAt(now);
        return new(line.Colour, line.Word, next.Brief, clock?.StartedAt, clock?.DueAt, overdue ? null : clock?.DueAt) { Next = next.Phrase };
    }

    /// <summary>Overdue it is up to the level above; once that has answered, those below go on, however red it stays.</summary>
    public Next NextAt(DateTime now) => Blocking is { } clock && clock.Overdue(now) && !(BackedAt >= clock.DueAt) ? new(Turn.Above, Todo.AnswerAbove) : NextInTime();

    /// <summary>Whose turn it is by the stage, whatever the clocks say.</summary>
    public Next NextInTime() => Stage switch
    {
        Stage.Filed => HandlerName is null ? new(Turn.Committee, Todo.Accept) : ByMediator(Todo.Accept),
        Stage.Guarded => new(Turn.Officers, Todo.DecideDanger),
        Stage.Accepted when HandlerName is not null && invitations.Any(i => i.RevokedAt is null) => new(Turn.Respondent, Todo.Answer),
        Stage.Accepted => ByMediator(Todo.Invite),
        Stage.Mediating => ByMediator(Todo.Mediate),
        Stage.Suspended => ByMediator(Todo.Resume),
        Stage.Drafted => NextToSign(Agreement!),
        Stage.Effective => Agreement!.Terms.Any(t => t.PerformedOn is null) ? new(Turn.Parties, Todo.Perform) : ByMediator(Todo.Finish),
        Stage.Terminated => HandlerName is null ? new(Turn.Committee, Todo.TellRoutes) : ByMediator(Todo.TellRoutes),
        Stage.Performed or Stage.RoutesTold or Stage.NotAccepted or Stage.Withdrawn => new(Turn.Committee, Todo.Archive),
        Stage.Archived => Next.Nothing,
        _ => throw new InvalidOperationException($"Whose turn is it in {Stage}?"),
    };

    /// <summary>The seal is all that is missing, as the database asks it: the same as <see cref="NextInTime"/> says.</summary>
    public static readonly Expression<Func<MediationCase, bool>> LacksTheSeal = c => c.Stage == Stage.Drafted && c.Agreements.Any(a => a.ReplacedAt == null && a.SealedAt == null
        && a.Signatures.Any(s => s.Party == null && s.WithdrawnAt == null) && c.Parties.All(p => a.Signatures.Any(s => s.Party == p.Id && s.WithdrawnAt == null)));

    private Next NextToSign(Agreement draft) => (draft.SignatureOf(Applicant.Id), draft.SignatureOf(Respondent.Id)) switch
    {
        (null, null) => new(Turn.Parties, Todo.Sign),
        (null, _) => new(Turn.Applicant, Todo.Sign),
        (_, null) => new(Turn.Respondent, Todo.Sign),
        _ => draft.SignatureOf(null) is null ? ByMediator(Todo.Sign) : new(Turn.Committee, Todo.Seal),
    };

    // where nobody has it in hand the committee first has to name somebody
    private Next ByMediator(Todo todo) => HandlerName is null ? new(Turn.Committee, Todo.Assign) : new(Turn.Mediator, todo, HandlerName);

    private ClockRow? Blocking => Clocks.Where(c => c.Runs && MediationClocks.Blocking.Contains(c.Rule)).MinBy(c => c.DueAt);
}
