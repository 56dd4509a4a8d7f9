using Fashu.Documents;
using Fashu.LegalAid.Papers;

namespace Fashu.LegalAid;

/// <summary>The forms of the applicant and of the office: application, pledge, lists, sheets.</summary>
internal sealed partial class AidPaperMaker
{
    private const string PledgeWords = "我承诺所说的家庭经济状况属实，愿意接受核查；不实的，承担终止援助、支付已经发生的费用和罚款的后果（《中华人民共和国法律援助法》第六十四条）。";

    private AidPaperFacts Application(AidCase of, string centre, IReadOnlyList<AidPerson>? who)
    {
        var tables = AidTables.On(of.RulesDay, settings);
        var known = of.Known;
        var screening = Screening.Of(known, tables);
        var answers = CheckAddress.Write(known).GroupBy(s => s.Question).Select(g =>
        {
            var text = QuestionText.Of(g.Key, tables);
            return $"{text.Title} {string.Join("、", g.Select(a => text.Choices.FirstOrDefault(c => c.Value == a.Value)?.Text ?? a.Value))}";
        });
        return new("法律援助申请表", centre, of.Number, of.FiledAt.CityDay())
        {
            Lines =
            [
                .. who is null ? [new("申请人", $"{of.Applicants}，名单附后"), new("代表人", string.Join("、", of.Representatives.Select(p => p.Name)))] : who.SelectMany(Of),
                new("在哪里办", divisions.FullName(of.Place)), new("事情的经过", of.Facts, true), new("请求", of.Wanted, true),
                new("对方", of.OtherName), new("请求的金额", (who is null ? of.ClaimFen : who.Sum(p => p.ClaimFen ?? 0)) is > 0 and var fen ? fen.Yuan() : ""), new("最后一天", of.LimitDay is { } last ? last.Formal() : ""),
                new("情况说明", string.Join("\n", answers), true), new("依据", string.Join("\n", screening.Findings.Select(f => $"{f.Words}（{f.Article}）")), true),
                new("承诺", of.Pledged ? PledgeWords : ""),
            ],
            Paragraphs = ReadOut(of),
            Signs = Signed(of, "申请人", who ?? [.. of.Representatives]),
            Made = Typed(of),
        };
    }

    private static PaperLine[] Of(AidPerson who) =>
    [
        new("申请人", who.Name), new("身份证号", who.IdNumber is { } number ? number.MaskIdNumber() : ""), new("联系电话", who.Phone is { } phone ? phone.MaskPhone() : ""), new("住址", who.Address),
        .. who.Speaker == AidSpeaker.Self ? Array.Empty<PaperLine>() : [new($"代为申请（{who.Speaker.Title()}）", $"{who.SpeakerName}，{who.SpeakerBasis}")],
    ];

    private static AidPaperFacts Roster(AidCase of, string centre) => new("申请人名单和金额", centre, of.Number, of.FiledAt.CityDay())
    {
        Lines =
        [
            .. of.Listed.Select(p => new PaperLine($"{p.No} {p.Name}{(p.Represents ? "（代表人）" : "")}",
                $"{(p.IdNumber is { } number ? number.MaskIdNumber() : "没有身份证号")}；请求{(p.ClaimFen ?? 0).Yuan()}{(p.ResultKind is { } kind ? $"；{kind.Title()}{p.ResultFen!.Value.Yuan()}" : "")}；已拿到{(p.RecoveredFen ?? 0).Yuan()}{(p.IsIn ? "" : $"；{p.EndedAt!.Value.CityDay().Formal()}{p.Leaving?.Title()}")}")),
            new("合计", $"{of.Persons.Count}人；请求{of.ClaimFen.Yuan()}；结果{of.ResultFen.Yuan()}；已拿到{of.RecoveredFen.Yuan()}"),
        ],
    };

    private static AidPaperFacts Pledge(AidCase of, string centre, IReadOnlyList<AidPerson>? who) => new("经济困难个人诚信承诺书", centre, of.Number, of.FiledAt.CityDay())
    {
        Lines = who is null ? [new("承诺人", $"{of.Applicants}，名单附后")] : [.. who.SelectMany(w => (PaperLine[])[new("承诺人", w.Name), new("身份证号", w.IdNumber?.MaskIdNumber())])],
        Paragraphs = [PledgeWords, .. ReadOut(of)],
        Signs = Signed(of, "承诺人", who ?? [.. of.Representatives]),
        Made = Typed(of),
    };

    private static string Typed(AidCase of) => of.FiledByName is { } by ? $"代填：{by}" : "本人网上提交";

    // what somebody else typed is read to the applicant, and both put their names to it (LAL 40, 41); who sent it himself has done so by sending it
    private static IReadOnlyList<string> ReadOut(AidCase of) => of is not { NoticeOrgan: null, FiledByName: { } by } ? []
        : [$"以上内容由{by}于{of.FiledAt.CityDay().Formal()}填写，已{(of.Channel == Matters.Channels.Telephone ? "电话" : "当面")}宣读，本人确认。"];

