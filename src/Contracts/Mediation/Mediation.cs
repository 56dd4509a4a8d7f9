namespace Fashu.Mediation;

/// <summary>A dispute was filed. With danger, nothing automatic may follow.</summary>
public sealed record MediationFiled(Guid Case, string Place, bool Danger, DateTime At);

/// <summary>An officer cleared a dangerous matter; it may go its ordinary way.</summary>
public sealed record MediationReleased(Guid Case, DateTime At);

public sealed record MediationAlarmed(Guid Case, string Place, DateTime At);

public sealed record MediationAssigned(Guid Case, Guid Mediator, DateTime At);

public sealed record MediationAccepted(Guid Case, DateTime At);

public sealed record MediationHandedUp(Guid Case, string Level, DateTime At);

public sealed record MediationConsented(Guid Case, DateTime At);

/// <param name="Due">All have signed and the seal is missing; false: no longer so.</param>
public sealed record MediationSealDue(Guid Case, bool Due, DateTime At);

public sealed record MediationAgreed(Guid Case, bool Oral, DateTime At);

public sealed record MediationFailed(Guid Case, DateTime At);
