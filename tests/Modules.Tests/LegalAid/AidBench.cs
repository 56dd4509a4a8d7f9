using Fashu.Documents;
using Fashu.LegalAid;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Brings a legal-aid case to any stage by lawful acts, and carries out any act of the table as whoever holds it.</summary>
internal sealed class AidBench(DateTime at)
{
    public const string County = "330191";
    public static readonly Settings Settings = new(null!); // the defaults: nothing is ever read anew
    public static readonly Circumstances Unpaid = new() { Trouble = Trouble.Wages, HasLawyer = false, Statuses = [Status.MigrantWorker] };

    public static DateTime City(string day, string time = "10:00") => DateOnly.Parse(day).ToDateTime(TimeOnly.Parse(time), DateTimeKind.Utc).AddHours(-8);

    public DateTime At { get; set; } = at;
    public (Guid Id, string Word) Centre { get; init; } = (Guid.CreateVersion7(), "青溪法援");
    public Guid Firm { get; init; } = Guid.CreateVersion7();
    public Guid ApplicantId { get; init; } = Guid.CreateVersion7();
    public Guid LawyerId { get; init; } = Guid.CreateVersion7();
    public string Other { get; init; } = "岚江建筑公司";
    public string Name { get; init; } = "周秀英";

    /// <summary>On which ground aid is ended.</summary>
    public TerminationGround EndsBy { get; init; } = TerminationGround.OwnLawyer;

    public Actor Applicant => new(ApplicantId, Name, ActorKind.Citizen, At);
    public Actor Lawyer => new(LawyerId, "沈明远", ActorKind.Staff, At) { Post = "法援律师" };
    public Actor Taker => Lawyer with { Grants = [new(AidPermissions.Handle.Key, County)] };
    /// <summary>The court whose notices <see cref="Notice"/> makes, and its clerk.</summary>
    public Guid Court { get; init; } = Guid.CreateVersion7();
    public Actor Clerk => new(Guid.CreateVersion7(), "郑书记", ActorKind.Staff, At) { Post = "办案机关联络员", Grants = [new(AidPermissions.Partner.Key, County, Court)] };
    public Actor Stranger => new(Guid.CreateVersion7(), "路人", ActorKind.Staff, At);
    public Actor System => Actor.System(At);

    public Actor With(Permission permission) => new(Guid.CreateVersion7(), "主任", ActorKind.Staff, At) { Grants = [new(permission.Key, permission == AidPermissions.JudgeObjections ? County : "3301")], Post = "法援中心负责人" };

    public Actor Holder(Who who) => who == Who.System ? System : who == AidFlow.Applicant || who == AidFlow.Spokesman ? Applicant : who == AidFlow.Lawyer ? Lawyer : who == AidFlow.OnTheSpot ? With(AidPermissions.Examine) : who == AidFlow.Taker ? Taker : who == AidFlow.RecusalAsker ? Applicant : who == AidFlow.RecusalJudge ? With(AidPermissions.Decide) : who == AidFlow.Organ ? Clerk : With(who.Permission!);

    public AidCase Apply(Circumstances? known = null, DateOnly? limit = null, string? other = null, AidSpeaker speaker = AidSpeaker.Self, bool secure = false, bool pledged = true, bool account = true)
    {
        known ??= Unpaid;
        var screening = Screening.Of(known, AidTables.On(At.CityDay(), Settings));
        var person = AidPerson.Of(Guid.CreateVersion7(), Name, account ? "10000000101" : null, null, null, account ? ApplicantId : null, speaker, speaker == AidSpeaker.Self ? null : "周大山", "父亲", 3_200_000);
        return AidCase.Apply(Guid.CreateVersion7(), County, Centre, person, new(known, "干了四个月，工钱没给。", "付清工钱。", other ?? Other, true, null, limit, secure, pledged), screening, "网络", Applicant, Settings);
    }

    /// <summary>An officer of the window, as he is asked to stand aside.</summary>
    public static RecusalTarget Window { get; } = Officer("何窗口");

