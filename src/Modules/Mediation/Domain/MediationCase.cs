namespace Fashu.Mediation;

/// <summary>One dispute before a people's mediation committee, from filing to archive (PML).</summary>
internal sealed partial class MediationCase : Matter<Stage, Act>, INumbered
{
    public const string KindKey = "mediation";

    private MediationCase() { }

    public override string Kind => KindKey;

    /// <summary>Where somebody may get hurt, another person may read the phone.</summary>
    public override bool Silent => Stage == Stage.Guarded || (Stage == Stage.NotAccepted && DangerSigns is not null);
    protected override Workflow<Stage, Act> Table => MediationFlow.Table;

    /// <summary>What happened, in the applicant's words.</summary>
    public string Facts { get; private set; } = "";

    /// <summary>What the applicant wants.</summary>
    public string Wanted { get; private set; } = "";

    /// <summary>The place code that was scanned, if any.</summary>
    public string? ScannedCode { get; private set; }
    public Level Level { get; private set; }

    /// <summary>Set by the act of handing up, never by time.</summary>
    public DateTime? HandedUpAt { get; private set; }

    /// <summary>The word of the committee's number series, for example 青溪石桥人调字.</summary>
    public string? NumberWord { get; private set; }
    public int? NumberYear { get; private set; }

    /// <summary>Position in the series; without gaps.</summary>
    public int? NumberSerial { get; private set; }

    /// <summary>The committee that gave the number; handing up changes the office, never the number.</summary>
    public Guid? NumberOffice { get; private set; }

    /// <summary>Why the number was struck out; struck numbers stay on the list.</summary>
    public string? NumberVoided { get; private set; }
    public string? FiledByName { get; private set; }

    /// <summary>What the danger question and the text showed; for staff.</summary>
    public string? DangerSigns { get; private set; }

    /// <summary>Reason and route told with 不予受理, or the routes told at the end.</summary>
    public string? Routes { get; private set; }

    string? INumbered.Series => NumberYear is { } year && Number is null ? $"mediation/{Office}/{year}" : null;

    void INumbered.TakeNumber(long number)
    {
        (NumberSerial, NumberOffice) = ((int)number, Office);
        Give($"（{NumberYear}）{NumberWord}第{number}号");
    }

    /// <param name="signs">What speaks of danger; empty if nothing does. With any, nothing automatic happens (PML 25).</param>
    public static MediationCase File(Guid id, string place, string facts, string wanted, Party applicant, Party respondent,
        IReadOnlyList<string> signs, string channel, string? scanned, Actor by, Settings settings)
    {
        var title = facts.ReplaceLineEndings(" ").Trim();
        var filed = new MediationCase
        {
            Id = id,
            Place = place,
            Facts = facts.Trim(),
            Wanted = wanted.Trim(),
            FiledAt = by.At,
            Channel = channel,
            ScannedCode = scanned,
            Title = title.Length > 40 ? title[..40] + "…" : title,
            FiledByName = by.Kind == ActorKind.Staff ? by.Name : null,
        };
        filed.Record(Act.File, Stage.Filed, Stage.Filed, by, "人民调解法第17条", by.Kind == ActorKind.Staff ? $"{by.Post}{by.Name}代为申请" : null, false);
        filed.Add(applicant, by.At);
        filed.Add(respondent, by.At);
        if (signs.Count > 0) filed.Guard(string.Join("；", signs), Actor.System(by.At), settings);
        else filed.StartClock(MediationClocks.Accept, by.At, settings);
        filed.Announce(new MediationFiled(id, place, signs.Count > 0, by.At));
        return filed;
    }

    /// <summary>The matter sinks to whom it belongs: a mediator of the grid, else of the committee above.</summary>
    public void Sink(Level level, Guid committee, string numberWord, Guid? mediator, string? mediatorName, string why, Actor by)
    {
        Take(Act.Assign, by, why, internalOnly: true);
        (Level, Office, NumberWord) = (level, committee, numberWord);
        Hand(mediator, mediatorName, by);
    }

    public void Assign(Guid mediator, string name, string reason, Actor by)
    {
        Take(Act.Assign, by, reason);
        Hand(mediator, name, by);
    }

    public void Accept(Actor by, Settings settings)
    {
        if (Office is null) throw new RuleBroken("这件事还没有分到调解委员会，请稍等片刻再受理。");
        Take(Act.Accept, by);
        // whoever accepts an unassigned matter takes it in hand; a clerk accepts for the committee, which then names the mediator
        if (Handler is null && by.May(MediationPermissions.Mediate, Place)) Hand(by.Id, by.Name, by);
        NumberYear = by.At.CityDay().Year;
        MeetClock(MediationClocks.Accept, by.At);
        if (Level == Level.Grid) StartClock(MediationClocks.Grid, by.At, settings);
        StartClock(MediationClocks.Conclude, by.At, settings);
        Announce(new MediationAccepted(Id, by.At));
    }

    public void Decline(string reason, string route, Actor by)
    {
        Take(Act.Decline, by, reason);
        Tell("调解委员会没有受理", reason, [], by.At);
        Close(route, by, "不予受理");
    }

