using Fashu.Documents;

namespace Fashu.Mediation.Papers;

/// <summary>Who issues a paper, under which number, and where it can be checked.</summary>
/// <param name="Check">Address behind the check code; null leaves the code away.</param>
public sealed record PaperHead(string Committee, string Number, string? Check = null);

/// <summary>A party as papers name it (PML 29: basic data of the parties). Empty entries are not printed.</summary>
public sealed record PaperParty(string Role, string Name)
{
    public bool IsOrganization { get; init; }
    public string Gender { get; init; } = "";
    public string Ethnicity { get; init; } = "";
    public DateOnly? BornOn { get; init; }
    public string Occupation { get; init; } = "";
    /// <summary>ID number or credit code, whole or masked as the reader may see it.</summary>
    public string Code { get; init; } = "";
    public string Address { get; init; } = "";
    public string Phone { get; init; } = "";
    /// <summary>法定代表人 or 监护人 with words: 法定代表人：某某.</summary>
    public string Representative { get; init; } = "";
    public string Agent { get; init; } = "";
}

/// <summary>One duty of an agreement: who, what or how much, to whom, by when, how (PML 29).</summary>
public sealed record PaperTerm(string Who, string What)
{
    public string ToWhom { get; init; } = "";
    public long? Fen { get; init; }
    public DateOnly? By { get; init; }
    public string How { get; init; } = "";
    public string Place { get; init; } = "";

    public string Sentence
    {
        get
        {
            var when = By is { } day ? $"于{day.Formal()}前" : "";
            var act = Fen is { } fen ? $"向{ToWhom}支付{What}{fen.Yuan().Replace(" ", "", StringComparison.Ordinal)}（大写：人民币{fen.Capital()}）" : (ToWhom.Length > 0 ? $"向{ToWhom}" : "") + What;
            var how = How.Length > 0 ? $"；履行方式：{How}" : "";
            var place = Place.Length > 0 ? $"；履行地点：{Place}" : "";
            return $"{Who}{when}{act}{how}{place}。";
        }
    }
}

/// <summary>A further way to one's right (PML 26): where to go, and what to mind.</summary>
public sealed record PaperRoute(string Name, string Where, string Note);

/// <summary>申请书: the application as filed.</summary>
public sealed record ApplicationFacts(PaperHead Head, IReadOnlyList<PaperParty> Parties, string Summary, string Wish, DateOnly On, IReadOnlyList<SignaturePlace> Signs)
{
    public string TakenBy { get; init; } = "";
}

/// <summary>身份核验记录: who was verified, which way, when and by whom.</summary>
/// <param name="SpeaksAs">Where not the party itself was verified but who speaks for it: 监护人, 委托代理人 …</param>
public sealed record IdentityRecordFacts(PaperHead Head, string Party, string SpeaksAs, Fashu.People.IdentityProof Proof);

/// <summary>受理登记表: filed, mediated on the committee's own initiative or handed over, and accepted by whom.</summary>
public sealed record AcceptanceRegisterFacts(PaperHead Head, IReadOnlyList<PaperParty> Parties, PaperSource Source, string Kind, DateTime FiledAtUtc, string Summary, string Wish)
{
    public string Place { get; init; } = "";
    public string HandedOverBy { get; init; } = "";
    public DateOnly? AcceptedOn { get; init; }
    public string Mediators { get; init; } = "";
    public string Opinion { get; init; } = "";
    public IReadOnlyList<SignaturePlace> Signs { get; init; } = [];
}

/// <summary>How a dispute came to the committee (PML 17).</summary>
public enum PaperSource
{
    Application,
    OwnInitiative,
    HandedOver,
}

/// <summary>权利义务告知书 (PML 3, 4, 15, 23, 24, 26, 31–33; PMR 30), one for each party.</summary>
public sealed record RightsNoticeFacts(PaperHead Head, string To, DateOnly On, SignaturePlace Reader)
{
    public string Mediators { get; init; } = "";
    public string ComplaintPhone { get; init; } = "";
}

