using Fashu.Attachments;
using Fashu.Divisions;
using Fashu.Documents;
using Fashu.LegalAid.Papers;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Makes the papers of a case as printable pages, in the words of the law (LAL 36, 43, 44, 48, 49, 50).</summary>
internal sealed partial class AidPaperMaker(AppDb db, IPrinter printer, IOrganizations organizations, IDivisions divisions, ISignatureProvider provider, IAttachments files, Settings settings)
{
    public async Task<string> Centre(AidCase of, CancellationToken cancel) => of.Office is { } id && await organizations.Find(id, cancel) is { } card ? card.Name : "法律援助机构";

    /// <summary>One paper by its name in the address; null where this case has none such, or the reader may not have it.</summary>
    public async Task<string?> Html(AidCase of, string paper, Actor by, CancellationToken cancel) =>
        await (paper.StartsWith(MandatePrefix, StringComparison.Ordinal) ? Mandate(of, paper, by, cancel) : Facts(of, paper, by.Kind == ActorKind.Citizen ? of.Listed.Where(p => p.PersonId == by.Id).ToList() is { Count: > 0 } own ? own : throw new Missing("这份文书") : null, cancel)) is { } facts ? await printer.Html<AidPaper, AidPaperFacts>(facts, null, cancel) : null;

    public const string MandatePrefix = "mandate-", AssignmentPrefix = "assignment-", StepPrefix = "step-", QualityPrefix = "quality-";

    // acts whose own words are a paper of the file
    private static readonly Dictionary<string, (int Order, string Title)> ofSteps = new()
    {
        [nameof(AidAct.Supply)] = (AidVolume.Supplement, "补充材料回执"),
        [nameof(AidAct.Object)] = (AidVolume.Objection, "异议申请"),
        [nameof(AidAct.AskReplacement)] = (AidVolume.Ending, "更换律师申请"),
        [nameof(AidAct.Replace)] = (AidVolume.Ending, "更换律师答复"),
        [nameof(AidAct.KeepLawyer)] = (AidVolume.Ending, "更换律师答复"),
    };

    public static int OrderOf(string act) => ofSteps[act].Order;
    public static string TitleOf(string act) => ofSteps[act].Title;

    /// <summary>The steps of a case that are papers of its file, as they came.</summary>
    public Task<List<StepRow>> Acted(Guid matter, CancellationToken cancel) => db.Steps.AsNoTracking().Where(s => s.MatterId == matter && ofSteps.Keys.Contains(s.Act)).OrderBy(s => s.No).ToListAsync(cancel);

    /// <param name="mark">Null leaves the place empty, for the printer whose PDF is signed afterwards, or to be signed on paper.</param>
    /// <param name="whole">With the whole ID number, as the court wants it.</param>
    public AidPaperFacts Mandate(AidCase of, AidMandate mandate, AidPerson person, string centre, SignatureMark? mark, bool whole) => new("授权委托书", centre, of.Number, (mark?.AtUtc ?? mandate.PreparedAt).CityDay())
    {
        Lines =
        [
            new("委托人", person.Name), .. of.SignerOf(person) == person.Name ? Array.Empty<PaperLine>() : [new("法定代理人", of.SignerOf(person))],
            new("身份证号", whole ? person.IdNumber : person.IdNumber?.MaskIdNumber()), new("住址", person.Address),
            new("受委托人", $"律师{mandate.LawyerName}（{mandate.FirmName}）"), new("对方", of.OtherName), new("委托事项", mandate.Task, true), new("权限", mandate.Authority, true), new("期限", mandate.Until),
        ],
        Paragraphs = ["委托人委托上列律师作为代理人。本案是法律援助，律师不收取任何财物（《中华人民共和国法律援助法》第二十条）。委托人可以随时撤回委托（《中华人民共和国民法典》第一百七十三条）；已经到法院的，要书面告知法院（《中华人民共和国民事诉讼法》第六十三条）。"],
        Signs = [new("principal", "委托人（签名、盖章或者按指印）", of.SignsAs(person), mark)],
        Made = mark is null ? "准备日期" : "委托日期",
        Ways = mark is null ? [] : [mark.Way],
        SignatureKind = mark is null ? "" : provider.Kind,
    };