    public static RecusalTarget Officer(string name, bool head = false) => Guid.CreateVersion7() is var id ? new(id.ToString(), id, name, $"{(head ? "法援中心负责人" : "法援中心工作人员")}{name}", head) : null!;

    /// <summary>Whom an applicant means who has not seen who examines.</summary>
    public static RecusalTarget Unnamed { get; } = new("examiner", null, "审查人员", "审查这件事的工作人员", false);

    /// <summary>Acts of one among many, or of those without an account.</summary>
    public static bool IsOfGroups(AidAct act) => act is AidAct.Deliver or AidAct.Admit or AidAct.Amend or AidAct.Leave or AidAct.Appoint or AidAct.EndObjection;

    /// <summary>So many more workers without accounts.</summary>
    public static IReadOnlyList<AidPerson> Workers(int count, int from = 1) =>
        [.. Enumerable.Range(from, count).Select(n => AidPerson.Of(Guid.CreateVersion7(), $"工友{n}", $"1008{n:0000000}", null, null, null, AidSpeaker.Self, null, null, n * 10_000))];

    public void Join(AidCase one, int more) => one.Admit(Workers(more), Screening.Of(one.Known, AidTables.On(one.RulesDay, Settings)), With(AidPermissions.Examine), Settings);

    /// <summary>One that a court gave notice of.</summary>
    public AidCase Notice(Actor? by = null, DateTime? received = null) => AidCase.Notified(Guid.CreateVersion7(), County, Centre,
        AidPerson.Of(Guid.CreateVersion7(), "陆小川", null, null, null, null, AidSpeaker.Self, null, null, null),
        new(NoticeOrgan.Court, "青溪县人民法院", $"（2026）桐0191刑初{Guid.NewGuid():N}号", CriminalStage.FirstInstance, [MustHaveCounsel.Minor], "盗窃罪", null, received ?? At, Court), "通知", by ?? With(AidPermissions.Examine), Settings);

    /// <summary>A migrant worker's wages, and the officer has seen all there is to see: nobody has to look at it twice.</summary>
    public AidCase Clear()
    {
        var one = Apply();
        Do(one, AidAct.Verify);
        return one;
    }

    public AidCase At_(AidStage stage, bool group = false)
    {
        var one = Apply(secure: true);
        if (group) Join(one, 11);
        foreach (var act in WayTo(stage)) Do(one, act);
        return one.Stage == stage ? one : throw new InvalidOperationException($"{stage} was not reached: {one.Stage}");
    }

    /// <summary>Marks of the default scale as a form sends them: what is lost has its reason.</summary>
    public static IEnumerable<(string, string)> Marks(string form, int points)
    {
        var lost = 100 - points;
        foreach (var (item, at) in QualityScale.On(new(2026, 11, 1), Settings).Items.Select((i, n) => (i, n)))
        {
            var here = Math.Min(lost, item.Points);
            lost -= here;
            yield return ($"{form}.Marks[{at}].Points", $"{item.Points - here}");
            yield return ($"{form}.Marks[{at}].Reason", here == 0 ? "" : "记录不全");
        }
    }

    /// <summary>The same for the API.</summary>
    public static object MarksOf(int points)
    {
        var sent = Marks("", points).Select(m => m.Item2).Chunk(2).Select(m => new { points = int.Parse(m[0]), reason = m[1] }).ToList();
        return new { marks = sent, note = "按标准评分" };
    }

    /// <summary>From a notice on to a stage with a lawyer.</summary>
    public void Lead(AidCase notice, AidStage to, bool told = false)
    {
        if (to == AidStage.Granted) return;
        Do(notice, AidAct.Assign);
        if (told) Do(notice, AidAct.TellOrgan);
        if (to != AidStage.Assigned) Do(notice, AidAct.Take);
        if (to != AidStage.Finished) return;
        Do(notice, AidAct.Contact);
        Do(notice, AidAct.Finish);
    }

    /// <summary>Acts that only a notice of an organ knows.</summary>
    public static bool IsOfNotices(AidAct act) => act is AidAct.AcceptNotice or AidAct.TellOrgan or AidAct.Acknowledge or AidAct.Inform;

