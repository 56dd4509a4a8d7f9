namespace Fashu.LegalAid;

/// <summary>What one of many has of his own: a place in the list, his claim, what came out for him, what he got, and his end.</summary>
internal sealed partial class AidPerson
{
    private readonly List<AidReceipt> receipts = [];

    /// <summary>Place in the list of the case, from 1.</summary>
    public int No { get; private set; } = 1;

    /// <summary>What this person asks for; null: what all ask for.</summary>
    public string? ClaimFor { get; private set; }

    /// <summary>Of the office; the person does not read it.</summary>
    public string? Remark { get; private set; }

    /// <summary>A pledge of this person was found false on that day, in another case: this one's hardship rests on papers (LAL 41). Null: nothing is known, or no pledge is used.</summary>
    public DateOnly? PledgeBrokenOn { get; private set; }

    /// <summary>Acts for the others (代表人).</summary>
    public bool Represents { get; private set; }

    /// <summary>What came out for this person; null while nothing has.</summary>
    public AidResultKind? ResultKind { get; private set; }
    public long? ResultFen { get; private set; }
    public DateOnly? ResultOn { get; private set; }
    public string? ResultPaper { get; private set; }

    /// <summary>What the person really got, each time one.</summary>
    public IReadOnlyList<AidReceipt> Receipts => receipts;

    /// <summary>In fen; null while nothing was got.</summary>
    public long? RecoveredFen => receipts.Count == 0 ? null : receipts.Sum(r => r.Fen);

    /// <summary>No longer of the case while the others go on; the row stays.</summary>
    public DateTime? EndedAt { get; private set; }
    public AidLeaving? Leaving { get; private set; }
    public string? EndedWhy { get; private set; }

    public bool IsIn => EndedAt is null;

    public AidPerson With(string? claimFor, string? remark, bool represents)
    {
        (ClaimFor, Remark, Represents) = (Said(claimFor), Said(remark), represents);
        return this;
    }

    public bool IsMinorOn(DateOnly day) => IdNumber is { } number && People.CitizenId.TryRead(number, day, out var id, out _) && id.AgeOn(day) < 18;

    /// <summary>The same number is the same person; where one has none, the same name has to do.</summary>
    public bool IsSame(string name, string? idNumber) => IdNumber is { } own && idNumber is not null ? own == idNumber : Name == name;

    internal void Place(int no) => No = no;

    internal void Correct(string name, string? phone, string? idNumber, string? address, Guid? account, long? claimFen, string? claimFor, string? remark)
    {
        (Name, Phone, IdNumber, Address, PersonId) = (name.Trim(), phone, idNumber, Said(address), account);
        (ClaimFen, ClaimFor, Remark) = (claimFen, Said(claimFor), Said(remark));
    }

    internal void HadBroken(DateOnly? on) => PledgeBrokenOn = on;

    internal void Represent(bool represents) => Represents = represents;

    internal void Conclude(AidResult result) => (ResultKind, ResultFen, ResultOn, ResultPaper) = (result.Kind, result.Fen, result.On, Said(result.Paper));

    internal void Receive(AidReceipt receipt)
    {
        if ((RecoveredFen ?? 0) + receipt.Fen < 0) throw new RuleBroken($"{Name}一共只拿到{(RecoveredFen ?? 0).Yuan()}，不能扣这么多。") { Field = "Fen" };
        receipts.Add(receipt);
    }

    internal void End(AidLeaving leaving, string why, DateTime at) => (EndedAt, Leaving, EndedWhy, Represents) = (at, leaving, why.Trim(), false);

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What came out for one person.</summary>
/// <param name="Paper">Number of the agreement, the award or the judgment.</param>
/// <param name="OwnHand">The person signed the settlement himself.</param>
internal sealed record AidResult(AidResultKind Kind, long Fen, DateOnly On, string? Paper, bool OwnHand = false);

/// <summary>Money that one person got on one day; below zero it takes back what was counted by mistake.</summary>
internal sealed class AidReceipt
{
    private AidReceipt() { }

    public Guid Id { get; private set; }
    public DateOnly On { get; private set; }
    public long Fen { get; private set; }
    public string? Note { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTime At { get; private set; }

    public static AidReceipt Of(DateOnly on, long fen, string? note, Actor by)
    {
        if (on > by.At.CityDay()) throw new RuleBroken("拿到钱的日子不能晚于今天。") { Field = "ReceivedOn" };
        if (fen == 0) throw new RuleBroken("金额不能是0。") { Field = "Fen" };
        return new() { Id = Guid.CreateVersion7(), On = on, Fen = fen, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), ByName = by.Name, At = by.At };
    }

    public bool IsSame(DateOnly on, long fen, string? note) => (On, Fen, Note ?? "") == (on, fen, note?.Trim() ?? "");
}
