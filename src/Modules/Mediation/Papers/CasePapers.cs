using Fashu.Mediation.Papers;
using Fashu.Documents;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>The content of each paper, from the case.</summary>
internal static class CasePapers
{
    public static string Role(Side side) => side == Side.Applicant ? "甲方（申请人）" : "乙方（被申请人）";

    public static string Short(Side side) => side == Side.Applicant ? "甲方" : "乙方";

    public static PaperHead Head(MediationCase of, string committee) => new(committee, of.Number ?? "");

    /// <param name="whole">ID numbers in full, as the official paper bears them; else masked.</param>
    /// <param name="reader">A party who reads it: the other side's numbers and address are left out. Null for the office.</param>
    public static IReadOnlyList<PaperParty> Parties(MediationCase of, bool whole, Party? reader = null) =>
        [.. of.Parties.OrderBy(p => p.Side).Select(p => OfParty(p, of.FiledAt.CityDay(), whole, reader is null || reader.Id == p.Id))];

    public static IReadOnlyList<PaperTerm> Terms(Agreement of) => [.. of.Terms.OrderBy(t => t.No).Select(t =>
        new PaperTerm(Short(t.Who), t.Fen is > 0 && t.What.StartsWith("支付", StringComparison.Ordinal) ? t.What[2..] : t.What)
        {
            ToWhom = t.Fen is > 0 ? Short(t.Who == Side.Applicant ? Side.Respondent : Side.Applicant) : "",
            Fen = t.Fen is > 0 ? t.Fen : null, By = of.Form == AgreementForm.Oral ? null : t.By, How = t.How,
        })];

    // the application says what the applicant said
    private static IReadOnlyList<PaperParty> AsApplied(MediationCase of, IReadOnlyList<PaperParty> parties) =>
        of.Respondent.CalledName is { } called ? [parties[0], parties[1] with { Name = called, Gender = "", BornOn = null, Code = "" }] : parties;

    public static string Cause(MediationCase of) => $"{of.Applicant.Name}与{of.Respondent.Name}的纠纷";

    public static ApplicationFacts Application(MediationCase of, string committee, Party? reader = null) =>
        new(Head(of, committee), AsApplied(of, Parties(of, whole: false, reader)), of.Facts, of.Wanted, of.FiledAt.CityDay(),
            [new("party-1", "申请人（签名）", of.Applicant.Name) { Note = of.FiledByName is null ? $"{of.FiledAt.FormalTime()}登录后网上提交" : "" }])
        { TakenBy = of.FiledByName ?? "" };

    public static AcceptanceRegisterFacts Register(MediationCase of, string committee, string place) =>
        new(Head(of, committee), Parties(of, whole: false), PaperSource.Application, "民间纠纷", of.FiledAt, of.Facts, of.Wanted)
        {
            Place = place,
            AcceptedOn = AcceptedOn(of),
            Mediators = of.HandlerName ?? "",
            Opinion = of.Number is null ? "" : "符合受理条件，同意受理。",
        };

    public static RightsNoticeFacts Rights(MediationCase of, string committee, Party to, string phone) =>
        new(Head(of, committee), to.Name, (to.RightsReadAt ?? of.FiledAt).CityDay(),
            new("reader", "被告知人（签名）", to.Name) { Note = to.RightsReadAt is { } read ? $"{read.FormalTime()}{to.RightsReadWay}" : "" })
        { Mediators = of.HandlerName ?? "", ComplaintPhone = phone };

    public static MediationRecordFacts Record(MediationCase of, string committee, Session session, Party? reader = null)
    {
        var all = of.Sessions.OrderBy(s => s.HeldAt).ToList();
        var last = session == all[^1];
        return new(Head(of, committee), Cause(of), session.HeldAt, session.HeldAt, session.Place, Parties(of, whole: false, reader), [new("记录", session.Record)],
            last && of.Agreement is not null ? PaperResult.Agreed : last && of.Stage is Stage.Terminated or Stage.RoutesTold ? PaperResult.NotAgreed : PaperResult.ToBeContinued,
            [
                .. of.Parties.OrderBy(p => p.Side).Select((p, i) => new SignaturePlace($"party-{i + 1}", $"{Short(p.Side)}（签名）", p.Name) { Note = Confirmed(session, p.Side) }),
                new("mediator", "调解员（签名）", of.HandlerName ?? "") { Note = $"{session.RecordedBy}{session.RecordedAt.FormalTime()}登录后记录" },
            ])
        { Session = all.IndexOf(session) + 1, Way = session.Way.Title(), Mediators = of.HandlerName ?? "", Recorder = session.RecordedBy, Others = session.Present };
    }

    /// <param name="images">Drawn signatures by signature id, as data addresses.</param>
    /// <param name="check">Address where a holder compares the paper; null while it is not in force.</param>
    /// <param name="open">Places left empty, for the printer whose PDF is signed afterwards.</param>
    public static AgreementFacts Agreement(MediationCase of, Agreement agreement, string committee, string kind, IReadOnlyDictionary<Guid, string> images, bool whole, bool open, string? check)
    {
        SignaturePlace[] places =
        [
            .. of.Parties.OrderBy(p => p.Side).Select((p, i) => new SignaturePlace($"party-{i + 1}", $"{Short(p.Side)}（签名、盖章或者按指印）", p.Name, open ? null : Mark(agreement.SignatureOf(p.Id), images))),
            new("mediator", "人民调解员（签名）", of.HandlerName ?? "", open ? null : Mark(agreement.SignatureOf(null), images)),
        ];
        var seal = new SignaturePlace("seal", "", committee, open || agreement.SealedAt is not { } sealedAt ? null : new(committee, SignatureWay.Seal, sealedAt));
        return new(Head(of, committee) with { Check = check }, Parties(of, whole), $"{agreement.Facts}\n争议事项：{agreement.Points}", Terms(agreement), (agreement.EffectiveAt ?? agreement.DraftedAt).CityDay(), places, seal)
        {
            Copies = of.Parties.Count + 1,
            SignatureKind = kind,
            Ways = [.. agreement.Signatures.Where(s => s.WithdrawnAt is null).Select(s => s.Way).Distinct(), .. agreement.SealedAt is null ? Array.Empty<SignatureWay>() : [SignatureWay.Seal]],
        };
    }