    // each reads his own, the office all; one that ended or was taken back says so
    private async Task<AidPaperFacts?> Mandate(AidCase of, string paper, Actor by, CancellationToken cancel)
    {
        if (!Guid.TryParse(paper[MandatePrefix.Length..], out var id) || of.Persons.FirstOrDefault(p => p.Id == id) is not { } person || of.Mandates.LastOrDefault() is not { } mandate) return null;
        if (by.Kind == ActorKind.Citizen && person.PersonId != by.Id) return null;
        var signed = mandate.SignatureOf(id);
        var mark = signed is null ? null : new SignatureMark(signed.Name, signed.Way, signed.At, await signed.Picture(files, cancel));
        var facts = Mandate(of, mandate, person, await Centre(of, cancel), mark, whole: false);
        var over = mandate.EndedAt is { } ended ? $"已于{ended.CityDay().Formal()}失效" : signed is null && mandate.Signatures.LastOrDefault(s => s.Party == id)?.WithdrawnAt is { } back ? $"已于{back.CityDay().Formal()}撤回" : null;
        return over is null ? facts : facts with { Signs = [.. facts.Signs.Select(s => s with { Note = over })] };
    }

    /// <param name="readers">For whom the account speaks that reads it; null for the office.</param>
    private async Task<AidPaperFacts?> Facts(AidCase of, string paper, IReadOnlyList<AidPerson>? readers, CancellationToken cancel)
    {
        var (kind, no) = Numbered(paper);
        // what was made before a later lawyer took the file over stays with whoever was in charge then
        var over = of.FinishedOn is null && of.Ended is null ? null : await Step(of, cancel, null, AidAct.Finish, AidAct.Terminate, AidAct.EndByDeath);
        var acting = over is null ? of.Assigned.LastOrDefault(a => a.Until is null) : of.InChargeAt(over.At);
        // of many each reads a paper with the own name and the own sums
        var staff = readers is null;
        var own = of.IsGroup ? readers : null;
        var named = own is null ? of.Applicants : string.Join("、", own.Select(p => p.Name));
        var centre = await Centre(of, cancel);
        var part = Guid.TryParse(paper.Length > 36 ? paper[^36..] : "", out var id) ? id : (Guid?)null;
        return kind switch
        {
            "pledge" when of.Pledged => Pledge(of, centre, of.IsGroup ? own : [of.Applicant]),
            "letter" when staff && of.NoticeOrgan is null && acting is { Name: var counsel, At: var since } => new("法律援助公函", centre, of.Number, since.CityDay())
            {
                To = of.StandingHearings.LastOrDefault()?.Where ?? "办案机关",
                Paragraphs = [$"{of.Applicants}与{of.OtherName}一案（{of.Title}），本机构已决定给予法律援助，指派{acting.FirmName}律师{counsel}{(of.NeedsMandate ? "担任代理人" : "提供辩护或者代理")}。", "请予接洽。"],
            },
            "application" => Application(of, centre, of.IsGroup ? own : [of.Applicant]),
            "settlement" when staff && acting is { } agent => Settlement(of, centre, agent),
            "roster" when staff && of.IsGroup => Roster(of, centre),
            "supplement" when (staff ? of.SupplementAsked : readers!.Select(of.AskedOf).FirstOrDefault(a => a is not null)) is { } what && await Step(of, cancel, null, AidAct.AskSupplement) is { } step => new("补充材料通知书", centre, of.Number, step.At.CityDay())
            {
                To = named,
                Paragraphs = [$"您于{of.FiledAt.CityDay().Formal()}提出的法律援助申请收到。经审查，还需要补充下列材料或者作出说明：", what,
                    $"请在{(staff && of.Deliveries.Any(d => d.Paper == DeliveredPaper.Supplement) ? $"收到本通知之日起{settings.LengthOf(AidClocks.Supplement, step.At)}日内" : $"{DueDay(of, AidClocks.Supplement)}前")}补充或者说明。按《中华人民共和国法律援助法》第四十三条第二款，没有按要求补充材料或者作出说明的，视为撤回申请。需要补充的已经一次告知完毕。"],
            },
            "review" when staff => Review(of, centre, await Examined(of, cancel)),
            "decision" when of is { IsRefused: false, DecidedAt: { } decided } => Grant(of, named, centre, decided),
            // overruled it is no decision any more, but it was one and stays in the file
            "decision" or "refusal" when await Step(of, cancel, no, AidAct.Refuse) is { } step => Refusal(of, named, centre, step),
            "assignment" when acting is not null => Assignment(of, named, centre, acting),
            _ when part is { } given && paper.StartsWith(AssignmentPrefix, StringComparison.Ordinal) && of.Assignments.FirstOrDefault(a => a.Id == given) is { } one => Assignment(of, named, centre, one),
            "organ" when of.NoticeOrgan is not null && acting is { Name: var counsel, At: var since } => new("法律援助机构确定律师复函", centre, of.Number, since.CityDay())
            {
                To = of.NoticeFrom,
                Paragraphs = [$"贵单位{of.NoticeNumber}通知收悉。根据《中华人民共和国法律援助法》第三十六条，本机构已指派{acting.FirmName}律师{counsel}为{of.Applicant.Name}提供法律援助（{of.NoticeStage?.Title()}阶段）。", "特此函复。"],
            },
            "termination" when await Step(of, cancel, no, AidAct.Terminate) is { } step => new("终止法律援助决定书", centre, of.Number, step.At.CityDay())
            {
                To = named,
                Paragraphs = [$"本机构曾决定给予您法律援助。现因{GroundOf(step).Ground}，根据《中华人民共和国法律援助法》第四十八条，决定终止法律援助。", GroundOf(step).Reason, Remedy, CopiesTo(of, step) is { Count: > 0 } copies ? $"抄送：{string.Join("、", copies)}" : ""],
            },
            "organ-ended" when staff && of.NoticeOrgan is not null && await Step(of, cancel, no, AidAct.Terminate, AidAct.EndByDeath) is { } step => new("终止法律援助告知函", centre, of.Number, step.At.CityDay())
            {
                To = of.NoticeFrom,
                Paragraphs = [$"贵单位{of.NoticeNumber}通知为{of.Applicant.Name}提供法律援助（{of.NoticeStage?.Title()}阶段）。现因{GroundOf(step).Ground}，根据《中华人民共和国法律援助法》第四十八条，本机构已于{step.At.CityDay().Formal()}决定终止法律援助{(LawyerAt(of, step) is { } ended ? $"，{ended.FirmName}律师{ended.Name}不再承办" : "")}。", "特此函告。"],
            },
            "penalty" when staff && of is { Ended: TerminationGround.Deception, PenaltyProposedAt: { } proposed } => new("关于处理骗取法律援助行为的建议书", centre, of.Number, proposed.CityDay())
            {
                To = "司法行政部门",
                Paragraphs = [$"{named}以欺骗或者其他不正当手段获得法律援助，本机构已经终止援助。{of.Reason}", $"已实施法律援助的费用为{(of.CostsFen ?? 0).Yuan()}。根据《中华人民共和国法律援助法》第六十四条，建议责令其支付上述费用，并处{(of.ProposedFineFen ?? 0).Yuan()}罚款。", "请依照行政处罚的程序审查决定。"],
                Made = $"提出：{of.PenaltyProposedBy}",
            },
            "fee-relief" when of is { DecidedAt: not null, Ended: null, Ground: null, Type: not AidType.Criminal } => new("缓交诉讼费用申请书", "＿＿＿＿＿＿人民法院：", null, of.DecidedAt.Value.CityDay())
            {
                Lines = [new("申请人", named), new("对方", of.OtherName), new("请求", of.Wanted, true)],
                Paragraphs = [$"申请人正在接受{centre}的法律援助（{of.Number}），附给予法律援助决定书。根据《诉讼费用交纳办法》第四十七条第三项、第四十八条、第四十九条和《中华人民共和国法律援助法》第五十三条，申请缓交诉讼费用；经审查符合减交、免交条件的，请准予减交、免交。"],
                Signs = [new("applicant", "申请人（签名、盖章或者按指印）", named)],
                Made = "决定援助的日期",
            },
            "objection" when await Step(of, cancel, no, AidAct.Uphold, AidAct.Overrule) is { } step => new("法律援助异议审查决定书", await Bureau(of, step.ById, cancel), of.Number, step.At.CityDay())
            {
                To = named,
                Paragraphs = [$"您对法律援助机构决定提出的异议已经审查。审查结论：{(step.Act == nameof(AidAct.Uphold) ? "维持法律援助机构的决定" : "责令法律援助机构改正")}（《中华人民共和国法律援助法》第四十九条第二款）。", step.Reason ?? "",
                    step.Act == nameof(AidAct.Uphold) ? $"不服的，可以自收到本决定之日起60日内申请行政复议，或者6个月内向人民法院起诉。本决定当天收到的，分别到{string.Join("、", AidRemedies.AfterObjection(of, settings.Calendar).Select(r => r.Due.Day.Formal()))}为止。" : ""],
            },
            "closing" when of.Outcome is { } outcome => new("结案报告表", centre, of.Number, of.FinishedOn!.Value)
            {
                Lines = [new("受援人", named), new("对方", of.OtherName), new("承办律师", acting is null ? "" : $"{acting.Name}（{acting.FirmName}）"), new("办理情况", string.Join("\n", of.Entries.Where(e => staff || e.Told && readers!.Any(r => of.Concerns(r, e.WrittenAt))).OrderBy(e => e.On).Select(e => $"{e.On.Formal()} {e.Kind.Title()}：{e.Text}")), true),
                    new("结果", outcome.Title()), new("说明", of.Result, true), new("请求的金额", (own?.Sum(p => p.ClaimFen ?? 0) ?? of.ClaimFen).Yuan()), new("已拿到的金额", (own?.Sum(p => p.RecoveredFen ?? 0) ?? of.RecoveredFen).Yuan())],
                Made = $"承办律师：{acting?.Name}",
            },
            "subsidy" when staff && of.SubsidyFen is { } fen && await Step(of, cancel, null, AidAct.Pay) is { } step => new("卷宗审查和补贴审批表", centre, of.Number, step.At.CityDay())
            {
                Lines = [new("承办律师", acting is null ? "" : $"{acting.Name}（{acting.FirmName}）"), new("卷宗质量评分", $"{of.Quality}分"), new("补贴", $"{fen.Yuan()}，免征增值税和个人所得税"), new("依据", step.Reason, true)],
                Made = $"审批：{step.ByName}",
            },
            _ when staff && part is { } judged && paper.StartsWith(QualityPrefix, StringComparison.Ordinal) && await db.FileReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == judged && r.CaseId == of.Id && r.DoneAt != null, cancel) is { } review => Quality(of, review, centre),
            _ when paper.StartsWith(StepPrefix, StringComparison.Ordinal) && int.TryParse(paper[StepPrefix.Length..], out var number) && (await Acted(of.Id, cancel)).Find(s => s.No == number) is { } acted && (staff || !acted.Internal && (!of.IsGroup || readers!.Any(r => r.PersonId == acted.ById))) => new(TitleOf(acted.Act), centre, of.Number, acted.At.CityDay())
            {
                Lines = [new("案件", of.Title), new("谁", acted.ByName), new("什么时候", acted.At.FormalTime()), new("内容", $"{acted.ActTitle}。{acted.Reason}", true)],
                Made = $"记录：{acted.ByName}",
            },
            _ when part is { } entry && paper.StartsWith("entry-", StringComparison.Ordinal) && of.Entries.FirstOrDefault(e => e.Id == entry) is { } written && (staff || written.Told && readers!.Any(r => of.Concerns(r, written.WrittenAt))) => new($"{written.Kind.Title()}记录", centre, of.Number, written.On)
            {
                Lines = [new("日期", written.On.Formal()), new("方式和对象", written.Way), new("内容", written.Text, true)],
                Made = $"记录：{written.ByName}",
            },
            _ => null,
        };
    }

    private const string Remedy = "对本决定有异议的，可以向设立本机构的司法行政部门提出；司法行政部门自收到异议之日起五日内审查。对维持决定不服的，可以依法申请行政复议或者提起行政诉讼（《中华人民共和国法律援助法》第四十九条）。";

    private static AidPaperFacts Grant(AidCase of, string named, string centre, DateTime decided) => new(of.GivenFirstAt is null ? "给予法律援助决定书" : "先行提供法律援助决定书", centre, of.Number, decided.CityDay())
    {
        To = named,
        Paragraphs =
        [
            of.NoticeOrgan is not null
                ? $"{of.NoticeFrom}{of.NoticeNumber}通知收悉。“{of.Title}”一案，根据《中华人民共和国法律援助法》第三十六条，决定给予您法律援助（{of.Type.Title()}，{of.NoticeStage?.Title()}阶段）。"
                : $"您于{of.FiledAt.CityDay().Formal()}就“{of.Title}”提出的法律援助申请，经审查，{(of.GivenFirstAt is null ? "符合法律援助条件，根据《中华人民共和国法律援助法》第四十三条" : "情况紧急，根据《中华人民共和国法律援助法》第四十四条")}，决定{(of.GivenFirstAt is null ? "" : "先行")}给予法律援助（{of.Type.Title()}，对方：{of.OtherName}）。",
            "本机构在三日内指派律师。法律援助不收取任何财物；律师向您收钱的，请告诉本机构。",
            of.GivenFirstAt is null ? "" : $"请在{DueDay(of, AidClocks.Complete)}前补办手续、补充材料。经审查不符合条件的，终止援助。",
            "您有权了解办理情况；律师没有依法履行职责的，可以投诉，可以要求更换（第五十五条）。",
        ],
    };

    private static AidPaperFacts Refusal(AidCase of, string named, string centre, StepRow step) => new("不予法律援助决定书", centre, of.Number, step.At.CityDay())
    {
        To = named,
        Paragraphs = [$"您于{of.FiledAt.CityDay().Formal()}就“{of.Title}”提出的法律援助申请（{of.Type.Title()}，对方：{of.OtherName}），经审查，{GroundOf(step).Ground}，根据《中华人民共和国法律援助法》第四十三条，决定不予法律援助。", GroundOf(step).Reason, Remedy],
    };

    // the step keeps ground and reason for good, the case only while the decision stands
    private static (string Ground, string Reason) GroundOf(StepRow step) => step.Act == nameof(AidAct.EndByDeath) ? (TerminationGround.Died.Title(), "")
        : (step.Reason ?? "").Split('。', 2) is [var ground, var reason] ? (ground, reason) : (step.Reason ?? "", "");

    // firm and organ learn from their copy that nobody acts by the institution's order any more
    private static List<string> CopiesTo(AidCase of, StepRow step) => [.. new[] { LawyerAt(of, step)?.FirmName, of.NoticeFrom }.OfType<string>()];

    private static AidAssignment? LawyerAt(AidCase of, StepRow step) => of.InChargeAt(step.At);

    // the department that set up the institution, by its own name (LAL 49)
    private async Task<string> Bureau(AidCase of, Guid by, CancellationToken cancel)
    {
        List<StaffCard> known = [.. await organizations.Staff(by, cancel) is { } judge ? [judge] : Array.Empty<StaffCard>(), .. await organizations.Holders(AidPermissions.JudgeObjections.Key, of.Place, cancel)];
        return known.SelectMany(s => s.Posts).FirstOrDefault(p => p.Division == of.Place && p.Post is Posts.CountyBureau or Posts.CityBureau)?.OrganizationName ?? "司法行政部门";
    }

    private static string DueDay(AidCase of, ClockRule rule) => of.Clocks.Where(c => c.Rule == rule.Key).MaxBy(c => c.StartedAt)?.DueDay.Formal() ?? "规定的日期";

    /// <summary>Decisions and answers to objections, as they came: each is a paper of its own, whatever became of it later.</summary>
    public async Task<IReadOnlyList<StepRow>> Decided(AidCase of, CancellationToken cancel) => await Steps(of, [AidAct.Refuse, AidAct.Terminate, AidAct.EndByDeath, AidAct.Uphold, AidAct.Overrule], cancel);

    private Task<List<StepRow>> Examined(AidCase of, CancellationToken cancel) => Steps(of, [AidAct.Propose, AidAct.SendBack, AidAct.Grant, AidAct.GrantFirst, AidAct.Refuse, AidAct.Overrule], cancel);

    private async Task<List<StepRow>> Steps(AidCase of, AidAct[] acts, CancellationToken cancel)
    {
        var names = acts.Select(a => a.ToString()).ToList();
        return [.. (await db.Steps.AsNoTracking().Where(s => s.MatterId == of.Id && names.Contains(s.Act)).OrderBy(s => s.No).ToListAsync(cancel)).Where(s => s.Act != nameof(AidAct.EndByDeath) || EndsAid(s))];
    }

    // after the work, or after aid had ended, a death ends nothing any more
    private static bool EndsAid(StepRow death) => death.ToStage == nameof(AidStage.Terminated) && death.FromStage is not (nameof(AidStage.Terminated) or nameof(AidStage.TerminationObjected));

    /// <param name="no">Of that number; null: the last one.</param>
    private async Task<StepRow?> Step(AidCase of, CancellationToken cancel, int? no, params AidAct[] acts) => (await Steps(of, acts, cancel)).LastOrDefault(s => no is null || s.No == no);

    // what may come more than once in a case has the number of its step in the address: termination-17
    private static (string Kind, int? No) Numbered(string paper) =>
        paper.LastIndexOf('-') is > 0 and var at && paper[..at] is "refusal" or "termination" or "organ-ended" or "objection" && int.TryParse(paper[(at + 1)..], out var no) ? (paper[..at], no) : (paper, null);
}
