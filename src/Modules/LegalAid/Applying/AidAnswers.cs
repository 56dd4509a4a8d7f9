using Fashu.Web;

namespace Fashu.LegalAid;

/// <summary>What somebody has answered so far of an application for legal aid, page by page; empty means not yet asked.</summary>
public sealed class AidAnswers : IDraftAnswers
{
    /// <summary>The answers of the finished self-check.</summary>
    public Circumstances Known { get; set; } = new();

    /// <summary>What the self-check rests on, if it looked at means; and for which of them the page about means was answered.</summary>
    public Means? Asks { get; set; }
    public Means? Answered { get; set; }

    public AidSpeaker? Speaker { get; set; }
    public string? Name { get; set; }
    public string? SpeakerName { get; set; }
    public string? SpeakerBasis { get; set; }
    public string? Place { get; set; }
    public string? Facts { get; set; }
    public string? Wanted { get; set; }
    public long? Claim { get; set; }
    public string? OtherName { get; set; }
    public bool OtherIsFirm { get; set; }
    public string? OtherPhone { get; set; }
    /// <summary>Typed, or counted from the event.</summary>
    public DateOnly? LimitDay { get; set; }
    public LimitEvent? LimitEvent { get; set; }
    public DateOnly? LimitEventOn { get; set; }
    public bool NeedsPreservation { get; set; }
    public bool Pledged { get; set; }

    public static string Kind => AidCase.KindKey;
    public static string Check => "/aid/apply/confirm";
    public static string Counter => "法律援助中心窗口";

    public string Next =>
        Known.Trouble is null ? "/aid/check"
        : Speaker is null ? "/aid/apply"
        : string.IsNullOrWhiteSpace(Facts) || string.IsNullOrWhiteSpace(Wanted) ? "/aid/apply/what"
        : string.IsNullOrWhiteSpace(OtherName) ? "/aid/apply/other"
        : Asks is not null && Answered != Asks ? "/aid/apply/means" : Check;

    internal AidLimit? Limit => LimitEvent is { } what && LimitEventOn is { } on ? new(what, on) : null;

    internal int Steps => Asks is null ? 4 : 5;

    internal bool IsUrgent(DateOnly today) => AidClaim.IsUrgent(NeedsPreservation, LimitDay, today);

    /// <summary>The application as it is filed, once every question is answered.</summary>
    internal ApplyForAid.Form Application(Draft draft, string? idNumber, string? address) => new()
    {
        Id = draft.Id,
        ApplicantId = draft.Giver,
        Known = Known,
        Place = Place ?? "",
        Name = Name ?? "",
        IdNumber = idNumber,
        Address = address,
        Speaker = Speaker ?? AidSpeaker.Self,
        SpeakerName = SpeakerName,
        SpeakerBasis = SpeakerBasis,
        Facts = Facts ?? "",
        Wanted = Wanted ?? "",
        Claim = Claim,
        OtherName = OtherName ?? "",
        OtherIsFirm = OtherIsFirm,
        OtherPhone = OtherPhone,
        LimitDay = Limit is null ? LimitDay : null,
        LimitEvent = LimitEvent,
        LimitEventOn = LimitEventOn,
        NeedsPreservation = NeedsPreservation,
        Pledged = Asks == Means.Hardship && Pledged,
    };
}
