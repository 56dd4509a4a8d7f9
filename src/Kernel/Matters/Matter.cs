using System.Security.Cryptography;
using System.Text.Json;

namespace Fashu;

/// <summary>
/// One thing the office does for somebody (一事). Whatever derives from it gets, in the transaction that saves it, its
/// registry row, its step rows, the evidence leaf of each step, its clocks and its announcements.
/// </summary>
public abstract class Matter
{
    private readonly List<StepRow> newSteps = [];
    private readonly List<ClockRow> newClocks = [];
    private readonly List<Participant> newParticipants = [];
    private readonly List<object> announcements = [];
    private List<ClockRow> clocks = [];
    private List<Participant> participants = [];

    public Guid Id { get; protected set; }

    /// <summary>Which service: the key under which the module registered, for example “mediation”.</summary>
    public abstract string Kind { get; }

    /// <summary>Official number; null until the procedure gives one.</summary>
    public string? Number { get; protected set; }

    /// <summary>What it is about, in one line.</summary>
    public string Title { get; protected set; } = "";

    /// <summary>Code of the place it belongs to; decides whose data scope it is in.</summary>
    public string Place { get; protected set; } = "";

    /// <summary>Organization that owns number, seal and file.</summary>
    public Guid? Office { get; protected set; }

    /// <summary>The officer who has it in hand.</summary>
    public Guid? Handler { get; protected set; }
    public string? HandlerName { get; protected set; }

    /// <summary>How it came in: 网络, 窗口, 电话 …</summary>
    public string Channel { get; protected set; } = "";
    public DateTime FiledAt { get; protected set; }
    public DateTime? ClosedAt { get; protected set; }

    /// <summary>Staff-only word about danger; never shown to participants.</summary>
    public string? Risk { get; protected set; }

    /// <summary>Another person may read the participants' phones: nothing is texted to them unless one of them said otherwise.</summary>
    public virtual bool Silent => false;

    /// <summary>The level above last answered what it does about an overdue clock.</summary>
    public DateTime? BackedAt { get; private set; }

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Grows with every save; the loser of two simultaneous saves is told so.</summary>
    public int Version { get; internal set; }

    /// <summary>Where the tally counts it now.</summary>
    public string Tallied { get; internal set; } = "";

    public abstract Enum StageValue { get; }

    /// <summary>The procedure it runs through, as a table.</summary>
    public abstract IWorkflow Procedure { get; }

    public IReadOnlyList<ClockRow> Clocks => clocks;
    public IReadOnlyList<Participant> Participants => participants;

    /// <summary>The level above said what it does about the overdue clock; acting is again up to those before.</summary>
    public void Back(DateTime at) => BackedAt = at;

    /// <summary>Where it stands at this instant; a pure function of stage, clocks and the city's settings.</summary>
    public abstract Badge BadgeAt(DateTime now, Settings settings);

    /// <summary>Whether this person is that “who” for this matter.</summary>
    protected virtual bool Holds(Actor by, Who who) =>
        who == Who.System ? by.Kind == ActorKind.System
        : who.Permission is { } permission ? by.May(permission, Place)
        : participants.Any(p => p.PersonId == by.Id && p.Until is null && who.Key == "participant:" + p.Role);

    /// <summary>The steps open to this person now, for buttons and links.</summary>
    public abstract IEnumerable<OpenAct> ActsFor(Actor by);

    protected ClockRow? Clock(ClockRule rule) => clocks.LastOrDefault(c => c.Rule == rule.Key && c.State is ClockState.Running or ClockState.Paused);

    protected ClockRow StartClock(ClockRule rule, DateTime at, Settings settings)
    {
        var row = ClockRow.Start(rule, at, settings);
        row.MatterId = Id;
        clocks.Add(row);
        newClocks.Add(row);
        return row;
    }

    protected void MeetClock(ClockRule rule, DateTime at) => Clock(rule)?.Meet(at);

    protected void StopClock(ClockRule rule, DateTime at, string reason) => Clock(rule)?.Stop(at, reason);

    protected void PauseClock(ClockRule rule, DateTime at, string reason) => Clock(rule)?.Pause(at, reason);

