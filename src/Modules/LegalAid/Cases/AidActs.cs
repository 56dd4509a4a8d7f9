using Fashu.Web;
using static Fashu.LegalAid.AidAct;

namespace Fashu.LegalAid;

/// <summary>The acts of the table as ways to their pages, in the order in which they are usually needed.</summary>
internal static class AidActs
{
    private static readonly ActMenu<AidCase> menu = new(
        new(GrantFirst, "first", "先行援助", "f", Useful: of => of.NeedsPreservation || of.LimitDay is not null, Usual: of => of.NeedsPreservation),
        new(AidAct.Grant, "grant", "给予援助", "g", Useful: of => of.Stage == AidStage.Review),
        new(AidAct.Verify, "verify", "核对材料", "v", Useful: of => of.ToSee.Count > 0),
        new(AidAct.Answer, "questions", "回答自查的问题", "q", Useful: of => of.Unasked, Usual: _ => true),
        new(Propose, "propose", "提出审查意见", "p", Useful: of => !of.Unasked),
        new(AidAct.Grant, "decide", "作出决定", "d", Useful: of => of.Stage == AidStage.Proposed),
        new(AidAct.Deliver, "deliver", "登记送达", "l", Useful: of => of.Undelivered.Count > 0, Usual: _ => true),
        new(Supply, "supply", "登记补充的材料", "s"),
        new(Uphold, "objection", "审查异议", "u"),
        new(KeepLawyer, "replacement", "答复更换律师", "k", Useful: of => of.ReplacementAsked is not null, Usual: _ => true),
        new(Assign, "assign", "指派律师", "a", Useful: of => of.LacksLawyer || of.Stage is AidStage.Granted or AidStage.Assigned),
        new(AidAct.Offer, "offer", "派单", "w", Aside: true, Useful: of => of.OfferEndsAt is null),
        new(AidAct.WithdrawOffer, "withdraw-offer", "撤回派单", Aside: true, Useful: of => of.OfferEndsAt is not null),
        new(AidAct.TellOrgan, "organ", "告知办案机关", "o", Useful: of => of.NoticeOrgan is not null && of.OrganToldAt is null && of.HandlerName is not null, Usual: _ => true),
        new(Take, "take", "接收", "t"),
        new(Contact, "contact", "登记首次联系", "c", Useful: of => !of.Contacted),
        new(AidAct.PrepareMandate, "mandate", "准备委托书", "w", Useful: of => of.NeedsMandate && of.Mandate is null, Usual: of => of.Contacted && of.NeedsMandate && of.Mandate is null),
        new(AidAct.SignMandate, "sign", "签委托书", "s", Useful: of => of.Mandate is { } mandate && of.Present.Any(p => mandate.SignatureOf(p.Id) is null)),
        new(Report, "report", "报告进展", "r"),
        new(Reach, "stage", "登记办案节点", "j"),
        new(Meet, "meeting", "记录会见", "m"),
        new(Schedule, "hearing", "安排开庭", "h"),
        new(AidAct.MoveHearing, "move-hearing", "开庭改期", Aside: true, Useful: of => of.StandingHearings.Any()),
        new(AidAct.CancelHearing, "cancel-hearing", "取消开庭", Aside: true, Useful: of => of.StandingHearings.Any()),
        new(Count, "money", "登记金额", "y", Useful: of => !of.IsGroup),
        new(Count, "/work/aid/group/{id}/result", "登记每人的结果", "y", Useful: of => of.IsGroup),
        new(AidAct.HandIn, "hand-in", "交卷", "i"),
        new(AidAct.PassFile, "file", "审查卷宗", "v"),
        new(AidAct.Pay, "subsidy", "发放补贴", "b"),
        new(AidAct.Complete, "complete", "手续补齐", Useful: of => of.OwesPapers),
        new(Finish, "finish", "办结", "e", Aside: true),
        new(Visit, "visit", "登记回访", Useful: of => of.VisitDue is not null),
        new(Visit, "visit", "登记回访", Aside: true, Useful: of => of.VisitDue is null && of.Present.Any()),
        new(AidAct.AskSupplement, "supplement", "告知补充材料", "n", Aside: true, Useful: of => of.SupplementAsked is null),
        new(Admit, "/work/aid/group/{id}/import", "导入名单", Aside: true),
        new(Admit, "/work/aid/group/{id}/add", "增加一个人", Aside: true),
        new(Appoint, "/work/aid/group/{id}/representatives", "推举代表人", Aside: true, Useful: of => of.IsGroup),
        new(Correct, "correct", "更正申请", Aside: true),
        new(AidAct.PrepareMandate, "mandate", "改写委托书", Aside: true, Useful: of => of.Mandate is not null),
        new(AidAct.NameGuardian, "guardian", "登记法定代理人", Aside: true, Useful: of => of.NeedsMandate),
        new(AidAct.RevokeMandate, "revoke", "登记撤回委托", Aside: true, Useful: of => of.Mandate is { } mandate && of.Present.Any(p => mandate.SignatureOf(p.Id) is not null)),
        new(AidAct.DecideRecusal, "recusal", "答复回避", "z", Useful: of => of.OpenRecusal is not null, Usual: _ => true),
        new(AidAct.RecordPenalty, "penalty", "登记处理决定", Useful: of => of.AwaitsPenalty, Usual: _ => true),
        new(AidAct.RecordMeans, "means", "登记核查结果", Aside: true),
        new(AidAct.Track, "others", "其他单位的期限", Aside: true),
        new(AidAct.AskRecusal, "recuse", "提出回避", Aside: true, Useful: of => of.OpenRecusal is null),
        new(AidAct.Transfer, "transfer", "转其他机构", Aside: true),
        new(Assign, "assign", "更换律师", Aside: true, Useful: of => of.Handler is not null && of.Stage is AidStage.Handling or AidStage.Finished),
        new(AidAct.AskReplacement, "ask-replacement", "登记更换律师的要求", Aside: true, Useful: of => of.ReplacementAsked is null && of.Handler is not null),
        new(Terminate, "terminate", "答复终止援助的要求", "x", Useful: of => of.EndAsked is not null, Usual: _ => true),
        new(AidAct.AskEnd, "ask-end", "登记终止援助的要求", Aside: true, Useful: of => of.EndAsked is null && of.Present.Count() == 1),
        new(AidAct.Object, "object", "登记异议", Aside: true, Useful: of => of.UpheldAt is null && of.Present.Any()),
        new(Return, "return", "退回指派", Hard: true),
        new(Withdraw, "withdraw", "登记撤回", Hard: true),
        new(AidAct.EndByDeath, "death", "申请人去世", Hard: true, Useful: of => of.Present.Count() == 1),
        new(Terminate, "terminate", "终止援助", Hard: true, Useful: of => of.EndAsked is null));

    public static IReadOnlyList<ActLink> For(AidCase of, Actor by) => menu.For(of, $"/work/aid/{of.Id}", by);
}
