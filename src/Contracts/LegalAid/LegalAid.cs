namespace Fashu.LegalAid;

/// <summary>Somebody asked for legal aid.</summary>
/// <param name="Green">Goes before others.</param>
public sealed record AidApplied(Guid Case, string Place, bool Green, DateTime At);

/// <summary>Police, procuratorate or court gave notice that somebody must have a lawyer.</summary>
public sealed record AidNotified(Guid Case, string Place, DateTime At);

/// <summary>The organ that gave notice was told which lawyer acts.</summary>
public sealed record AidOrganTold(Guid Case, DateTime At);

/// <summary>The lawyer of whom the organ was told acts no more: it is to be told anew.</summary>
/// <param name="Former">His name.</param>
public sealed record AidOrganUntold(Guid Case, string Former, DateTime At);

/// <summary>The organ that gave notice acknowledged the letter, or told what becomes of its case.</summary>
/// <param name="What">In plain words: 签收了复函.</param>
public sealed record AidOrganAnswered(Guid Case, string What, DateTime At);

public sealed record AidSupplementAsked(Guid Case, DateTime At);

public sealed record AidSupplied(Guid Case, DateTime At);

/// <summary>An officer has examined; the head decides.</summary>
public sealed record AidProposed(Guid Case, DateTime At);

public sealed record AidTransferred(Guid Case, string Centre, DateTime At);

/// <summary>One of many left the case, the others go on.</summary>
public sealed record AidPersonLeft(Guid Case, Guid? Account, DateTime At);

/// <param name="First">Before the papers were complete.</param>
public sealed record AidGranted(Guid Case, bool First, DateTime At);

public sealed record AidObjected(Guid Case, DateTime At);

public sealed record AidObjectionJudged(Guid Case, bool Upheld, DateTime At);

/// <summary>One of many had objected and died; the others may object themselves.</summary>
public sealed record AidObjectionEnded(Guid Case, DateTime At);

public sealed record AidAssigned(Guid Case, Guid Lawyer, DateTime At);

/// <summary>No lawyer has it in hand any more; another is to be assigned.</summary>
public sealed record AidUnassigned(Guid Case, DateTime At);

public sealed record AidTaken(Guid Case, Guid Lawyer, DateTime At);

/// <summary>There is a mandate for the aided persons to sign; one before it binds nobody any more.</summary>
public sealed record AidMandatePrepared(Guid Case, DateTime At);

public sealed record AidMandateSigned(Guid Case, Guid Person, DateTime At);

/// <summary>One person took the mandate back.</summary>
public sealed record AidMandateRevoked(Guid Case, Guid Person, DateTime At);

/// <summary>The lawyer changed: what was signed for the one before holds no longer.</summary>
public sealed record AidMandateEnded(Guid Case, DateTime At);

public sealed record AidReported(Guid Case, DateTime At);

public sealed record AidHearingSet(Guid Case, DateTime Hearing, DateTime At);

/// <summary>A hearing is on another day, or not at all.</summary>
/// <param name="To">Null: it was called off.</param>
public sealed record AidHearingChanged(Guid Case, Guid Hearing, DateTime From, DateTime? To, DateTime At);

public sealed record AidReplacementAsked(Guid Case, DateTime At);

/// <summary>The institution answered that the case stays with its lawyer.</summary>
public sealed record AidReplacementRefused(Guid Case, DateTime At);

/// <summary>One who asked died, alone or among many.</summary>
/// <param name="Account">To which nothing is written any more; null where there was none, or where it speaks for others too.</param>
/// <param name="Participant">His part in the case.</param>
public sealed record AidPersonDied(Guid Case, Guid Participant, Guid? Account, DateTime At);

public sealed record AidFinished(Guid Case, DateTime At);

public sealed record AidFileReturned(Guid Case, DateTime At);

/// <summary>Lawyers may take a granted case until its offer ends.</summary>
public sealed record AidOffered(Guid Case, DateTime At);

/// <summary>An offer is over: taken, run out, withdrawn or overtaken by an assignment.</summary>
/// <param name="TakenBy">Name of the lawyer who took it; null where nobody did.</param>
public sealed record AidOfferEnded(Guid Case, Guid OfferedBy, string? TakenBy, bool Lapsed, DateTime At);

/// <summary>The applicant wishes for a certain lawyer.</summary>
public sealed record AidWished(Guid Case, DateTime At);

public sealed record AidWishAnswered(Guid Case, DateTime At);

/// <summary>The aided person asks that the aid end (LAL 48(7)).</summary>
public sealed record AidEndAsked(Guid Case, DateTime At);

/// <summary>The head found no good reason to end the aid on request: it goes on (LAL 48).</summary>
public sealed record AidEndRefused(Guid Case, DateTime At);

/// <summary>Somebody asks that an officer of the institution stand aside.</summary>
public sealed record AidRecusalAsked(Guid Case, DateTime At);

/// <param name="Recusal">Which of them was answered: only whoever asked is told.</param>
public sealed record AidRecusalDecided(Guid Case, Guid Recusal, bool Granted, DateTime At);

/// <summary>Aid ended for deceit: costs and a fine are proposed to the department.</summary>
public sealed record AidPenaltyProposed(Guid Case, DateTime At);
