using Fashu.Web;

namespace Fashu.Mediation.Cases;

/// <summary>The acts of the table as ways to their pages, in the order in which a mediator usually needs them.</summary>
internal static class CaseActs
{
    private static readonly ActMenu<MediationCase> menu = new(
        new(Act.Release, "danger-decision", "处置危险情况", "d"),
        new(Act.Divert, "danger-decision", "处置危险情况", "d"),
        new(Act.Accept, "accept", "受理", "a"),
        new(Act.TellRoutes, "routes", "告知其他途径", "t"),
        new(Act.Invite, "invite", "邀请对方", "i"),
        new(Act.Consent, "answer", "登记对方答复", "c", Usual: of => of.Invitations.Count > 0),
        new(Act.Refuse, "answer", "登记对方答复", "c", Usual: of => of.Invitations.Count > 0),
        new(Act.Resume, "suspend", "恢复调解", "p"),
        new(Act.Meet, "session", "记录调解", "m"),
        new(Act.AgreeOrally, "oral", "达成口头协议", "o", Usual: of => of.Sessions.Count > 0),
        new(Act.Draft, "draft", "拟定书面协议", "g", Usual: of => of.Sessions.Count > 0),
        new(Act.Seal, "seal", "批准用印", "z", Useful: of => of.NextInTime().Todo == Todo.Seal),
        new(Act.Sign, "sign", "签名", "s", Useful: of => of.Agreement!.SignatureOf(null) is null || of.Parties.Any(p => of.Agreement.SignatureOf(p.Id) is null)),
        new(Act.Redraft, "redraft", "退回修改", Aside: true),
        new(Act.Finish, "finish", "确认履行完毕", "f", Useful: of => of.Agreement!.Terms.All(t => t.PerformedOn is not null)),
        new(Act.Perform, "performance", "登记履行情况", "l", Useful: of => of.Agreement!.Terms.Any(t => t.PerformedOn is null)),
        new(Act.Breach, "performance", "登记履行情况", "l", Useful: of => of.Agreement!.Terms.Any(t => t.PerformedOn is null)),
        new(Act.Visit, "visit", "登记回访", "v"),
        new(Act.Confirm, "confirmation", "登记司法确认", Useful: of => of.Clocks.Any(c => c.Rule == MediationClocks.Confirmation.Key && c.Runs)),
        // a closed matter's file is made up by those who keep files; an agreement nobody follows any more is closed here first
        new(Act.Archive, "archive", "立卷归档", "e", Useful: of => of.Stage == Stage.Effective && of.Visits.Count > 0),
        new(Act.Archive, "/work/m/{id}/dossier", "立卷归档", "e", Useful: of => of.Stage != Stage.Effective),
        new(Act.HandUp, "hand-up", "提级调处", "u", Aside: true),
        new(Act.Assign, "assign", "指派调解员", "y", Aside: true),
        new(Act.Extend, "extend", "延长期限", Aside: true),
        new(Act.Suspend, "suspend", "中止调解", "p", Aside: true),
        new(Act.Correct, "correct", "更正申请", Aside: true),
        new(Act.Strike, "strike", "作废编号", Hard: true, Useful: of => of.Number is not null && of.NumberVoided is null),
        new(Act.Alarm, "danger", "报告危险", Hard: true),
        new(Act.Decline, "decline", "不予受理", Hard: true),
        new(Act.Fail, "fail", "终止调解", Hard: true));

    public static IReadOnlyList<ActLink> For(MediationCase of, Actor by) => menu.For(of, $"/work/mediation/{of.Id}", by);
}
