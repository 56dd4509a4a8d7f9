namespace Fashu.People;

/// <summary>What other modules may know of a citizen without reading sensitive fields.</summary>
/// <param name="Phone">Masked, as in 100****0012.</param>
/// <param name="IdNumber">Masked, as in 330100********0019; null if none is known.</param>
/// <param name="PhoneProved">The holder once showed by a code that the number is his; false where others typed it and he never signed in with it.</param>
/// <param name="Verified">The identity was compared with a document or by an identity service; needed to sign.</param>
public sealed record PersonCard(Guid Id, string? Name, string Phone, string? IdNumber, bool Verified, DateOnly? BornOn, bool PhoneProved = false);

/// <summary>How a person's identity was compared with a document or by a service.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="By">The officer who compared, or the service.</param>
public sealed record IdentityProof(string Name, string IdNumber, string Way, DateTime At, string By);

/// <summary>What is carried from one matter into the next, once, with the person's word.</summary>
/// <param name="IdNumber">Only where it was compared with a document.</param>
public sealed record CarriedOver(string? Name, string? Phone, string? IdNumber);

/// <summary>Looks up citizens.</summary>
public interface IPeople
{
    /// <summary>Somebody whom this officer found and may look at, for a form filled in on his behalf; the reading is audited.</summary>
    /// <exception cref="RuleBroken">Out of the officer's reach, or he may not look people up.</exception>
    Task<PersonCard> Known(Guid person, Actor by, CancellationToken cancel);

    /// <summary>What is known of him, for one new matter: recorded as a consent to this use. Adds to the present unit of work, does not save.</summary>
    /// <exception cref="RuleBroken">The person did not agree, or is out of reach.</exception>
    Task<CarriedOver> CarryOver(Guid person, bool agrees, Guid matter, Actor by, CancellationToken cancel);

    Task<PersonCard?> Find(Guid person, CancellationToken cancel);

    /// <summary>Those of them that are there, in one question; only to read.</summary>
    Task<IReadOnlyDictionary<Guid, PersonCard>> Find(IReadOnlyCollection<Guid> people, CancellationToken cancel);

    /// <summary>Null while the identity is not verified.</summary>
    Task<IdentityProof?> Proof(Guid person, CancellationToken cancel);

    /// <summary>The account that holds this phone now, if any; the phone is normalised first.</summary>
    Task<Guid?> FindByPhone(string phone, CancellationToken cancel);

    /// <summary>The account of this phone, made if there is none; for filings on somebody's behalf. Adds to the present unit of work, does not save.</summary>
    Task<Guid> FindOrAdd(string phone, string? name, Actor by, CancellationToken cancel);

    /// <summary>The same for a whole list with one look into the database. In the order of the list; a phone that stands there twice is one account.</summary>
    Task<IReadOnlyList<Guid>> FindOrAdd(IReadOnlyList<(string Phone, string? Name)> list, Actor by, CancellationToken cancel);

    /// <summary>Full phone number for calling or texting; the reading is audited with its purpose.</summary>
    Task<string?> Phone(Guid person, Actor by, string purpose, CancellationToken cancel);

    /// <summary>Full ID number, for a document that must carry it; the reading is audited with its purpose.</summary>
    Task<string?> IdNumber(Guid person, Actor by, string purpose, CancellationToken cancel);
}

/// <summary>One-time codes by text message. Codes are never shown to staff; in demo mode alone the page shows them to the person who asked.</summary>
public interface IPhoneCodes
{
    /// <summary>Sends a code of six digits, valid five minutes.</summary>
    /// <exception cref="RuleBroken">Too many codes for this number or address, or the gateway is away.</exception>
    /// <returns>The code itself in demo mode, else null.</returns>
    Task<string?> Send(string phone, string purpose, string? address, CancellationToken cancel);

    /// <summary>True once for the right code; five wrong tries spoil it.</summary>
    Task<bool> Check(string phone, string purpose, string code, CancellationToken cancel);

    /// <summary>In demo mode, where the page shows the code: until when it is good. Null once it is used, spoiled, replaced or over.</summary>
    Task<DateTime?> GoodUntil(string purpose, string code, CancellationToken cancel);
}

/// <summary>Sends one text message.</summary>
public interface ISmsGateway
{
    /// <summary>False where no gateway is configured; then only people with another way are reached.</summary>
    bool Available { get; }

    Task<SmsReceipt> Send(string phone, string text, Guid key, CancellationToken cancel);
}

public sealed record SmsReceipt(bool Accepted, string? GatewayId, string? Error);

/// <summary>A person's identity was verified.</summary>
public sealed record PersonVerified(Guid Person, string Way, DateTime At);

/// <summary>A person's phone number changed; open invitations to the old number are void.</summary>
public sealed record PhoneChanged(Guid Person, DateTime At);