/// <summary>邀请函: asks the other side to take part; nobody is summoned.</summary>
public sealed record InvitationFacts(PaperHead Head, string To, string Applicant, string About, DateOnly On, SignaturePlace Seal)
{
    public DateTime? MeetingAtUtc { get; init; }
    public string Place { get; init; } = "";
    public string Mediator { get; init; } = "";
    public string Phone { get; init; } = "";
    public DateOnly? AnswerBy { get; init; }
}

/// <summary>调解记录 of one session.</summary>
public sealed record MediationRecordFacts(PaperHead Head, string Cause, DateTime FromUtc, DateTime ToUtc, string Place, IReadOnlyList<PaperParty> Parties, IReadOnlyList<PaperStatement> Statements,
    PaperResult Result, IReadOnlyList<SignaturePlace> Signs)
{
    public int Session { get; init; } = 1;
    public string Way { get; init; } = "";
    public string Mediators { get; init; } = "";
    public string Recorder { get; init; } = "";
    public string Others { get; init; } = "";
    public bool Open { get; init; }
    public string ResultNote { get; init; } = "";
}

public sealed record PaperStatement(string Speaker, string Text);

/// <summary>What a session led to.</summary>
public enum PaperResult
{
    Agreed,
    NotAgreed,
    ToBeContinued,
}

/// <summary>人民调解协议书 (PML 29, PMR 35).</summary>
public sealed record AgreementFacts(PaperHead Head, IReadOnlyList<PaperParty> Parties, string Facts, IReadOnlyList<PaperTerm> Terms, DateOnly On, IReadOnlyList<SignaturePlace> Signs, SignaturePlace Seal)
{
    public string Responsibilities { get; init; } = "";
    public string Other { get; init; } = "";
    public int Copies { get; init; } = 3;
    /// <summary>Ways in which this paper is signed, explained at its foot.</summary>
    public IReadOnlyList<SignatureWay> Ways { get; init; } = [];
    /// <summary>The signature provider's own words about its kind.</summary>
    public string SignatureKind { get; init; } = "";
}

/// <summary>口头协议登记表 (PML 28): parties, facts, content, performance, record of reading back.</summary>
public sealed record OralAgreementFacts(PaperHead Head, IReadOnlyList<PaperParty> Parties, string Facts, IReadOnlyList<PaperTerm> Terms, DateTime AgreedAtUtc, IReadOnlyList<SignaturePlace> Signs, SignaturePlace Seal)
{
    public string Place { get; init; } = "";
    public bool PerformedAtOnce { get; init; }
    public string ReadBack { get; init; } = "";
}

/// <summary>终止调解通知书 with the routes that remain (PML 26).</summary>
public sealed record TerminationFacts(PaperHead Head, string To, string Cause, DateOnly AcceptedOn, string Reason, IReadOnlyList<PaperRoute> Routes, DateOnly On, SignaturePlace Seal)
{
    public string Phone { get; init; } = "";
}

/// <summary>不予受理告知书 with the proper route.</summary>
public sealed record NotAcceptedFacts(PaperHead Head, string To, DateOnly FiledOn, string Cause, string Reason, string Basis, IReadOnlyList<PaperRoute> Routes, DateOnly On, SignaturePlace Seal)
{
    public string Phone { get; init; } = "";
}

/// <summary>司法确认申请书: both parties together, within 30 days of the agreement taking effect (PML 33, CPL 205).</summary>
public sealed record ConfirmationApplicationFacts(PaperHead Head, string Court, IReadOnlyList<PaperParty> Parties, string AgreementNumber, DateOnly EffectiveOn, DateOnly ApplyBy, string Summary,
    IReadOnlyList<PaperTerm> Terms, IReadOnlyList<string> Enclosures, DateOnly On, IReadOnlyList<SignaturePlace> Signs);

/// <summary>回访记录 (PML 31).</summary>
public sealed record ReturnVisitFacts(PaperHead Head, string Cause, string Visited, DateTime AtUtc, string Way, string Reason, string Findings, IReadOnlyList<SignaturePlace> Signs)
{
    public IReadOnlyList<(string Term, string State)> Terms { get; init; } = [];
    public string Satisfaction { get; init; } = "";
    public string Measures { get; init; } = "";
}
