namespace Fashu.LegalAid;

/// <summary>From the assignment of a lawyer to the end of the file.</summary>
internal sealed partial class AidCase
{
    private readonly List<AidEntry> entries = [];
    private readonly List<AidHearing> hearings = [];

    public IReadOnlyList<AidEntry> Entries => entries;
    public IReadOnlyList<AidHearing> Hearings => hearings;

    /// <summary>The firm of the lawyer in charge: two aided sides must not meet in one firm.</summary>
    public Guid? Firm { get; private set; }
    public string? FirmName { get; private set; }
    public DateTime? AssignedAt { get; private set; }

    /// <summary>Why the applicant wants another lawyer; null while nothing of the kind is open.</summary>
    public string? ReplacementAsked { get; private set; }
    public TerminationGround? Ended { get; private set; }
    public AidOutcome? Outcome { get; private set; }

    /// <summary>The lawyer in charge has spoken with the aided person; one before him does not count.</summary>
    public bool Contacted => entries.Any(e => e.Kind == AidEntryKind.Contact && e.WrittenAt >= AssignedAt);

    /// <summary>What came out, in plain words.</summary>
    public string? Result { get; private set; }
    public DateOnly? FinishedOn { get; private set; }

    /// <summary>Quality of the file, 0 to 100, by a second person.</summary>
    public int? Quality { get; private set; }
    public long? SubsidyFen { get; private set; }

    /// <param name="why">How the lawyer was chosen: roster, the applicant's wish, an officer's choice.</param>
    /// <param name="wishRefused">Why it is not the lawyer the applicant wished for; demanded while such a wish is open.</param>
    public void Assign(Guid lawyer, string name, Guid firm, string firmName, string why, Actor by, Settings settings, string? wishRefused = null)
    {
        DemandNoParty(lawyer, name);
        DemandAnswer(lawyer, wishRefused);
        Take(AidAct.Assign, by, why);
        AnswerWish(lawyer == WishedLawyer ? null : wishRefused, by.At);
        Hand(lawyer, name, firm, firmName, by.At, settings);
        MeetClock(AidClocks.Assign, by.At);
        BeginAnew(by.At, settings);
    }

    /// <summary>The lawyer takes the case; first contact and the first report are counted from here and from the assignment.</summary>
    public void TakeOn(Actor by, Settings settings)
    {
        Take(AidAct.Take, by);
        foreach (var mine in assignments.Where(a => a.Until is null)) mine.Take(by.At);
        MeetClock(AidClocks.Take, by.At);
        StartClock(AidClocks.Contact, by.At, settings);
        StartClock(AidClocks.Report, AssignedAt!.Value, settings);
        if (Clocks.All(c => c.Rule != AidClocks.VisitMiddle.Key || c.State == ClockState.Stopped)) StartClock(AidClocks.VisitMiddle, by.At, settings);
        Announce(new AidTaken(Id, by.Id, by.At));
    }

    public void Return(string reason, Actor by, Settings settings)
    {
        Take(AidAct.Return, by, reason);
        Unhand(by, settings);
    }

    public void Write(AidEntryKind kind, DateOnly on, string way, string text, bool told, Actor by, Settings settings)
    {
        if (kind is AidEntryKind.Referral or AidEntryKind.Organ) throw new RuleBroken("转办的结果和办案机关告知的事由系统记入，不用登记。") { Field = "Kind" };
        if (kind == AidEntryKind.Visit && !Present.Any()) throw new RuleBroken("受援人已经去世，不再回访。");
        if (kind == AidEntryKind.Contact && Contacted) throw new RuleBroken("首次联系已经登记过，以后的请用“记录会见”。");
        Take(ActOf(kind), by, told ? text.Trim() : null, internalOnly: !told);
        entries.Add(AidEntry.Write(kind, on, way, text, told, by));
        if (kind == AidEntryKind.Contact) MeetClock(AidClocks.Contact, by.At);
        if (kind == AidEntryKind.Visit) MeetClock(Stage == AidStage.Handling ? AidClocks.VisitMiddle : AidClocks.VisitEnd, by.At);
        if (kind == AidEntryKind.Stage) AskStageReport(on == by.At.CityDay() ? by.At : on.StartsAt(), settings);
        if (kind == AidEntryKind.Report)
        {
            MeetClock(AidClocks.ReportStage, by.At);
            MeetClock(AidClocks.Report, by.At);
            StartClock(AidClocks.Report, by.At, settings);
            Announce(new AidReported(Id, by.At));
        }
    }

