namespace Fashu.LegalAid;

/// <summary>One person who asks for aid, with what that person claims and got.</summary>
internal sealed partial class AidPerson
{
    private AidPerson() { }

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    [Encrypted] public string? Phone { get; private set; }
    [Encrypted] public string? IdNumber { get; private set; }
    [Encrypted] public string? Address { get; private set; }

    /// <summary>The account of whoever speaks: the person, or the guardian, relative or agent.</summary>
    public Guid? PersonId { get; private set; }
    public AidSpeaker Speaker { get; private set; }

    /// <summary>Null where the person speaks for himself.</summary>
    public string? SpeakerName { get; private set; }

    /// <summary>What gives the speaker the right: kinship, guardianship, a mandate.</summary>
    public string? SpeakerBasis { get; private set; }

    /// <summary>In fen; null where no sum is asked.</summary>
    public long? ClaimFen { get; private set; }

    public static AidPerson Of(Guid id, string name, string? phone, string? idNumber, string? address, Guid? account, AidSpeaker speaker, string? speakerName, string? basis, long? claimFen) => new()
    {
        Id = id,
        Name = name.Trim(),
        Phone = phone,
        IdNumber = idNumber,
        Address = address?.Trim(),
        PersonId = account,
        Speaker = speaker,
        SpeakerName = speaker == AidSpeaker.Self ? null : speakerName?.Trim(),
        SpeakerBasis = speaker == AidSpeaker.Self ? null : basis?.Trim(),
        ClaimFen = claimFen,
    };

    public void Describe(string? idNumber, string? address, long? claimFen) => (IdNumber, Address, ClaimFen) = (idNumber ?? IdNumber, address?.Trim() ?? Address, claimFen ?? ClaimFen);

    /// <param name="claimFen">Null leaves the claim as it was.</param>
    /// <param name="recoveredFen">What the person has got in all by today; the difference to what was counted before is kept as a receipt.</param>
    public void Count(long? claimFen, long? recoveredFen, Actor by)
    {
        if (claimFen < 0 || recoveredFen < 0) throw new RuleBroken("金额不能小于零。");
        ClaimFen = claimFen ?? ClaimFen;
        if (recoveredFen is { } all && all != (RecoveredFen ?? 0)) receipts.Add(AidReceipt.Of(by.At.CityDay(), all - (RecoveredFen ?? 0), null, by));
    }
}

/// <summary>Something done in a case, in the words of whoever did it.</summary>
internal sealed class AidEntry
{
    private AidEntry() { }

    public Guid Id { get; private set; }
    public AidEntryKind Kind { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>电话, 当面, 视频 …; with whom.</summary>
    public string Way { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string ByName { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }

    /// <summary>The applicant reads it; notes of talks stay with the office.</summary>
    public bool Told { get; private set; }

    public static AidEntry Write(AidEntryKind kind, DateOnly on, string way, string text, bool told, Actor by)
    {
        if (on > by.At.CityDay()) throw new RuleBroken("日期不能晚于今天。") { Field = "On" };
        return new() { Id = Guid.CreateVersion7(), Kind = kind, On = on, Way = way.Trim(), Text = text.Trim(), ByName = by.Name, WrittenAt = by.At, Told = told };
    }
}

/// <summary>A day in court, at the arbitration board or another organ.</summary>
internal sealed class AidHearing
{
    private AidHearing() { }

    public Guid Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }
    public string Where { get; private set; } = "";
    public string? Note { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }

    public static AidHearing Set(DateTime at, string where, string? note) => new() { Id = Guid.CreateVersion7(), At = at, Where = where.Trim(), Note = note?.Trim() };

    public void Remind(DateTime at) => RemindedAt = at;
    public void Forget() => RemindedAt = null;

    public void Move(DateTime at, string where, string? note) => (At, Where, Note, RemindedAt) = (at, where.Trim(), note?.Trim(), null);

    public void Cancel(DateTime at) => CancelledAt = at;
}