    private static IReadOnlyList<SignaturePlace> Signed(AidCase of, string role, IReadOnlyList<AidPerson> who) => of is not { NoticeOrgan: null, FiledByName: { } by } ? []
        : [.. who.Select((w, at) => new SignaturePlace($"applicant-{at + 1}", w.Speaker == AidSpeaker.Self ? $"{role}（签名、盖章或者按指印）" : $"代为申请的{w.Speaker.Title()}（签名、盖章或者按指印）", w.SpeakerName ?? w.Name) { Note = of.Channel == Matters.Channels.Telephone ? "电话里确认" : "" }), new("reader", "填写、宣读的人（签名）", by)];

    private static AidPaperFacts Quality(AidCase of, FileReview review, string centre) => new("案件质量评查表", centre, of.Number, review.DoneAt!.Value.CityDay())
    {
        Lines =
        [
            new("评查", review.Purpose.Title()), new("承办律师", review.LawyerName), new("标准", QualityScale.Name(review.ScaleFrom)),
            .. review.Marks.Select(m => new PaperLine(m.Item, $"{m.Points}/{m.Most}分{(m.Reason is { } why ? $"；{why}" : "")}")),
            new("合计", $"{review.Points}分，{review.Band?.Title()}"), new("意见", review.Note, true), new("律师回应", review.Answer, true),
        ],
        Made = $"评查：{review.ReviewerName}",
    };

    // what each gets, and whose hand stands for it: the lawyer's only where the mandate says so (CPL 62)
    private static AidPaperFacts Settlement(AidCase of, string centre, AidAssignment agent) => new("和解、调解明细和签名表", centre, of.Number, agent.At.CityDay())
    {
        Lines = [new("案件", of.Title), new("对方", of.OtherName), new("承办律师", $"{agent.Name}（{agent.FirmName}）")],
        Paragraphs = ["下列各人的和解、调解金额，由本人签名确认；授权律师代为和解、调解的，律师可以代签。没有授权的、撤回了委托的，律师不能代签（《中华人民共和国民事诉讼法》第六十二条）。"],
        Table = [["序号", "姓名", "请求", "和解、调解金额", "谁签", "签名、日期"], .. of.Present.Select(p => (IReadOnlyList<string>)[$"{p.No}", p.Name, p.ClaimFen?.Yuan() ?? "", p.ResultKind?.IsAgreed == true ? p.ResultFen!.Value.Yuan() : "", of.MaySettleFor(p.Id) ? "可以由律师代签" : "本人", ""])],
        Made = "对方（盖章、签名）：指派日期",
    };

    private static AidPaperFacts Assignment(AidCase of, string named, string centre, AidAssignment given) => new("法律援助指派通知书", centre, of.Number, given.At.CityDay())
    {
        To = given.FirmName,
        Paragraphs = [$"经审查，本机构决定给予{named}法律援助，现指派你单位律师{given.Name}承办。", $"案件：{of.Title}。对方：{of.OtherName}。",
            "接受指派后，无正当理由不得拒绝、拖延或者终止提供法律援助服务，不得向受援人收取任何财物（《中华人民共和国法律援助法》第二十条、第四十六条）。"],
    };

    // who proposed and who decided, each with post and day, as the steps have it; what was decided by the rules alone has one hand, what was urgent none that proposed (LAL 43, 44)
    private static AidPaperFacts? Review(AidCase of, string centre, IReadOnlyList<StepRow> steps)
    {
        var decision = steps.LastOrDefault(s => s.Act is nameof(AidAct.Grant) or nameof(AidAct.GrantFirst) or nameof(AidAct.Refuse));
        var proposal = steps.LastOrDefault(s => s.Act == nameof(AidAct.Propose) && (decision is null || s.No < decision.No));
        if (proposal is not null && steps.Any(s => s.Act == nameof(AidAct.SendBack) && s.No > proposal.No) || decision?.FromStage is { } from && from != nameof(AidStage.Proposed)) proposal = null;
        if (decision is null && proposal is null) return null;
        var overruled = steps.LastOrDefault(s => s.Act == nameof(AidAct.Overrule) && s.FromStage == nameof(AidStage.RefusalObjected));
        return new("法律援助审批表", centre, of.Number, (overruled ?? decision ?? proposal)!.At.CityDay())
        {
            Lines =
            [
                new("申请人", of.Applicants), new("事项", of.Title), new("类型", of.Type.Title()), new("要人工核对的", of.Flags ?? "无", true), new("绿色通道", of.Green ?? "否"),
                new("审查意见", proposal?.Reason ?? (decision!.Act == nameof(AidAct.GrantFirst) ? "情况紧急，先行提供法律援助（《中华人民共和国法律援助法》第四十四条）" : "简单明确，当场决定"), true), new("审查人", Hand(proposal ?? decision!)),
                .. decision is null ? Array.Empty<PaperLine>() : [new("决定", string.Join("。", new[] { decision.ActTitle, decision.Reason }.Where(t => !string.IsNullOrWhiteSpace(t))), true), new("决定人", Hand(decision))],
                .. overruled is null ? Array.Empty<PaperLine>() : [new("异议审查", $"{overruled.ActTitle}，给予法律援助。{overruled.Reason}", true), new("审查决定人", Hand(overruled))],
            ],
        };

        static string Hand(StepRow step) => $"{step.ByPost}{step.ByName}，{step.At.CityDay().Formal()}";
    }
}
