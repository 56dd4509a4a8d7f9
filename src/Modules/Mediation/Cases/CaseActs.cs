using Fashu.Web;

namespace Fashu.Mediation.Cases;

/// <summary>The acts of the table as ways to their pages: the usual one of the stage first.</summary>
internal static class CaseActs
{
    // In the order in which a mediator usually needs them; letters are pressed on the keyboard.
    private static readonly (Act Act, string Page, string Title, string? Key)[] all =
    [
        (Act.Release, "danger-decision", "处置危险情况", "d"), (Act.Divert, "danger-decision", "处置危险情况", "d"),
        (Act.Accept, "accept", "受理", "a"),
        (Act.TellRoutes, "routes", "告知其他途径", "t"),
        (Act.Invite, "invite", "邀请对方", "i"), (Act.Consent, "answer", "登记对方答复", "c"), (Act.Refuse, "answer", "登记对方答复", "c"),
        (Act.Resume, "suspend", "恢复调解", "p"),
        (Act.Meet, "session", "记录调解", "m"), (Act.AgreeOrally, "oral", "达成口头协议", "o"), (Act.Draft, "draft", "拟定书面协议", "g"),
        (Act.Seal, "seal", "批准用印", "z"), (Act.Sign, "sign", "签名", "s"), (Act.Redraft, "redraft", "退回修改", null),
        (Act.Finish, "finish", "确认履行完毕", "f"), (Act.Perform, "performance", "登记履行情况", "l"), (Act.Breach, "performance", "登记履行情况", "l"),
        (Act.Visit, "visit", "登记回访", "v"), (Act.Confirm, "confirmation", "登记司法确认", null),
        (Act.Archive, "archive", "立卷归档", "e"),
        (Act.HandUp, "hand-up", "提级调处", "u"), (Act.Assign, "assign", "指派调解员", "y"), (Act.Extend, "extend", "延长期限", null), (Act.Suspend, "suspend", "中止调解", "p"),
        (Act.Correct, "correct", "更正申请", null), (Act.Strike, "strike", "作废编号", null),
        (Act.Alarm, "danger", "报告危险", null), (Act.Decline, "decline", "不予受理", null), (Act.Fail, "fail", "终止调解", null),
    ];

    private static readonly HashSet<Act> hard = [Act.Decline, Act.Fail, Act.Alarm, Act.Strike];

    // Steps back or aside: open, but not what usually comes next.
    private static readonly HashSet<Act> aside = [.. hard, Act.Redraft, Act.HandUp, Act.Assign, Act.Extend, Act.Suspend, Act.Correct];

    public static IReadOnlyList<ActLink> For(MediationCase of, Actor by)
    {
        var open = of.ActsFor(by).ToDictionary(a => a.Act, a => a.Article);
        var ways = all.Where(a => open.ContainsKey(a.Act.ToString()) && Useful(of, a.Act)).DistinctBy(a => a.Page).OrderBy(a => Usual(of, a.Act));
        return [.. ways.Select(a => new ActLink(a.Title, Page(of, a.Act, a.Page), open[a.Act.ToString()], a.Key, hard.Contains(a.Act), !aside.Contains(a.Act)))];
    }

    // A closed matter's file is made up by those who keep files; an agreement nobody follows any more is closed here first.
    private static string Page(MediationCase of, Act act, string page) =>
        act == Act.Archive && of.Stage != Stage.Effective ? $"/work/m/{of.Id}/dossier" : $"/work/mediation/{of.Id}/{page}";

    // Open by the table, but with nothing to do at this moment.
    private static bool Useful(MediationCase of, Act act) => act switch
    {
        Act.Finish => of.Agreement!.Terms.All(t => t.PerformedOn is not null),
        Act.Perform or Act.Breach => of.Agreement!.Terms.Any(t => t.PerformedOn is null),
        Act.Seal => of.NextInTime().Todo == Todo.Seal,
        Act.Sign => of.Agreement!.SignatureOf(null) is null || of.Parties.Any(p => of.Agreement.SignatureOf(p.Id) is null),
        Act.Confirm => of.Clocks.Any(c => c.Rule == MediationClocks.Confirmation.Key && c.Runs),
        Act.Archive => of.Stage != Stage.Effective || of.Visits.Count > 0,
        Act.Strike => of.Number is not null && of.NumberVoided is null,
        _ => true,
    };

    // Once the link went out, the usual next thing is the answer.
    private static int Usual(MediationCase of, Act act) =>
        act is Act.Consent or Act.Refuse && of.Invitations.Count > 0 ? -1
        : act is Act.AgreeOrally or Act.Draft && of.Sessions.Count > 0 ? -1 : 0;
}