    /// <summary>A stage of the case was reached, or a hearing held: the aided person hears of it within the city's days.</summary>
    public void AskStageReport(DateTime reached, Settings settings)
    {
        if (Clock(AidClocks.ReportStage) is null) StartClock(AidClocks.ReportStage, reached, settings);
    }

    /// <summary>Another service to which the concern was handed on came to something; the clocks of the aid go on, no article stops them.</summary>
    public void HearBack(string from, string said, Actor system) => entries.Add(AidEntry.Write(AidEntryKind.Referral, system.At.CityDay(), from, said, !IsGroup, system)); // of many each reads it where he agreed to the referral

    /// <summary>Set and not called off, whether it was held already or not.</summary>
    public IEnumerable<AidHearing> StandingHearings => hearings.Where(h => h.CancelledAt is null).OrderBy(h => h.At);

    public void Schedule(DateTime at, string where, string? note, Actor by)
    {
        DemandAhead(at, by);
        Take(AidAct.Schedule, by, $"{Said(at)}，{where.Trim()}");
        hearings.Add(AidHearing.Set(at, where, note));
        Announce(new AidHearingSet(Id, at, by.At));
    }

    /// <summary>Court or board puts the day off or forward; whoever was told of the old one is told of the new.</summary>
    public void MoveHearing(Guid id, DateTime at, string where, string? note, string reason, Actor by)
    {
        var hearing = StandingHearing(id);
        DemandAhead(at, by);
        var from = hearing.At;
        if (from == at && hearing.Where == where.Trim()) throw new RuleBroken("时间、地点和原来一样。") { Field = "Day" };
        Take(AidAct.MoveHearing, by, $"{Said(from)}的改到{Said(at)}，{where.Trim()}：{reason.Trim()}");
        hearing.Move(at, where, note);
        Announce(new AidHearingChanged(Id, id, from, at, by.At));
    }

    public void CancelHearing(Guid id, string reason, Actor by)
    {
        var hearing = StandingHearing(id);
        Take(AidAct.CancelHearing, by, $"{Said(hearing.At)}的不开了：{reason.Trim()}");
        hearing.Cancel(by.At);
        Announce(new AidHearingChanged(Id, id, hearing.At, null, by.At));
    }

    /// <summary>Marks the hearings that begin before this instant as reminded of.</summary>
    public IReadOnlyList<AidHearing> Remind(DateTime now, DateTime until)
    {
        var due = StandingHearings.Where(h => h.RemindedAt is null && h.At > now && h.At <= until).ToList();
        foreach (var hearing in due) hearing.Remind(now);
        return due;
    }

    private AidHearing StandingHearing(Guid id) => StandingHearings.FirstOrDefault(h => h.Id == id) ?? throw new RuleBroken("请选择一次开庭；已经取消的不能再改。") { Field = "Hearing" };

    private static void DemandAhead(DateTime at, Actor by)
    {
        if (at <= by.At) throw new RuleBroken("开庭时间要在以后。") { Field = "Day" };
    }

    private static string Said(DateTime at) => $"{at.ToCity():yyyy年M月d日H时mm分}";

    /// <summary>Sums by person; what is left out stays as it was.</summary>
    public void CountMoney(IReadOnlyCollection<(Guid Person, long? ClaimFen, long? RecoveredFen)> sums, Actor by)
    {
        foreach (var (id, claim, recovered) in sums)
            (persons.FirstOrDefault(p => p.Id == id) ?? throw new RuleBroken("这个人不在这件事里。")).Count(claim, recovered, by);
        Counted(by);
    }

    public void AskReplacement(string reason, Actor by, Settings settings)
    {
        if (ReplacementAsked is not null) throw new RuleBroken(by.Kind == ActorKind.Staff ? "更换律师的要求已经登记过，正在等答复。" : "您的要求已经送到法律援助中心，正在等答复。");
        Take(AidAct.AskReplacement, by, reason);
        ReplacementAsked = reason.Trim();
        StartClock(AidClocks.Replace, by.At, settings);
        Announce(new AidReplacementAsked(Id, by.At));
    }

    /// <param name="agree">The case then waits for another lawyer; three days run anew.</param>
    public void AnswerReplacement(bool agree, string reason, Actor by, Settings settings)
    {
        if (!agree && ReplacementAsked is null) throw new RuleBroken("受援人没有要求更换律师。");
        Take(agree ? AidAct.Replace : AidAct.KeepLawyer, by, reason);
        if (agree) Unhand(by, settings);
        else
        {
            DropReplacement(by.At);
            Announce(new AidReplacementRefused(Id, by.At));
        }
    }