    /// <summary>A notice brought to where this act can be done; one is accepted by whoever files it.</summary>
    public AidCase NoticeFor(AidStage from, AidAct act, Actor by)
    {
        var one = Notice(act == AidAct.AcceptNotice ? by : null);
        if (act != AidAct.AcceptNotice) Lead(one, from, told: act == AidAct.Acknowledge);
        return one;
    }

    private static AidAct[] WayTo(AidStage stage) => stage switch
    {
        AidStage.Review => [],
        AidStage.Supplement => [AidAct.AskSupplement],
        AidStage.Proposed => [AidAct.Propose],
        AidStage.Refused => [AidAct.Propose, AidAct.Refuse],
        AidStage.RefusalObjected => [AidAct.Propose, AidAct.Refuse, AidAct.Object],
        AidStage.Granted => [AidAct.GrantFirst],
        AidStage.Assigned => [AidAct.GrantFirst, AidAct.Assign],
        AidStage.Handling => [AidAct.GrantFirst, AidAct.Assign, AidAct.Take],
        AidStage.Terminated => [.. WayTo(AidStage.Handling), AidAct.Terminate],
        AidStage.TerminationObjected => [.. WayTo(AidStage.Terminated), AidAct.Object],
        AidStage.Finished => [.. WayTo(AidStage.Handling), AidAct.Contact, AidAct.Complete, AidAct.Finish],
        AidStage.FileIn => [.. WayTo(AidStage.Finished), AidAct.HandIn],
        AidStage.FileChecked => [.. WayTo(AidStage.FileIn), AidAct.PassFile],
        AidStage.Paid => [.. WayTo(AidStage.FileChecked), AidAct.Pay],
        AidStage.Withdrawn => [AidAct.Withdraw],
        _ => [AidAct.Withdraw, AidAct.Archive],
    };

    public static MandateTerms Terms(params SpecialPower[] powers) => new("申请劳动仲裁", powers, "到本案办结为止", false);

    public static Signature Signed(AidCase one, AidPerson person, Actor by, SignatureWay way = SignatureWay.OwnPhone) =>
        Signature.Of(person.Id, one.SignsAs(person), way, MandateText.Hash(one, one.Mandate!, person), null, "实名核验，短信验证码确认", by.At);

    /// <summary>What has to be there before the act means anything; nothing of it is the act itself.</summary>
    public void Prepare(AidCase one, AidAct act)
    {
        if (act == AidAct.Finish) Do(one, AidAct.Contact);
        if (act is AidAct.WithdrawOffer or AidAct.LapseOffer) Do(one, AidAct.Offer);
        if (act is AidAct.SignMandate or AidAct.RevokeMandate && one.Mandate is null) Do(one, AidAct.PrepareMandate);
        if (act == AidAct.RevokeMandate && one.Unsigned.Count > 0) Do(one, AidAct.SignMandate);
        if (act is AidAct.MoveHearing or AidAct.CancelHearing) Do(one, AidAct.Schedule);
        if (act == AidAct.DecideRecusal && one.OpenRecusal is null) Do(one, AidAct.AskRecusal);
        if (act == AidAct.KeepAid && one.EndAsked is null) Do(one, AidAct.AskEnd);
        if (act == AidAct.RecordPenalty) one.ProposePenalty(80_000, 300_000, With(AidPermissions.Decide));
        if (act == AidAct.KeepLawyer && one.ReplacementAsked is null) Do(one, AidAct.AskReplacement);
        if (act == AidAct.Finish && one.OwesPapers) Do(one, AidAct.Complete);
    }

    public void Do(AidCase one, AidAct act) => Do(one, act, Holder(AidFlow.Table.First(r => r.From == one.Stage && r.Act == act).Who));

