using Fashu.Documents;
using Fashu.Mediation;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Brings a case to any stage by lawful acts, and carries out any act of the table as whoever holds it.</summary>
internal sealed class CaseBench(DateTime at)
{
    public const string Grid = "330191101201002";
    public static readonly Settings Settings = new(null!); // the defaults: nothing is ever read anew

    public Guid Committee { get; init; } = Guid.CreateVersion7();
    public DateTime At { get; set; } = at;
    public Actor Applicant { get; } = new(Guid.CreateVersion7(), "周秀英", ActorKind.Citizen, at);
    public Actor Respondent { get; } = new(Guid.CreateVersion7(), "龚大河", ActorKind.Citizen, at);
    public Actor Mediator { get; } = new(Guid.CreateVersion7(), "顾明礼", ActorKind.Staff, at) { Post = "网格调解员" };
    public Actor Stranger => new(Guid.CreateVersion7(), "路人", ActorKind.Staff, At);
    public Actor Passerby => new(Guid.CreateVersion7(), "旁人", ActorKind.Citizen, At);
    public Actor System => Actor.System(At);

    public Actor With(Permission permission) => new(Guid.CreateVersion7(), "主任", ActorKind.Staff, At) { Grants = [new(permission.Key, "3301")], Post = "调委会主任" };

    public Actor Holder(Who who) => (who == Who.System ? System : who == MediationFlow.Applicant ? Applicant : who == MediationFlow.Respondent ? Respondent : who == MediationFlow.Mediator ? Mediator : With(who.Permission!)) with { At = At };

    public MediationCase File(bool danger = false) => MediationCase.File(Guid.CreateVersion7(), Grid, "楼上漏水，天花板泡坏了。", "修好并赔偿。",
        Party.Of(Side.Applicant, PartyKind.Person, "周秀英", "10000000101", Applicant.Id), Party.Of(Side.Respondent, PartyKind.Person, "龚大河", "10000000102", Respondent.Id),
        danger ? ["申请人说现在有人身危险"] : [], "网络", null, Applicant with { At = At }, Settings);

    public MediationCase At_(Stage stage)
    {
        var one = File();
        one.Sink(Level.Grid, Committee, "青溪石桥人调字", Mediator.Id, Mediator.Name, "网格调解员", System);
        if (stage == Stage.Filed) return one;
        // the mediator saw the danger: a matter that is guarded and in somebody's hands
        if (stage == Stage.Guarded) { one.Guard("对方扬言报复", Me, Settings); return one; }
        if (stage == Stage.NotAccepted) { Do(one, Act.Decline, Me); return one; }
        Do(one, Act.Accept, Me);
        if (stage == Stage.Accepted) return one;
        if (stage == Stage.Withdrawn) { Do(one, Act.Withdraw, Applicant with { At = At }); return one; }
        Do(one, Act.Consent, Me);
        if (stage == Stage.Mediating) return one;
        if (stage == Stage.Suspended) { Do(one, Act.Suspend, Me); return one; }
        if (stage is Stage.Terminated or Stage.RoutesTold)
        {
            Do(one, Act.Fail, Me);
            if (stage == Stage.RoutesTold) Do(one, Act.TellRoutes, Me);
            return one;
        }
        if (stage == Stage.Drafted) { Do(one, Act.Draft, Me); return one; }
        Do(one, Act.AgreeOrally, Me);
        if (stage == Stage.Effective) return one;
        Do(one, Act.Perform, Me);
        Do(one, Act.Finish, Me);
        if (stage == Stage.Archived) Do(one, Act.Archive, With(MediationPermissions.KeepFile));
        return one;
    }

    private Actor Me => Mediator with { At = At };

    /// <summary>What has to be there before the act means anything; nothing of it is the act itself.</summary>
    public void Prepare(MediationCase of, Act act)
    {
        if (act == Act.Unsign) foreach (var party in of.Parties) Sign(of, party.Id, Me);
        if (act is Act.Seal or Act.TakeEffect) SignAll(of);
        if (act == Act.CheckMandate) of.SpeakThrough(of.Applicant, Standing.SpecialAgent, "孙玉兰", "授权委托书（特别授权）");
        if (act == Act.Finish) Do(of, Act.Perform, Me);
    }

    public void SignAll(MediationCase of, Actor? by = null)
    {
        foreach (var party in of.Parties) Sign(of, party.Id, by ?? Me);
        Sign(of, null, by ?? Me);
    }