    public void Terminate(TerminationGround ground, string reason, Actor by)
    {
        if (ground == TerminationGround.Died) throw new RuleBroken("受援人去世的，请用“申请人去世”登记，不再给他发通知。") { Field = "Ground" };
        Take(AidAct.Terminate, by, $"{ground.Title()}。{reason.Trim()}");
        (Ended, Reason, EndAsked) = (ground, reason.Trim(), null);
        BreakPledge(ground, by.At);
        EndOffer(by.At, null, lapsed: false);
        EndMandate(by.At);
        DropDeliveries(by.At);
        MustReach(DeliveredPaper.Termination, by.At);
        Tell("法律援助已经终止", true, by.At);
        Close(by.At, "终止援助");
    }

    public void Finish(AidOutcome outcome, string result, DateOnly on, Actor by, Settings settings)
    {
        if (on > by.At.CityDay()) throw new RuleBroken("办结的日子不能晚于今天。") { Field = "On" };
        if (!Contacted) throw new RuleBroken("还没有登记首次联系，不能办结。");
        if (ReplacementAsked is not null) throw new RuleBroken("受援人要求更换律师，法律援助中心还没有答复，不能办结。");
        if (EndAsked is not null) throw new RuleBroken("受援人要求终止援助，负责人还没有答复，不能办结。");
        if (OwesPapers) throw new RuleBroken("先行援助的手续还没有补齐，不能办结。请法律援助中心确认补齐，不符合条件的终止援助（法律援助法第44、48条）。");
        if (NoticeOrgan is not null && OrganToldAt is null) throw new RuleBroken($"还没有把承办律师告知{NoticeFrom}，不能办结。");
        Take(AidAct.Finish, by, $"{outcome.Title()}。{result.Trim()}");
        (Outcome, Result, FinishedOn) = (outcome, result.Trim(), on);
        StopClocks(by.At, "已办结");
        StartClock(AidClocks.HandIn, by.At, settings);
        StartClock(AidClocks.VisitEnd, by.At, settings);
        Announce(new AidFinished(Id, by.At));
        Tell($"案件办结：{outcome.Title()}", true, by.At);
    }

    public void HandIn(string? note, Actor by, Settings settings)
    {
        Take(AidAct.HandIn, by, note, internalOnly: true);
        MeetClock(AidClocks.HandIn, by.At);
        StartClock(AidClocks.CheckFile, by.At, settings);
    }

    public void ReturnFile(string reason, Actor by, Settings settings)
    {
        Take(AidAct.ReturnFile, by, reason, internalOnly: true);
        MeetClock(AidClocks.CheckFile, by.At);
        StartClock(AidClocks.HandIn, by.At, settings);
        Announce(new AidFileReturned(Id, by.At));
    }

    public void PassFile(int quality, string? note, Actor by, Settings settings)
    {
        if (quality is < 0 or > 100) throw new RuleBroken("评分在0到100之间。") { Field = "Quality" };
        Take(AidAct.PassFile, by, $"质量评分{quality}分。{note}", internalOnly: true);
        Quality = quality;
        MeetClock(AidClocks.CheckFile, by.At);
        StartClock(AidClocks.Pay, by.At, settings);
    }

    /// <param name="due">By the table; a sum that departs from it needs its reason.</param>
    /// <param name="fen">Null: what the table gives.</param>
    public void Pay(Subsidy due, long? fen, string? basis, Actor by)
    {
        var paid = fen ?? due.Fen ?? throw new RuleBroken("请填写补贴金额。") { Field = "Amount" };
        if (paid < 0) throw new RuleBroken("金额不能小于零。") { Field = "Amount" };
        var said = basis?.Trim() ?? "";
        if (said.Length == 0 && due.Fen is null) throw new RuleBroken("还没有本地的标准可以算，请写明按什么付。") { Field = "Basis" };
        if (said.Length == 0 && paid != due.Fen) throw new RuleBroken($"按标准是{due.Fen!.Value.Yuan()}，付{paid.Yuan()}的要写明理由。") { Field = "Basis" };
        Take(AidAct.Pay, by, string.Join('\n', new[] { due.Words, said.Length == 0 ? "" : paid == due.Fen || due.Fen is null ? said : $"和标准不一样：{said}", $"付{paid.Yuan()}" }.Where(l => l.Length > 0)), internalOnly: true);
        SubsidyFen = paid;
        Close(by.At, "办结，补贴已发放", kept: AidClocks.VisitEnd); // the person is asked after the end, whenever the lawyer was paid
    }

    public void Archive(Actor system, string? filed)
    {
        Take(AidAct.Archive, system, filed);
        if (ClosedAt is null) Close(system.At, "已归档");
        else StopClock(AidClocks.VisitEnd, system.At, "已归档");
    }

