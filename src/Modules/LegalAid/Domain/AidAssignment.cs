namespace Fashu.LegalAid;

/// <summary>One lawyer's time with a case: each assignment is a paper of its own, whoever came after.</summary>
internal sealed class AidAssignment
{
    private AidAssignment() { }

    public Guid Id { get; private set; }
    public Guid Lawyer { get; private set; }
    public string Name { get; private set; } = "";
    public Guid Firm { get; private set; }
    public string FirmName { get; private set; } = "";
    public DateTime At { get; private set; }

    /// <summary>When he took it, or got what others had begun; null: given back unread.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>When another came or the case had no lawyer any more; null: still in charge.</summary>
    public DateTime? Until { get; private set; }

    public static AidAssignment Of(Guid lawyer, string name, Guid firm, string firmName, DateTime at) => new() { Id = Guid.CreateVersion7(), Lawyer = lawyer, Name = name, Firm = firm, FirmName = firmName, At = at };

    public void Take(DateTime at) => TakenAt ??= at;

    public void End(DateTime at) => Until = at;
}

/// <summary>Who had the case, one after the other.</summary>
internal sealed partial class AidCase
{
    private readonly List<AidAssignment> assignments = [];

    /// <summary>In no order a database promises; in time they are <see cref="Assigned"/>.</summary>
    public IReadOnlyCollection<AidAssignment> Assignments => assignments;
    public IReadOnlyList<AidAssignment> Assigned => [.. assignments.OrderBy(a => a.At).ThenBy(a => a.Id)];

    /// <summary>From when on the file is a lawyer's; null while none was ever assigned.</summary>
    public DateTime? FirstAssignedAt => assignments.Count == 0 ? null : assignments.Min(a => a.At);

    /// <summary>Who was in charge at an instant: he signs what was made then, whoever took the file over later.</summary>
    public AidAssignment? InChargeAt(DateTime at) => Assigned.LastOrDefault(a => a.At <= at && !(a.Until <= at));

    private void Keep(AidAssignment? next, DateTime? at = null)
    {
        foreach (var open in assignments.Where(a => a.Until is null)) open.End(next?.At ?? at!.Value);
        if (next is null) return;
        assignments.Add(next);
        if (Stage != AidStage.Assigned) next.Take(next.At);
    }
}