    public void Do(AidCase one, AidAct act, Actor by)
    {
        var today = At.CityDay();
        switch (act)
        {
            case AidAct.Offer: one.Offer(today.AddDays(1), "欠薪三万多元，离仲裁时效还有一年。", [], null, by); break;
            case AidAct.WithdrawOffer: one.WithdrawOffer("直接指派", by); break;
            case AidAct.LapseOffer: one.LapseOffer(by with { At = At.AddDays(2) }); break;
            case AidAct.Wish: one.Wish(LawyerId, Lawyer.Name, "桐湾明德律师事务所", by); break;
            case AidAct.TakeUp: one.TakeUp(Firm, "桐湾明德律师事务所", by, Settings); break;
            case AidAct.TellOrgan: one.TellOrgan("已送达", by); break;
            case AidAct.Acknowledge: one.Acknowledge(by); break;
            case AidAct.Inform: one.Inform(OrganNews.ToCourt, today, null, "已经起诉", by); break;
            case AidAct.Correct: one.Correct(new(Unpaid, "干了五个月，工钱没给。", "付清工钱。", "岚江建筑公司", true, null, null, false, true), Screening.Of(Unpaid, AidTables.On(one.RulesDay, Settings)), by); break;
            case AidAct.Answer: one.Answer(Unpaid, false, null, false, Screening.Of(Unpaid, AidTables.On(one.RulesDay, Settings)), by); break;
            case AidAct.Admit: one.Admit(Workers(1, from: 90), Screening.Of(one.Known, AidTables.On(one.RulesDay, Settings)), by, Settings); break;
            case AidAct.Amend: one.Remove(one.Persons.Single(p => p.No == 2).Id, "登错了", Screening.Of(one.Known, AidTables.On(one.RulesDay, Settings)), by); break;
            case AidAct.Appoint: one.Appoint([.. one.Present.Skip(2).Take(2).Select(p => p.Id)], by, Settings); break;
            case AidAct.Leave: one.Leave((one.Persons.FirstOrDefault(p => p.PersonId == by.Id) ?? one.Listed[^1]).Id, one.IsSettled ? AidLeaving.Died : AidLeaving.Withdrew, "不再要求", by); break;
            case AidAct.EndObjection: one.Leave(one.Applicant.Id, AidLeaving.Died, "死亡证明", by.Kind == ActorKind.System ? With(AidPermissions.Examine) : by); break;
            case AidAct.RecordMeans: one.RecordMeans(MeansFound.Confirmed, "民政低保系统", false, Screening.Of(one.Known, AidTables.On(one.RulesDay, Settings)), by); break;
            case AidAct.Track: one.Track(OtherTerm.Meeting, At.AddHours(-1), null, by, Settings); break;
            case AidAct.AskRecusal: one.AskRecusal(Window, "是对方的亲戚", by, Settings); break;
            case AidAct.DecideRecusal: one.DecideRecusal(true, null, "确有亲属关系", by); break;
            case AidAct.RecordPenalty: one.RecordPenalty("青司罚〔2026〕1号", 80_000, 100_000, "情节较轻", by); break;
            case AidAct.Verify: one.Verify(one.ToSee, "看了工地出入证，本人在电话里确认了承诺", Screening.Of(one.Known, AidTables.On(one.RulesDay, Settings)), by); break;
            case AidAct.AskSupplement: one.AskSupplement("工友的说明", by, Settings); break;
            case AidAct.Supply: one.Supply("已经补上", by, Settings); break;
            case AidAct.Deliver: one.Deliver([.. one.Undelivered.Select(d => d.Id)], today, DeliveryWay.Hand, "本人签收", by, Settings); break;
            case AidAct.EndByDeath: one.EndByDeath("看了死亡证明", by); break;
            case AidAct.Reach: one.Write(AidEntryKind.Stage, today, "立案", "仲裁委已经受理", false, by, Settings); break;
            case AidAct.Lapse: one.Lapse(by); break;
            case AidAct.Propose: one.Propose(false, RefusalGround.OutOfScope, "不在范围内", by); break;
            case AidAct.SendBack: one.SendBack("再核对", by); break;
            case AidAct.Grant: one.Grant(null, by, Settings); break;
            case AidAct.GrantFirst: one.GrantFirst("要马上保全", by, Settings); break;
            case AidAct.Complete: one.Complete("补齐了", by); break;
            case AidAct.Refuse: one.Refuse(RefusalGround.OutOfScope, "这件事不在范围内。", by); break;
            case AidAct.Transfer: one.Transfer("330192", (Guid.CreateVersion7(), "岚江法援"), "岚江县法律援助中心", "办案机关在岚江", by); break;
            case AidAct.Object: one.Object("我在范围内", by, Settings); break;
            case AidAct.Uphold: one.Judge(true, "理由不成立", by, Settings); break;
            case AidAct.Overrule: one.Judge(false, "理由成立", by, Settings); break;
            case AidAct.Withdraw: one.Withdraw("不需要了", by); break;
            case AidAct.Assign when by.Kind == ActorKind.System: one.HandOver((Guid.CreateVersion7(), "金如海", Firm, "桐湾明德律师事务所"), "移交", by, Settings); break;
            case AidAct.Assign: one.Assign(Lawyer.Id, Lawyer.Name, Firm, "桐湾明德律师事务所", "轮到", by, Settings); break;
            case AidAct.Return or AidAct.Replace when by.Kind == ActorKind.System: one.HandOver(null, "移交", by, Settings); break;
            case AidAct.Take: one.TakeOn(by, Settings); break;
            case AidAct.Return: one.Return("与对方有利害关系", by, Settings); break;
            case AidAct.Contact: one.Write(AidEntryKind.Contact, today, "电话", "说了情况", false, by, Settings); break;
            case AidAct.Meet: one.Write(AidEntryKind.Meeting, today, "当面", "看了材料", false, by, Settings); break;
            case AidAct.Report: one.Write(AidEntryKind.Report, today, "系统", "已经申请仲裁", true, by, Settings); break;
            case AidAct.Visit: one.Write(AidEntryKind.Visit, today, "电话", "满意", false, by, Settings); break;
            case AidAct.Schedule: one.Schedule(At.AddDays(20), "青溪县劳动人事争议仲裁委员会", null, by); break;
            case AidAct.MoveHearing: one.MoveHearing(one.Hearings[0].Id, At.AddDays(30), "青溪县劳动人事争议仲裁委员会", null, "仲裁委延期", by); break;
            case AidAct.CancelHearing: one.CancelHearing(one.Hearings[0].Id, "对方付清了", by); break;
            case AidAct.Count: one.CountMoney([(one.Applicant.Id, null, 1_000_000)], by); break;
            case AidAct.AskReplacement: one.AskReplacement("联系不上", by, Settings); break;
            case AidAct.Replace: one.AnswerReplacement(true, "同意", by, Settings); break;
            case AidAct.KeepLawyer: one.AnswerReplacement(false, "律师已经联系", by, Settings); break;
            case AidAct.AskEnd: one.AskEnd("钱已经拿到了", by); break;
            case AidAct.KeepAid: one.KeepAid("还有加班费没有拿到", by); break;
            case AidAct.PrepareMandate: one.PrepareMandate(Terms(SpecialPower.Settle), by); break;
            case AidAct.SignMandate: one.SignMandate(Signed(one, one.Applicant, by), by); break;
            case AidAct.RevokeMandate: one.RevokeMandate(one.Applicant.Id, "想自己谈", by); break;
            case AidAct.NameGuardian: one.NameGuardian(one.Applicant.Id, "周大山", "父亲", by); break;
            case AidAct.Terminate: one.Terminate(EndsBy, "自己请了律师", by); break;
            case AidAct.Finish: one.Finish(AidOutcome.Won, "裁决支付32000元", today, by, Settings); break;
            case AidAct.HandIn: one.HandIn(null, by, Settings); break;
            case AidAct.ReturnFile: one.ReturnFile("缺裁决书", by, Settings); break;
            case AidAct.PassFile: one.PassFile(90, null, by, Settings); break;
            case AidAct.Pay: one.Pay(Subsidy.None, 180_000, "民事案件一件", by); break;
            case AidAct.Archive: one.Archive(by, null); break;
            default: throw new InvalidOperationException($"How is {act} done?");
        }
    }
}