    protected void ResumeClock(ClockRule rule, DateTime at, Settings settings) => Clock(rule)?.Resume(rule, at, settings.Calendar);

    protected void ExtendClock(ClockRule rule, int by, DateTime at, string reason, Settings settings) =>
        Clock(rule)?.Extend(rule, by, at, reason, settings.Calendar);

    protected void StopClocks(DateTime at, string reason)
    {
        foreach (var clock in clocks) clock.Stop(at, reason);
    }

    protected Participant Enter(Participant participant)
    {
        participant.MatterId = Id;
        participants.Add(participant);
        newParticipants.Add(participant);
        return participant;
    }

    /// <summary>Tells the other modules, in the past tense, once the change is saved.</summary>
    protected void Announce(object announcement) => announcements.Add(announcement);

    protected void Record(Enum act, Enum from, Enum to, Actor by, string article, string? reason, bool internalOnly) =>
        newSteps.Add(new()
        {
            Id = Guid.CreateVersion7(),
            MatterId = Id,
            No = ++Steps,
            Act = act.ToString(),
            ActTitle = act.Title(),
            FromStage = from.ToString(),
            ToStage = to.ToString(),
            ToStageTitle = to.Title(),
            ById = by.Id,
            ByName = by.Name,
            ByPost = by.Post,
            At = by.At,
            Reason = reason,
            Article = article,
            Internal = internalOnly,
            Salt = RandomNumberGenerator.GetBytes(16),
        });

    /// <summary>Something the house did about the matter beside its own procedure: it stays at its stage.</summary>
    public void Note(Enum act, Actor by, string article, string? reason, bool internalOnly) => Record(act, StageValue, StageValue, by, article, reason, internalOnly);

    /// <summary>The registry's line of this matter in the present unit of work.</summary>
    internal MatterRow? Row { get; set; }

    /// <summary>Sets the official number, here and in the registry.</summary>
    protected void Give(string number)
    {
        Number = number;
        Row?.Number = number;
    }

    internal bool HasNews => newSteps.Count + newClocks.Count + newParticipants.Count + announcements.Count > 0;

    internal void Loaded(List<ClockRow> storedClocks, List<Participant> storedParticipants) =>
        (clocks, participants) = (storedClocks, storedParticipants);

    internal IEnumerable<object> TakeNews()
    {
        object[] news = [.. newSteps, .. newSteps.Select(Leaf), .. newClocks, .. newParticipants, .. announcements.Select(a => OutboxRow.Of(a))];
        newSteps.Clear();
        newClocks.Clear();
        newParticipants.Clear();
        announcements.Clear();
        return news;
    }

    private static LeafRow Leaf(StepRow step) => LeafRow.Of("step", step.MatterId, step.Salt, JsonSerializer.SerializeToUtf8Bytes(new
    {
        step.MatterId,
        step.No,
        step.Act,
        step.FromStage,
        step.ToStage,
        step.ById,
        step.At,
        step.Reason,
        step.Article,
    }), step.At);
}

/// <summary>A step that is open to somebody now.</summary>
public sealed record OpenAct(string Act, string Title, string Article);

/// <summary>A matter that runs through its own table.</summary>
public abstract class Matter<TStage, TAct> : Matter where TStage : struct, Enum where TAct : struct, Enum
{
    public TStage Stage { get; private set; }
    public override Enum StageValue => Stage;
    public override IWorkflow Procedure => Table;

    protected abstract Workflow<TStage, TAct> Table { get; }

    public override IEnumerable<OpenAct> ActsFor(Actor by) =>
        Table.Open(Stage, who => Holds(by, who)).Select(t => new OpenAct(t.Act.ToString(), t.Act.Title(), t.Article));

    public bool IsOpenTo(TAct act, Actor by) => Table.Open(Stage, who => Holds(by, who)).Any(t => t.Act.Equals(act));

    /// <summary>Takes one lawful step and leaves a row of it.</summary>
    protected void Take(TAct act, Actor by, string? reason = null, bool internalOnly = false)
    {
        var step = Table.Next(Stage, act, who => Holds(by, who));
        Stage = step.To;
        Record(act, step.From, step.To, by, step.Article, reason, internalOnly);
    }
}
