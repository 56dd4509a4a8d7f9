namespace Fashu.People;

/// <summary>A separate consent: to which text, when, and when it was withdrawn.</summary>
internal sealed class Consent
{
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public ConsentKind Kind { get; private set; }

    /// <summary>The day from which the text was in use; with the kind it names the text.</summary>
    public DateOnly Version { get; private set; }

    /// <summary>The one matter it was given for.</summary>
    public Guid? Matter { get; private set; }

    /// <summary>Of one use: what for, and which things, as the person read them.</summary>
    public string? Purpose { get; private set; }
    public string? Fields { get; private set; }
    public DateTime GivenAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public static Consent Give(Guid person, ConsentKind kind, DateOnly version, DateTime at, Guid? matter = null) =>
        new() { Id = Guid.CreateVersion7(), PersonId = person, Kind = kind, Version = version, GivenAt = at, Matter = matter };

    public static Consent Once(Guid person, ConsentKind kind, DateOnly version, DateTime at, Guid matter, string purpose, string fields)
    {
        var consent = Give(person, kind, version, at, matter);
        (consent.Purpose, consent.Fields) = (purpose, fields);
        return consent;
    }

    public void Withdraw(DateTime at) => WithdrawnAt ??= at;
}