    public void Sign(MediationCase of, Guid? party, Actor by, SignatureWay way = SignatureWay.PaperPhoto) =>
        of.Sign(Signature.Of(party, "签名人", way, "00", null, "测试", by.At), by, Settings);

    public void Do(MediationCase of, Act act, Actor by)
    {
        switch (act)
        {
            case Act.Assign when by.Kind == ActorKind.System && of.Stage == Stage.Filed: of.Sink(Level.Grid, Committee, "青溪石桥人调字", Guid.CreateVersion7(), "另一人", "网格调解员", by); break;
            case Act.Assign when by.Kind == ActorKind.System: of.HandOver(Guid.CreateVersion7(), "接手人", "原调解员离岗", by); break;
            case Act.Assign: of.Assign(Guid.CreateVersion7(), "另一人", "当事人要求更换", by); break;
            case Act.Accept: of.Accept(by, Settings); break;
            case Act.Decline: of.Decline("法院已经受理", "向法院申请", by); break;
            case Act.HandUp: of.HandUp(Level.Town, Committee, "青溪云桥人调字", null, null, "涉及多个村", by); break;
            case Act.Alarm: of.Guard("对方扬言报复", by, Settings); break;
            case Act.Release: of.Release("已上门劝和", by, Settings); break;
            case Act.Divert: of.Divert("公安机关（110）", "有人身危险", by); break;
            case Act.Invite: of.Invite(Guid.NewGuid().ToString("N"), "10000000102", 7, by); break;
            case Act.Consent:
                of.ReadRights(of.Respondent, "当面告知", by);
                of.Consent("当面同意", by);
                break;
            case Act.Refuse: of.Refuse("不想调解", by, Settings); break;
            case Act.Correct: of.Correct("漏水三次了。", "修好。", by); break;
            case Act.Withdraw: of.Withdraw("自己说好了", by); break;
            case Act.ReadRights: of.ReadRights(of.PartyOf(by) ?? of.Applicant, "本人网上确认已读", by); break;
            case Act.CheckMandate: of.CheckMandate(of.Applicant, by); break;
            case Act.State: of.State(of.PartyOf(by) ?? of.Respondent, "管子是旧的。", by); break;
            case Act.AskOther: of.AskForOther("他是对方的亲戚", by); break;
            case Act.Meet: of.Meet(by.At, SessionWay.InPerson, "村委会", "", "各自讲了经过。", false, by); break;
            case Act.Suspend: of.Suspend("等鉴定结论", by); break;
            case Act.Resume: of.Resume("鉴定已出", by, Settings); break;
            case Act.Extend: of.Extend(1, true, "双方要求", by, Settings); break;
            case Act.AgreeOrally: of.AgreeOrally("对方当场赔偿。", [Term.Of(Side.Respondent, "赔偿款", 30_000, null, "当场")], new(true, true, false, 30_000, 500_000), by, Settings); break;
            case Act.Draft: of.Draft("漏水泡坏天花板。", "赔偿多少。", [Term.Of(Side.Respondent, "赔偿款", 800_000, by.At.CityDay().AddDays(15), "转账")], by); break;
            case Act.Sign: Sign(of, by.Kind == ActorKind.Citizen ? of.PartyOf(by)?.Id ?? of.Applicant.Id : null, by); break;
            case Act.Unsign: of.Unsign(of.PartyOf(by) ?? of.Applicant, "再想想", by); break;
            case Act.Seal: of.ApproveSeal(by, Settings); break;
            case Act.Redraft: of.Redraft("数额写错了", by); break;
            case Act.Fail: of.Fail("差距太大", by, Settings); break;
            case Act.TellRoutes: of.TellRoutes("向人民法院起诉：可以起诉。", by); break;
            case Act.Perform: of.RecordPerformance(of.Agreement!.Terms[0].Id, by.At.CityDay(), "已收到", by); break;
            case Act.Breach: of.RecordBreach(of.Agreement!.Terms[0].Id, "没有付", by); break;
            case Act.Report: of.ReportPerformance(of.Agreement!.Terms[0].Id, new(true, by.At.CityDay(), "已转账", by.At), by); break;
            case Act.Visit: of.RecordVisit(by.At.CityDay(), "电话", "已履行", true, by); break;
            case Act.Confirm: of.RecordConfirmation("青溪县人民法院", by.At.CityDay(), true, by); break;
            case Act.Finish: of.Finish(by); break;
            case Act.Archive: of.Archive(by); break;
            case Act.Strike: of.StrikeNumber("申请人撤回", by); break;
            default: throw new InvalidOperationException($"No verb for {act}.");
        }
    }
}
