namespace Fashu.LegalAid;

/// <summary>Somebody asked for legal aid.</summary>
/// <param name="Green">Goes before others.</param>
public sealed record AidApplied(Guid Case, string Place, bool Green, DateTime At);

/// <summary>Police, procuratorate or court gave notice that somebody must have a lawyer.</summary>
public sealed record AidNotified(Guid Case, string Place, DateTime At);

public sealed record AidSupplementAsked(Guid Case, DateTime At);

public sealed record AidSupplied(Guid Case, DateTime At);

/// <summary>An officer has examined; the head decides.</summary>
public sealed record AidProposed(Guid Case, DateTime At);

public sealed record AidTransferred(Guid Case, string Centre, DateTime At);

/// <param name="First">Before the papers were complete.</param>
public sealed record AidGranted(Guid Case, bool First, DateTime At);

public sealed record AidObjected(Guid Case, DateTime At);

public sealed record AidObjectionJudged(Guid Case, bool Upheld, DateTime At);

public sealed record AidAssigned(Guid Case, Guid Lawyer, DateTime At);

/// <summary>No lawyer has it in hand any more; another is to be assigned.</summary>
public sealed record AidUnassigned(Guid Case, DateTime At);

public sealed record AidTaken(Guid Case, Guid Lawyer, DateTime At);

public sealed record AidReported(Guid Case, DateTime At);

public sealed record AidHearingSet(Guid Case, DateTime Hearing, DateTime At);

public sealed record AidReplacementAsked(Guid Case, DateTime At);

public sealed record AidFinished(Guid Case, DateTime At);

public sealed record AidFileReturned(Guid Case, DateTime At);