    public static OralAgreementFacts Oral(MediationCase of, Agreement agreement, string committee, string? check, Party? reader = null) =>
        new(Head(of, committee) with { Check = check }, Parties(of, whole: false, reader), agreement.Facts, Terms(agreement), agreement.DraftedAt,
            [.. of.Parties.OrderBy(p => p.Side).Select((p, i) => new SignaturePlace($"party-{i + 1}", $"{Short(p.Side)}（签名）", p.Name) { Note = "口头达成，宣读后确认无误" }),
                new("mediator", "调解员（签名）", of.HandlerName ?? "") { Note = $"{agreement.DraftedBy}{agreement.DraftedAt.FormalTime()}登录后记录" }],
            new("seal", "", committee))
        { PerformedAtOnce = true, ReadBack = "调解员已向双方宣读以上内容，双方确认无误。" };

    public static TerminationFacts Termination(MediationCase of, string committee, string reason, DateOnly on, string phone) =>
        new(Head(of, committee), string.Join("、", of.Parties.OrderBy(p => p.Side).Select(p => p.Name)), Cause(of), AcceptedOn(of) ?? of.FiledAt.CityDay(), reason, RemainingRoutes.Told(of.Routes), on, new("seal", "", committee)) { Phone = phone };

    public static NotAcceptedFacts NotAccepted(MediationCase of, string committee, string reason, DateOnly on, string phone) =>
        new(Head(of, committee), of.Applicant.Name, of.FiledAt.CityDay(), Cause(of), reason, "", RemainingRoutes.Told(of.Routes), on, new("seal", "", committee)) { Phone = phone };

    public static ReturnVisitFacts Visit(MediationCase of, string committee, ReturnVisit visit) =>
        new(Head(of, committee), Cause(of), string.Join("、", of.Parties.OrderBy(p => p.Side).Select(p => p.Name)), visit.On.StartsAt(), visit.Way, "了解协议的履行情况", visit.Found, [new("visitor", "回访人（签名）", visit.By)])
        {
            Terms = [.. of.Agreement?.Terms.OrderBy(t => t.No).Select(t => ($"第{t.No}条：{t.What}", t.PerformedOn is { } on ? $"{on.Formal()}已履行" : t.Broken is null ? "还没有登记" : $"没有履行：{t.Broken}")) ?? []],
        };

    public static ConfirmationApplicationFacts? Confirmation(MediationCase of, string committee, string court, bool whole, Party? reader = null) => of.Agreement is not { EffectiveAt: { } at } agreement ? null :
        new(Head(of, committee), court, Parties(of, whole, reader), of.Number ?? "", at.CityDay(), of.Clocks.LastOrDefault(c => c.Rule == MediationClocks.Confirmation.Key)?.DueDay ?? at.CityDay(), agreement.Facts, Terms(agreement),
            ["人民调解协议书", "申请人身份证明", "人民调解委员会主持调解的证明", "与纠纷有关的财产权利证明材料"], at.CityDay(),
            [.. of.Parties.OrderBy(p => p.Side).Select((p, i) => new SignaturePlace($"party-{i + 1}", $"申请人（{Short(p.Side)}）", p.Name))]);

    public static SignatureMark? Mark(Signature? signed, IReadOnlyDictionary<Guid, string> images) =>
        signed is null ? null : new(signed.Name, signed.Way, signed.At, images.GetValueOrDefault(signed.Id));

    // Reading confirmed on the page is no signature; the place says it in words.
    private static string Confirmed(Session session, Side side) =>
        (side == Side.Applicant ? session.ApplicantReadAt : session.RespondentReadAt) is not { } read ? ""
        : read == session.RecordedAt ? "当场宣读，确认无误" : $"{read.FormalTime()}网上确认无误";

    private static DateOnly? AcceptedOn(MediationCase of) => of.Clocks.FirstOrDefault(c => c.Rule == MediationClocks.Conclude.Key)?.StartedAt.CityDay();

    private static PaperParty OfParty(Party of, DateOnly day, bool whole, bool open)
    {
        var id = of is { Kind: PartyKind.Person, IdNumber: { } number } && CitizenId.TryRead(number, day, out var read, out _) ? read : null;
        return new(Role(of.Side), of.Name)
        {
            IsOrganization = of.Kind == PartyKind.Organization,
            Gender = id is null ? "" : id.Sex == Sex.Male ? "男" : "女",
            BornOn = id?.Born,
            Code = of.IdNumber is null || !open ? "" : whole ? of.IdNumber : of.IdNumber.MaskIdNumber(),
            Address = open ? of.Address ?? "" : "",
            Phone = of.Phone is null || !open ? "" : whole ? of.Phone : of.Phone.MaskPhone(),
            Representative = string.IsNullOrWhiteSpace(of.Representative) ? "" : $"代表人：{of.Representative}",
            Agent = of.Agent is null ? "" : $"{of.Agent}（{of.AgentBasis}）",
        };
    }
}
