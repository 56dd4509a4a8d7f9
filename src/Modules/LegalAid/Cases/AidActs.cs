using Fashu.Web;
using static Fashu.LegalAid.AidAct;

namespace Fashu.LegalAid;

/// <summary>The acts of the table as ways to their pages, in the order in which they are usually needed.</summary>
internal static class AidActs
{
    private static readonly ActMenu<AidCase> menu = new(
        new(GrantFirst, "first", "先行援助", "f", Useful: of => of.NeedsPreservation || of.LimitDay is not null, Usual: of => of.NeedsPreservation),
        new(AidAct.Grant, "grant", "给予援助", "g", Useful: of => of.Stage == AidStage.Review),
        new(Propose, "propose", "提出审查意见", "p"),
        new(AidAct.Grant, "decide", "作出决定", "d", Useful: of => of.Stage == AidStage.Proposed),
        new(Supply, "supply", "登记补充的材料", "s"),
        new(Uphold, "objection", "审查异议", "u"),
        new(KeepLawyer, "replacement", "答复更换律师", "k", Useful: of => of.ReplacementAsked is not null, Usual: _ => true),
        new(Assign, "assign", "指派律师", "a", Useful: of => of.Stage is not (AidStage.Handling or AidStage.Finished)),
        new(AidAct.TellOrgan, "organ", "告知办案机关", "o", Useful: of => of.NoticeOrgan is not null && of.OrganToldAt is null && of.HandlerName is not null, Usual: _ => true),
        new(Take, "take", "接收", "t"),
        new(Contact, "contact", "登记首次联系", "c", Useful: of => !of.Contacted),
        new(Report, "report", "报告进展", "r"),
        new(Meet, "meeting", "记录会见", "m"),
        new(Schedule, "hearing", "安排开庭", "h"),
        new(Count, "money", "登记金额", "y"),
        new(AidAct.HandIn, "hand-in", "交卷", "i"),
        new(AidAct.PassFile, "file", "审查卷宗", "v"),
        new(AidAct.Pay, "subsidy", "发放补贴", "b"),
        new(AidAct.Complete, "complete", "手续补齐", Useful: of => of.OwesPapers),
        new(Finish, "finish", "办结", "e", Aside: true),
        new(Visit, "visit", "登记回访", Aside: true),
        new(AidAct.AskSupplement, "supplement", "告知补充材料", "n", Aside: true, Useful: of => of.SupplementAsked is null),
        new(Correct, "correct", "更正申请", Aside: true),
        new(AidAct.Transfer, "transfer", "转其他机构", Aside: true),
        new(Assign, "assign", "更换律师", Aside: true, Useful: of => of.Stage is AidStage.Handling or AidStage.Finished),
        new(AidAct.Object, "object", "登记异议", Aside: true, Useful: of => of.UpheldAt is null),
        new(Return, "return", "退回指派", Hard: true),
        new(Withdraw, "withdraw", "登记撤回", Hard: true),
        new(Terminate, "terminate", "终止援助", Hard: true));

    public static IReadOnlyList<ActLink> For(AidCase of, Actor by) => menu.For(of, $"/work/aid/{of.Id}", by);
}
