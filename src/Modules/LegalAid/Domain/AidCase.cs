using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fashu.LegalAid;

/// <summary>One application for legal aid, from the first answer to the archive (LAL).</summary>
internal sealed partial class AidCase : Matter<AidStage, AidAct>, INumbered
{
    public const string KindKey = "legalaid";
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };
    private readonly List<AidPerson> persons = [];

    private AidCase() { }

    public override string Kind => KindKey;
    protected override Workflow<AidStage, AidAct> Table => AidFlow.Table;

    public AidType Type { get; private set; }
    public string Facts { get; private set; } = "";
    public string Wanted { get; private set; } = "";
    public string OtherName { get; private set; } = "";
    public bool OtherIsFirm { get; private set; }
    [Encrypted] public string? OtherPhone { get; private set; }

    /// <summary>The answers to the questions of scope and hardship, as they were given.</summary>
    public string Answers { get; private set; } = "{}";

    /// <summary>The day whose tables judge the answers: that of the application.</summary>
    public DateOnly RulesDay { get; private set; }
    public Verdict Verdict { get; private set; }

    /// <summary>Why the case goes before others (green channel); null: it does not.</summary>
    public string? Green { get; private set; }

    /// <summary>What a person must look at before anything is decided, a line each; null: the rules see nothing.</summary>
    public string? Flags { get; private set; }

    /// <summary>Names of the proofs that would clear a flag and nobody has seen yet, and of those an officer has seen, with a space between; null: none.</summary>
    public string? Unseen { get; private set; }
    public string? Seen { get; private set; }

    /// <summary>What it was the officer saw or heard.</summary>
    public string? SeenHow { get; private set; }

    /// <summary>What an officer can still clear by looking at it.</summary>
    public IReadOnlyList<AidProof> ToSee => [.. (Unseen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AidProof>)];

    /// <summary>Hardship is stated by a personal pledge of good faith in place of proof (LAL 41).</summary>
    public bool Pledged { get; private set; }

    /// <summary>Last day to sue, to go to arbitration or to apply for reconsideration, where it is known.</summary>
    public DateOnly? LimitDay { get; private set; }

    /// <summary>The event the last day was counted from; both null where the day itself was typed.</summary>
    public LimitEvent? LimitEvent { get; private set; }
    public DateOnly? LimitEventOn { get; private set; }

    public AidLimit? Limit => LimitEvent is { } what && LimitEventOn is { } on ? new(what, on) : null;

    /// <summary>Property or evidence must be secured at once (LAL 44).</summary>
    public bool NeedsPreservation { get; private set; }
    public string? FiledByName { get; private set; }

    /// <summary>The word of the institution's numbers without its last sign: 青溪法援; the type of the case and 字 follow.</summary>
    public string? NumberWord { get; private set; }
    public int? NumberYear { get; private set; }

    /// <summary>What the officer proposes to the head; null before.</summary>
    public bool? ProposesGrant { get; private set; }
    public Guid? ProposedBy { get; private set; }
    public string? Opinion { get; private set; }
    public RefusalGround? Ground { get; private set; }
    public string? Reason { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>The decision that stands is a refusal; one that was overruled stands no more.</summary>
    public bool IsRefused => DecidedAt is not null && Ground is not null;

    /// <summary>The one notice of what is missing (一次性告知); there is no second (LAL 43).</summary>
    public string? SupplementAsked { get; private set; }
    public DateTime? SupplementAskedAt { get; private set; }

    /// <summary>The department upheld the refusal or the termination; reconsideration and the court remain.</summary>
    public DateTime? UpheldAt { get; private set; }

    /// <summary>Which of the persons objected himself; null where the office wrote it down, or a speaker of several.</summary>
    public Guid? ObjectedBy { get; private set; }

    /// <summary>Who typed the application, and who decided on it: neither does what a second person has to do.</summary>
    public Guid? FiledById { get; private set; }
    public Guid? DecidedById { get; private set; }

    /// <summary>Aid was given before the papers were complete (LAL 44).</summary>
    public DateTime? GivenFirstAt { get; private set; }
    public DateTime? CompletedAt { get; private set; }

    /// <summary>In no order a database promises; in that of the list they are <see cref="Listed"/>.</summary>
    public IReadOnlyCollection<AidPerson> Persons => persons;
    /// <summary>The one who asks; among many the first of the list who is still there.</summary>
    public AidPerson Applicant => persons.Count == 1 ? persons[0] : persons.OrderBy(p => p.EndedAt is not null).ThenBy(p => p.No).First();
    public Circumstances Known => ReadAnswers(Answers);

    /// <summary>Sums are those of the persons; nothing else is stored.</summary>
    public long ClaimFen => persons.Sum(p => p.ClaimFen ?? 0);
    public long RecoveredFen => persons.Sum(p => p.RecoveredFen ?? 0);
    public bool OwesPapers => GivenFirstAt is not null && CompletedAt is null && Stage is AidStage.Granted or AidStage.Assigned or AidStage.Handling;

    /// <summary>The stated day passed without a supplement.</summary>
    public bool Lapsed => Clocks.Any(c => c.Rule == AidClocks.Supplement.Key && c.ExpiredAt is not null);

    /// <summary>Who is beaten at home may have somebody read the phone.</summary>
    public override bool Silent => Known.Trouble == Trouble.Violence;

    /// <summary>All answers point one way and nothing asks for a second look: an officer may grant on the spot.</summary>
    public bool IsClear => Verdict == Verdict.Yes && Flags is null;

    string? INumbered.Series => NumberYear is { } year && Number is null ? $"legalaid/{Office}/{Type}/{year}" : null;

    void INumbered.TakeNumber(long number) => Give($"（{NumberYear}）{NumberWord}{Type.Title()[..1]}字第{number}号");

    /// <param name="id">Chosen by the caller: filing twice with one id files once.</param>
    /// <param name="centre">The institution the application goes to, and the word of its numbers.</param>
    /// <param name="how">When and where an officer took it down, for the step: ，2026年11月20日上门：石桥村.</param>
    public static AidCase Apply(Guid id, string place, (Guid Id, string Word) centre, AidPerson applicant, AidClaim claim, Screening screening, string channel, Actor by, Settings settings, string? how = null)
    {
        var filed = new AidCase { Id = id, Place = place, Office = centre.Id, NumberWord = centre.Word, FiledAt = by.At, Channel = channel, FiledByName = by.Kind == ActorKind.Staff ? by.Name : null, FiledById = by.Id };
        filed.persons.Add(applicant);
        filed.State(claim, by.At);
        filed.Judge(claim.Known, screening, by.At.CityDay());
        filed.Record(AidAct.Apply, AidStage.Review, AidStage.Review, by, "法律援助法第38、40、41条", by.Kind == ActorKind.Staff ? $"{by.Post}{by.Name}代为申请{how}" : null, false);
        filed.Enter(Participant.Enter(applicant.Id, AidFlow.ApplicantRole, "申请人", applicant.Name, applicant.Phone, applicant.PersonId, by.At)).Join();
        filed.Enter(Participant.Enter(Guid.CreateVersion7(), AidFlow.OpponentRole, "对方", claim.OtherName, null, null, by.At)); // found by name; the number stays here: nobody writes to the other side
        filed.StartClock(AidClocks.Review, by.At, settings);
        filed.Announce(new AidApplied(id, place, filed.Green is not null, by.At));
        return filed;
    }

    public void Correct(AidClaim claim, Screening screening, Actor by)
    {
        DemandOther(claim.OtherName.Trim());
        Take(AidAct.Correct, by, $"原内容：{Facts}\n原请求：{Wanted}\n对方：{OtherName}；最后一天：{LimitDay?.Formal() ?? "没有写"}；要保全：{(NeedsPreservation ? "是" : "否")}");
        Participants.FirstOrDefault(p => p.Role == AidFlow.OpponentRole)?.Correct(claim.OtherName, null);
        State(claim, by.At);
        Judge(claim.Known, screening, RulesDay);
    }

    // as when it was filed: nobody asks against himself, and the other side does not ask in somebody's name (LAL 40)
    private void DemandOther(string other)
    {
        if (persons.FirstOrDefault(p => p.Name == other) is { } same) throw new RuleBroken($"{same.Name}是申请人，不能同时是对方。") { Field = nameof(AidClaim.OtherName) };
        if (persons.Any(p => p.SpeakerName == other)) throw new RuleBroken("对方不能替需要援助的人申请，请由其他监护人、近亲属申请（法律援助法第四十条）。") { Field = nameof(AidClaim.OtherName) };
    }

    /// <summary>The questions of scope and hardship were never asked: another service handed it on.</summary>
    public bool Unasked => NoticeOrgan is null && Known.Trouble is null;

    /// <param name="from">The event from which the last day was counted; null where the day itself was typed.</param>
    public void Answer(Circumstances known, bool pledged, DateOnly? limitDay, bool needsPreservation, Screening screening, Actor by, AidLimit? from = null)
    {
        if (!Unasked) throw new RuleBroken("自查的问题已经回答过。情况有变化的，请用“更正申请”写明。");
        Take(AidAct.Answer, by);
        State(new(known, Facts, Wanted, OtherName, OtherIsFirm, OtherPhone, limitDay, needsPreservation, pledged, from), by.At);
        Judge(known, screening, RulesDay);
    }

    /// <summary>The officer has seen the proof or heard the pledge: that much is settled, what else was flagged stays (LAL 41, 42).</summary>
    public void Verify(IReadOnlyCollection<AidProof> proofs, string how, Screening screening, Actor by)
    {
        if (proofs.Count == 0) throw new RuleBroken("请选择核对了什么。") { Field = "Proofs" };
        if (proofs.FirstOrDefault(p => !ToSee.Contains(p)) is var other && proofs.Any(p => !ToSee.Contains(p))) throw new RuleBroken($"“{other.Title()}”现在不用核对。") { Field = "Proofs" };
        Take(AidAct.Verify, by, $"{string.Join("、", proofs.Distinct().Select(p => p.Title()))}：{how.Trim()}", internalOnly: true);
        Seen = Names([.. (Seen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AidProof>), .. proofs]);
        SeenHow = SeenHow is null ? how.Trim() : $"{SeenHow}\n{how.Trim()}";
        Flag(Known, screening);
    }

    private bool HasSeen(AidProof proof) => Seen?.Split(' ').Contains(proof.ToString()) == true;

    /// <summary>An officer of the institution that has it.</summary>
    public bool MayExamine(Actor by) => Holds(by, AidPermissions.Examine);

    /// <summary>One notice of everything that is missing; whether the seven days stop meanwhile is the city's choice, the law does not say.</summary>
    public void AskSupplement(string what, Actor by, Settings settings)
    {
        if (SupplementAsked is not null) throw new RuleBroken("补充材料只能一次告知完，这件事已经告知过。需要的说明请直接问申请人，或者提出审查意见。");
        Take(AidAct.AskSupplement, by, what);
        (SupplementAsked, SupplementAskedAt) = (what.Trim(), by.At);
        MustReach(DeliveredPaper.Supplement, by.At);
        if (Undelivered.Count == 0) Await(by.At.CityDay(), by, settings);
        Announce(new AidSupplementAsked(Id, by.At));
    }

    public void Supply(string? said, Actor by, Settings settings)
    {
        Take(AidAct.Supply, by, said);
        DropDeliveries(by.At);
        MeetClock(AidClocks.Supplement, by.At);
        if (Clock(AidClocks.Review) is { State: ClockState.Paused }) ResumeClock(AidClocks.Review, by.At, settings);
        Announce(new AidSupplied(Id, by.At));
    }

    /// <summary>Silence until the stated day counts as withdrawal (LAL 43).</summary>
    public void Lapse(Actor system)
    {
        Take(AidAct.Lapse, system, "到期没有补充材料，也没有作出说明，视为撤回申请");
        Tell("申请视为撤回", true, system.At);
        Close(system.At, "视为撤回申请");
    }

    public void Propose(bool grant, RefusalGround? ground, string opinion, Actor by)
    {
        if (Unasked) throw new RuleBroken("自查的问题还没有回答。请先问清楚，记在“回答自查的问题”里。");
        if (!grant && ground is null) throw new RuleBroken("不予援助要选一项法定理由。") { Field = "Ground" };
        Take(AidAct.Propose, by, $"{(grant ? "建议给予援助" : $"建议不予援助：{ground?.Title()}")}。{opinion.Trim()}", internalOnly: true);
        (ProposesGrant, Ground, Opinion, ProposedBy) = (grant, grant ? null : ground, opinion.Trim(), by.Id);
        Announce(new AidProposed(Id, by.At));
    }

    public void SendBack(string why, Actor by)
    {
        DemandSecond(by);
        Take(AidAct.SendBack, by, why, internalOnly: true);
        (ProposesGrant, Ground, ProposedBy) = (null, null, null);
    }

    public void Grant(string? note, Actor by, Settings settings)
    {
        DemandSecond(by);
        Take(AidAct.Grant, by, note);
        Given(by, settings);
    }

    /// <summary>First the aid, then the papers: a limit is near, or something must be secured at once (LAL 44).</summary>
    public void GrantFirst(string why, Actor by, Settings settings)
    {
        if (!MayGiveFirst(by.At)) throw new RuleBroken("先行援助要有急迫的情形：离起诉、仲裁、复议的最后一天不到7天，或者马上要申请保全、先予执行。请先在“更正申请”里写明那一天或者那种情形。");
        Take(AidAct.GrantFirst, by, why);
        GivenFirstAt = by.At;
        DropDeliveries(by.At);
        StopClock(AidClocks.Supplement, by.At, "已决定先行援助");
        StartClock(AidClocks.Complete, by.At, settings);
        Given(by, settings);
    }

    public bool MayGiveFirst(DateTime at) => AidClaim.IsUrgent(NeedsPreservation, LimitDay, at.CityDay());

    public void Complete(string note, Actor by)
    {
        if (!OwesPapers) throw new RuleBroken("这件事的手续已经齐全。");
        Take(AidAct.Complete, by, note);
        CompletedAt = by.At;
        MeetClock(AidClocks.Complete, by.At);
    }

    public void Refuse(RefusalGround ground, string reason, Actor by)
    {
        DemandSecond(by);
        Take(AidAct.Refuse, by, $"{ground.Title()}。{reason.Trim()}");
        (Ground, Reason, DecidedAt, DecidedById) = (ground, reason.Trim(), by.At, by.Id);
        MeetClock(AidClocks.Review, by.At);
        NumberYear = by.At.CityDay().Year;
        MustReach(DeliveredPaper.Refusal, by.At);
        Tell("不予法律援助", true, by.At);
        Close(by.At, "不予援助");
    }

    /// <summary>The receiving institution got it by transfer; in which way it came to the first one stays in the step.</summary>
    public void Transfer(string place, (Guid Id, string Word) centre, string centreName, string reason, Actor by)
    {
        if (centre.Id == Office) throw new RuleBroken("这件事现在就在这个机构。");
        Take(AidAct.Transfer, by, $"转到{centreName}（原来源：{Channel}）：{reason.Trim()}");
        SettleRecusal(centreName, by);
        (Place, Office, NumberWord, Channel) = (place, centre.Id, centre.Word, Matters.Channels.Transfer);
        Announce(new AidTransferred(Id, centreName, by.At));
    }

    public void Withdraw(string reason, Actor by)
    {
        Take(AidAct.Withdraw, by, reason);
        DropDeliveries(by.At);
        Tell("申请人撤回了申请", true, by.At);
        Close(by.At, "申请人撤回");
    }

    /// <summary>To the department that set up the institution (LAL 49). The law names no last day for it.</summary>
    public void Object(string reason, Actor by, Settings settings)
    {
        if (UpheldAt is not null) throw new RuleBroken($"司法局已经审查过，维持了原决定。不服的，可以自收到审查决定之日起60日内申请行政复议（算到{AidRemedies.AfterObjection(this, settings.Calendar)[0].Due.Day.Formal()}），或者6个月内向人民法院起诉（算到{AidRemedies.AfterObjection(this, settings.Calendar)[1].Due.Day.Formal()}）。");
        if (AidRemedies.Objection(this, settings) is { } limit && limit.IsOver(by.At)) throw new RuleBroken($"本地规定收到决定后要在{limit.Day.Formal()}以前提出异议，已经过了。");
        if (!Present.Any()) throw new RuleBroken("申请人已经去世，不再受理异议。");
        Take(AidAct.Object, by, reason);
        ObjectedBy = by.Kind == ActorKind.Citizen && Present.Where(p => p.PersonId == by.Id).ToList() is [var one] ? one.Id : null;
        DropDeliveries(by.At);
        ClosedAt = null;
        StartClock(AidClocks.Objection, by.At, settings);
        Announce(new AidObjected(Id, by.At));
    }

    /// <summary>The first day on which the file may be put away: until then an objection may come. Null: none is awaited, or it was answered.</summary>
    public DateOnly? ArchiveFrom(Settings settings) =>
        Stage is AidStage.Refused or AidStage.Terminated && UpheldAt is null && Present.Any() && ClosedAt is { } closed ? closed.CityDay().AddDays(settings.On(AidSettings.ObjectionDays, closed)) : null;

    public void Judge(bool uphold, string reason, Actor by, Settings settings)
    {
        var refusal = Stage == AidStage.RefusalObjected;
        Take(uphold ? AidAct.Uphold : AidAct.Overrule, by, reason);
        MeetClock(AidClocks.Objection, by.At);
        if (uphold)
        {
            UpheldAt = by.At;
            MustReach(DeliveredPaper.Objection, by.At);
            Close(by.At, "异议审查维持原决定");
        }
        else if (refusal) Given(by, settings);
        else
        {
            if (Handler is null)
            {
                // who had it left meanwhile: it goes on with another
                Take(AidAct.Replace, Actor.System(by.At), "原来的律师已经离任，由中心另派");
                Unhand(by, settings);
            }
            // what rested on the termination falls with it
            if (Ended == TerminationGround.Deception) PledgeBrokenAt = null;
            (Ended, CostsFen, ProposedFineFen, PenaltyProposedAt, PenaltyProposedBy) = (null, null, null, null, null);
            GoOn(by.At, settings);
        }
        if (!uphold) ReopenRecusal(by.At, settings);
        Announce(new AidObjectionJudged(Id, uphold, by.At));
    }

    // the termination stopped every clock; what was open then is open again
    private void GoOn(DateTime at, Settings settings)
    {
        foreach (var rule in Open()) if (Clock(rule) is null) StartClock(rule, at, settings);

        IEnumerable<ClockRule> Open()
        {
            if (OwesPapers) yield return AidClocks.Complete;
            if (NoticeOrgan is not null && OrganToldAt is null) yield return AidClocks.Notice;
            if (Handler is null)
            {
                yield return AidClocks.Assign;
                yield break;
            }
            // who had not taken it yet is not asked to any more: he is to speak with the aided person
            if (!Contacted) yield return AidClocks.Contact;
            yield return AidClocks.Report;
            if (ReplacementAsked is not null) yield return AidClocks.Replace;
            if (Clocks.All(c => c.Rule != AidClocks.VisitMiddle.Key || c.State == ClockState.Stopped)) yield return AidClocks.VisitMiddle;
        }
    }

    protected override bool Holds(Actor by, Who who) =>
        who == AidFlow.Lawyer ? by.Kind == ActorKind.Staff && Handler == by.Id
        : who == AidFlow.Organ ? by.Kind == ActorKind.Staff && NoticeBody is { } body && by.IsOf(body)
        // what all share is told by who speaks for all
        : who == AidFlow.Spokesman ? base.Holds(by, AidFlow.Applicant) && (!Representatives.Any() || Representatives.Any(p => p.PersonId == by.Id))
        // nobody acts for the office in a matter of his own
        : by.Kind == ActorKind.Staff && (OtherName == by.Name || persons.Any(p => p.Name == by.Name || p.SpeakerName == by.Name)) || StandsAside(by) ? false
        : who == AidFlow.RecusalAsker ? by.Kind == ActorKind.Staff ? IsOfTheCentre(by, AidPermissions.Examine) || Holds(by, AidPermissions.JudgeObjections) : base.Holds(by, AidFlow.Applicant)
        : who == AidFlow.RecusalJudge ? by.Kind == ActorKind.Staff && Handler != by.Id && (OpenRecusal is not { OfHead: true } && IsOfTheCentre(by, AidPermissions.Decide) || IsOfTheDepartment(by))
        : who == AidFlow.Taker ? by.Kind == ActorKind.Staff && Handler is null && by.May(AidPermissions.Handle, Place)
        : who == AidFlow.OnTheSpot ? IsClear && FiledById != by.Id && IsOfTheCentre(by, AidPermissions.Examine)
        // the department, and of it not who decided
        : who.Permission == AidPermissions.JudgeObjections ? DecidedById != by.Id && IsOfTheDepartment(by)
        : who.Permission is { } permission && by.Kind == ActorKind.Staff ? Handler != by.Id && IsOfTheCentre(by, permission)
        : base.Holds(by, who);

    // each institution decides on its own cases
    private bool IsOfTheCentre(Actor by, Permission permission) =>
        by.Grants.Any(g => g.Permission == permission.Key && Place.StartsWith(g.Scope, StringComparison.Ordinal) && (g.Organization is null || g.Organization == Office));

    // the officer who examined and the head who decides are two (LAL 43)
    private void DemandSecond(Actor by)
    {
        if (ProposedBy == by.Id) throw new RuleBroken("审查意见是您提出的，要由另一位负责人决定。");
    }

    private void Given(Actor by, Settings settings)
    {
        (DecidedAt, DecidedById) = (by.At, by.Id);
        (Ground, Reason) = (null, null);
        NumberYear ??= by.At.CityDay().Year;
        StopClocksBut(AidClocks.Complete, by.At);
        StartClock(AidClocks.Assign, by.At, settings);
        Announce(new AidGranted(Id, GivenFirstAt == by.At, by.At));
        Tell("决定给予法律援助", false, by.At);
    }

    // whoever handed it on learns that much; reasons and means are nobody's business there
    private void Tell(string title, bool final, DateTime at) =>
        Announce(new Matters.MatterResult(Id, Kind, title, null, final ? [.. persons.Where(p => p.RecoveredFen > 0).Select(p => new Matters.ResultSum(p.Id, p.RecoveredFen!.Value))] : [], final, at));

    private void StopClocksBut(ClockRule kept, DateTime at)
    {
        foreach (var rule in AidClocks.All.Where(r => r != kept && r != AidClocks.Recuse && !AidClocks.Others.Contains(r))) MeetClock(rule, at);
    }

    private void Close(DateTime at, string why, ClockRule? kept = null)
    {
        foreach (var rule in AidClocks.All.Where(r => r != kept)) StopClock(rule, at, why);
        ClosedAt = at;
        Announce(new Matters.MatterClosed(Id, Kind, at));
    }

    internal static Circumstances ReadAnswers(string answers) => JsonSerializer.Deserialize<Circumstances>(answers, json)!;

    private void State(AidClaim claim, DateTime at)
    {
        // the day that stood there when it was typed may pass while the application is examined: whoever corrects something else need not touch it
        if (claim.LimitDay is { } last && last != LimitDay && last < at.CityDay()) throw new RuleBroken("起诉、仲裁、复议的最后一天已经过去。过了最后一天的不填，请到窗口说明原因。") { Field = nameof(AidClaim.LimitDay) };
        (Facts, Wanted) = (claim.Facts.Trim(), claim.Wanted.Trim());
        (OtherName, OtherIsFirm, OtherPhone) = (claim.OtherName.Trim(), claim.OtherIsFirm, claim.OtherPhone);
        (LimitDay, NeedsPreservation, Pledged) = (claim.LimitDay, claim.NeedsPreservation, claim.Pledged);
        (LimitEvent, LimitEventOn) = (claim.Limit?.Event, claim.Limit?.On);
        Trouble = claim.Known.Trouble ?? Trouble.Other;
        Type = Trouble switch
        {
            Trouble.Accused or Trouble.CrimeVictim or Trouble.Treatment => AidType.Criminal,
            Trouble.SocialBenefit or Trouble.Pension or Trouble.StateCompensation or Trouble.Acquittal or Trouble.Reconsideration => AidType.Administrative,
            _ => AidType.Civil,
        };
        var title = $"{(claim.Known.Trouble is null ? "" : $"{Trouble.Title()}：")}{Facts.ReplaceLineEndings(" ")}";
        Title = title.Length > 40 ? title[..40] + "…" : title;
    }

    private void Judge(Circumstances known, Screening screening, DateOnly day)
    {
        Answers = JsonSerializer.Serialize(known, json);
        (RulesDay, Verdict) = (day, screening.Verdict ?? Verdict.AskPerson);
        Green = GreenChannel.For(known);
        Turn = Green is null ? 1 : 0;
        (Seen, SeenHow) = (null, null); // something changed: whoever looked saw something else
        Flag(known, screening);
    }

    private void Flag(Circumstances known, Screening screening)
    {
        var flags = AidFlag.Of(this, known, screening).ToList();
        var open = flags.Where(f => f.Proof is not { } proof || !HasSeen(proof)).Select(f => f.Words).ToList();
        (Flags, Unseen) = (open.Count == 0 ? null : string.Join("\n", open), Names(flags.Select(f => f.Proof).OfType<AidProof>().Where(p => !HasSeen(p))));
    }

    private static string? Names(IEnumerable<AidProof> proofs) => string.Join(' ', proofs.Distinct()) is { Length: > 0 } names ? names : null;
}