    /// <summary>The lawyer left and nobody took this over: what is still to be done about it waits for the centre to give it to another.</summary>
    public bool LacksLawyer => Handler is null && Stage is AidStage.Finished or AidStage.FileIn or AidStage.FileChecked or AidStage.TerminationObjected;

    /// <summary>The lawyer's whole caseload goes to another (移交); where that one must stand aside, the centre assigns anew. An ended case keeps the name of who did it until then.</summary>
    public void HandOver((Guid Id, string Name, Guid Firm, string FirmName)? to, string reason, Actor system, Settings settings)
    {
        // an objection may bring a terminated one back
        if (Handler is null || Stage is not (AidStage.Assigned or AidStage.Handling or AidStage.Finished or AidStage.FileIn or AidStage.FileChecked or AidStage.Terminated or AidStage.TerminationObjected)) return;
        if (to is { } next)
        {
            Take(AidAct.Assign, system, reason);
            Hand(next.Id, next.Name, next.Firm, next.FirmName, system.At, settings, told: Stage != AidStage.Terminated);
            BeginAnew(system.At, settings);
            return;
        }
        Take(Stage == AidStage.Assigned ? AidAct.Return : AidAct.Replace, system, reason);
        if (Stage == AidStage.Granted)
        {
            Unhand(system, settings);
            return;
        }
        Handler = null;
        Keep(null, system.At);
    }

    /// <summary>The visit that is due now: its clock, until it is made or the case is closed.</summary>
    public ClockRow? VisitDue => Clocks.LastOrDefault(c => c.Runs && AidClocks.Visits.Any(v => v.Key == c.Rule));

    private static AidAct ActOf(AidEntryKind kind) => kind switch
    {
        AidEntryKind.Contact => AidAct.Contact,
        AidEntryKind.Meeting => AidAct.Meet,
        AidEntryKind.Report => AidAct.Report,
        AidEntryKind.Stage => AidAct.Reach,
        _ => AidAct.Visit,
    };

    // another lawyer, or the answer that it stays with this one: nothing is open any more
    private void DropReplacement(DateTime at)
    {
        ReplacementAsked = null;
        MeetClock(AidClocks.Replace, at);
    }

    /// <param name="told">The lawyer and the applicant are told of it; who takes a case himself knows.</param>
    private void Hand(Guid lawyer, string name, Guid firm, string firmName, DateTime at, Settings settings, bool told = true)
    {
        EndOffer(at, null, lapsed: false);
        // what comes after the work is the institution's own affair
        if (Handler != lawyer && Stage is AidStage.Granted or AidStage.Assigned or AidStage.Handling or AidStage.Terminated or AidStage.TerminationObjected) TellAgain(at, settings);
        if (Handler != lawyer)
        {
            EndMandate(at);
            foreach (var ahead in StandingHearings.Where(h => h.At > at)) ahead.Forget(); // he was not reminded
        }
        (Handler, HandlerName, Firm, FirmName, AssignedAt) = (lawyer, name, firm, firmName, at);
        Keep(AidAssignment.Of(lawyer, name, firm, firmName, at));
        DropReplacement(at);
        if (told) Announce(new AidAssigned(Id, lawyer, at));
    }

    // the days of the one before are not his: he has to take it or, where nobody asks him that, to speak with the aided person
    private void BeginAnew(DateTime at, Settings settings)
    {
        StopClock(AidClocks.Take, at, "已更换律师");
        if (Stage == AidStage.Assigned) StartClock(AidClocks.Take, at, settings);
        if (Stage != AidStage.Handling) return;
        StopClock(AidClocks.Contact, at, "已更换律师");
        StartClock(AidClocks.Contact, at, settings);
        if (Clock(AidClocks.Report) is null) StartClock(AidClocks.Report, at, settings); // nobody had it
    }

    private void Unhand(Actor by, Settings settings)
    {
        foreach (var rule in (ClockRule[])[AidClocks.Take, AidClocks.Contact, AidClocks.Report, AidClocks.ReportStage, AidClocks.VisitMiddle]) StopClock(rule, by.At, "律师不再承办");
        TellAgain(by.At, settings);
        ForgetWish();
        EndMandate(by.At);
        (Handler, HandlerName, Firm, FirmName, AssignedAt) = (null, null, null, null, null);
        Keep(null, by.At);
        DropReplacement(by.At);
        StartClock(AidClocks.Assign, by.At, settings);
        Announce(new AidUnassigned(Id, by.At));
    }
}
