using System.ComponentModel.DataAnnotations;

namespace Fashu.Matters;

public enum ReferralState
{
    [Display(Name = "等本人答复")] Offered,
    [Display(Name = "本人不同意")] Declined,
    [Display(Name = "没有转")] Cancelled,
    [Display(Name = "已转到")] Received,
    [Display(Name = "已有结果")] Returned,
    [Display(Name = "本人撤回同意")] Revoked,
}

/// <summary>How a person agreed that something goes on to another service (PIPL 14, 23).</summary>
public enum ReferralWay
{
    [Display(Name = "在自己的页面上")] OwnPage,
    [Display(Name = "当面")] InPerson,
    [Display(Name = "电话")] Phone,
}

/// <summary>What the house does about a matter beside its own procedure.</summary>
public enum ReferralAct
{
    [Display(Name = "建议转办")] Offer,
    [Display(Name = "本人不同意转办")] Decline,
    [Display(Name = "取消转办")] Cancel,
    [Display(Name = "转办")] Refer,
    [Display(Name = "转来")] Receive,
    [Display(Name = "转办有结果")] Return,
    [Display(Name = "本人撤回转办的同意")] Revoke,
}

/// <summary>What one service gives along to another about one person, so that nothing is typed twice; the person agrees to just this.</summary>
public sealed record ReferralLoad
{
    public required string Name { get; init; }

    public bool IsFirm { get; init; }

    /// <summary>Of the person, or of whoever speaks for the person.</summary>
    public Guid? Account { get; init; }
    public string? Phone { get; init; }
    public string? IdNumber { get; init; }
    public string? Address { get; init; }
    public ReferralSpeaker? Speaker { get; init; }
    public required string Facts { get; init; }
    public required string Wanted { get; init; }
    public required string OtherName { get; init; }
    public bool OtherIsFirm { get; init; }
    public string? OtherPhone { get; init; }
    public long? ClaimFen { get; init; }
    public required string Place { get; init; }

    /// <summary>Who stands by the person in the matter it came from.</summary>
    public ReferralHelper? Helper { get; init; }

    /// <summary>Files of the matter it came from.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];
}

/// <summary>Who acts in the person's name.</summary>
/// <param name="Basis">Kinship, guardianship, a mandate.</param>
public sealed record ReferralSpeaker(string Name, string Basis, bool Guardian);

/// <summary>A lawyer in the matter it came from.</summary>
/// <param name="HasMandate">A written mandate is among the files.</param>
public sealed record ReferralHelper(string Name, string Firm, bool HasMandate);

/// <summary>Somebody in a matter for whom something can be handed on.</summary>
public sealed record ReferralPerson(Guid Participant, string Name, Guid? Account);

/// <summary>A kind of matter from which something can be handed on: tells for whom, and what goes along.</summary>
public interface IRefers
{
    string Kind { get; }

    /// <summary>The persons of this matter for whom this one may propose it; none where nothing can be handed on now.</summary>
    IReadOnlyList<ReferralPerson> For(Matter matter, Actor by);

    /// <summary>This officer has the matter in hand or leads where it is, at whatever stage: a proposal may be taken back also when nothing can be handed on any more.</summary>
    bool Leads(Matter matter, Actor by);

    ReferralLoad Load(Matter matter, Guid participant);

    /// <summary>Which of the files of the matter may go along.</summary>
    bool MayCarry(Attachments.AttachmentCard file, Guid participant);

    /// <summary>A text message may say so; not where somebody who must not know may read the phone.</summary>
    bool MayText(Matter matter);
}

/// <summary>A service to which other modules hand on. One class makes a service one.</summary>
public interface IReceivesReferrals
{
    /// <summary>Of the matter that comes of it.</summary>
    string Kind { get; }

    /// <summary>What it does for the person, in one plain sentence.</summary>
    string Words { get; }

    /// <summary>Who learns of it, said to the person before agreeing.</summary>
    string Told { get; }

    /// <summary>The sum that is asked for belongs to an application.</summary>
    bool AsksSum { get; }

    /// <summary>Where the place is not known closely enough, the places to choose from.</summary>
    IReadOnlyList<(string Code, string Name)> Places(ReferralLoad load);

    /// <returns>The office that would get it; or why it cannot go there.</returns>
    Task<(string? Office, string? Refusal)> Look(ReferralLoad load, CancellationToken cancel);

    /// <summary>Into the present unit of work; the caller saves. An open matter of the same person and dispute takes it in: there is no second.</summary>
    /// <param name="id">Of the new matter.</param>
    /// <exception cref="RuleBroken">As <see cref="Look"/> says.</exception>
    /// <returns>The matter, and the person's part in it.</returns>
    Task<(Guid Matter, Guid Participant)> Receive(Guid id, ReferralLoad load, Actor by, CancellationToken cancel);
}

/// <summary>A matter came to something that whoever handed it on wants to know.</summary>
/// <param name="Title">In one line, without what is nobody else's business.</param>
/// <param name="Sums">What each participant is to get, in fen; empty where it is not about money.</param>
/// <param name="Final">Nothing more is waited for.</param>
public sealed record MatterResult(Guid Matter, string Kind, string Title, string? Text, IReadOnlyList<ResultSum> Sums, bool Final, DateTime At);

public sealed record ResultSum(Guid Participant, long Fen);

/// <summary>A result came back to the matter from which it was handed on.</summary>
/// <param name="From">The service it comes from.</param>
public sealed record ReferralReturned(Guid Referral, Guid Matter, string Kind, string From, string Title, string? Text, DateTime At);

public sealed record ReferralResultCard(DateTime At, string Title, string? Text, long? Fen);

/// <summary>A referral as one end sees it.</summary>
/// <param name="Out">It goes from the matter that is looked at; otherwise it came to it.</param>
/// <param name="Participant">The person's part in the matter that is looked at.</param>
/// <param name="Service">The service at the other end.</param>
/// <param name="OtherNumber">Number and state of the matter at the other end, once there is one.</param>
/// <param name="OtherPage">Where this viewer may open it; null where not.</param>
/// <param name="MayAnswer">The person's word is awaited, and this viewer gives or records it.</param>
/// <param name="MayDecline">The same for a no, which stays open when the matter has gone too far to be handed on; staff may take the proposal back.</param>
public sealed record ReferralCard(Guid Id, bool Out, string Service, string Person, Guid Participant, ReferralState State, string OfferedBy, DateTime OfferedAt, string? Why, string? Office,
    string? Answer, DateTime? AnsweredAt, string? OtherNumber, string? OtherPage, bool MayAnswer, bool MayDecline, IReadOnlyList<ReferralResultCard> Results)
{
    public bool IsLive => State is ReferralState.Received or ReferralState.Returned;
}

/// <summary>What a page of a matter shows of referrals.</summary>
/// <param name="Open">Services to which this viewer may hand on now.</param>
public sealed record ReferralView(IReadOnlyList<ReferralCard> All, IReadOnlyList<(string Kind, string Title, string Words)> Open);

/// <summary>Looks up what was handed on from and to a matter.</summary>
public interface IReferrals
{
    /// <summary>Staff who see the matter see all of it, a person the own; nobody else anything. Newest first.</summary>
    Task<IReadOnlyList<ReferralCard>> Of(Guid matter, Actor by, CancellationToken cancel);

    /// <summary>The same for a page, with what could be handed on now.</summary>
    Task<ReferralView> View(Guid matter, Actor by, CancellationToken cancel);
}