    /// <summary>One step up, by an act; same number, the clock goes on (the grid's own limit ends with the grid's part).</summary>
    public void HandUp(Level level, Guid committee, string numberWord, Guid? mediator, string? mediatorName, string reason, Actor by)
    {
        if (level <= Level) throw new RuleBroken("提级只能交给上一级。");
        Take(Act.HandUp, by, reason);
        HandedUpAt ??= by.At;
        (Level, Office) = (level, committee);
        if (Number is null) NumberWord = numberWord;
        StopClock(MediationClocks.Grid, by.At, "已提级");
        Hand(mediator, mediatorName, by);
        Announce(new MediationHandedUp(Id, level.Title(), by.At));
    }

    /// <summary>A risk of escalation shows itself (PML 25): a matter not yet accepted waits for an officer, a running one is marked and reported.</summary>
    public void Guard(string signs, Actor by, Settings settings)
    {
        Take(Act.Alarm, by, signs, internalOnly: true);
        DangerSigns = signs;
        Risk = "有激化风险";
        if (Stage == Stage.Guarded)
        {
            StopClock(MediationClocks.Accept, by.At, "转人工处置");
            StartClock(MediationClocks.Danger, by.At, settings);
        }
        Announce(new MediationAlarmed(Id, Place, by.At));
    }

    public void Release(string measures, Actor by, Settings settings)
    {
        Take(Act.Release, by, measures, internalOnly: true);
        MeetClock(MediationClocks.Danger, by.At);
        StartClock(MediationClocks.Accept, by.At, settings);
        Announce(new MediationReleased(Id, by.At));
    }

    public void Divert(string to, string reason, Actor by)
    {
        Take(Act.Divert, by, reason);
        MeetClock(MediationClocks.Danger, by.At);
        Tell("调解委员会转给了其他机关", to, [], by.At);
        Close(to, by, "转其他机关");
    }

    public void Correct(string facts, string wanted, Actor by)
    {
        Take(Act.Correct, by, "原内容：" + Facts);
        (Facts, Wanted) = (facts.Trim(), wanted.Trim());
    }

    public void Withdraw(string reason, Actor by)
    {
        Take(Act.Withdraw, by, reason);
        DropDraft(by.At);
        Tell("申请人撤回了调解", null, [], by.At);
        Close(null, by, "申请人撤回");
    }

    /// <summary>A number is never given twice: one that is not needed is struck out and stays on the list.</summary>
    public void StrikeNumber(string reason, Actor by)
    {
        if (Number is null) throw new RuleBroken("还没有编号，不用作废。");
        if (NumberVoided is not null) throw new RuleBroken("这个编号已经作废。");
        Take(Act.Strike, by, reason, internalOnly: true);
        NumberVoided = reason;
    }

    /// <param name="filed">Who made up the file, where the step follows from it, and why papers are missing.</param>
    public void Archive(Actor by, string? filed = null)
    {
        Take(Act.Archive, by, filed);
        if (ClosedAt is null) Close(Routes, by, "已归档");
    }

    /// <summary>The officer's whole caseload goes to another (移交); where that one must stand aside, the committee names a mediator.</summary>
    public void HandOver(Guid? to, string? toName, string reason, Actor system)
    {
        if (Handler is null || ClosedAt is not null) return;
        Take(Act.Assign, system, reason);
        Hand(to, toName, system);
    }

    /// <summary>Where the committee stands that has the case: who arranges or seals below it ceased to when the case was handed up.</summary>
    public string CommitteePlace => Office is null ? Place : Place[..Math.Min(Place.Length, Level switch { Level.County => 6, Level.Town => 9, _ => 12 })];

    protected override bool Holds(Actor by, Who who) =>
        who == MediationFlow.Mediator ? by.Kind == ActorKind.Staff && Handler == by.Id
        // a seal is lent by the committee whose it is, by nobody beside or above it
        : who.Permission == MediationPermissions.ApproveSeal ? by.Grants.Any(g => g.Permission == MediationPermissions.ApproveSeal.Key && CommitteePlace.StartsWith(g.Scope, StringComparison.Ordinal) && (g.Organization is null || g.Organization == Office))
        : who.Permission == MediationPermissions.Arrange ? by.May(MediationPermissions.Arrange, CommitteePlace)
        : base.Holds(by, who);

    private void Hand(Guid? mediator, string? name, Actor by)
    {
        if (mediator is not null && Parties.Any(p => p.PersonId == mediator || p.Name == name || p.Agent == name)) throw new RuleBroken("调解员不能办理自己是当事人的纠纷。");
        (Handler, HandlerName) = (mediator, name);
        if (mediator is { } id) Announce(new MediationAssigned(Id, id, by.At));
    }

    // to whoever handed the dispute on
    private void Tell(string title, string? text, IReadOnlyList<Matters.ResultSum> sums, DateTime at) => Announce(new Matters.MatterResult(Id, Kind, title, text, sums, true, at));

    private void Close(string? routes, Actor by, string why)
    {
        StopClocks(by.At, why);
        (Routes, ClosedAt) = (routes, by.At);
        RevokeInvitations();
        Announce(new Matters.MatterClosed(Id, Kind, by.At));
    }
}
