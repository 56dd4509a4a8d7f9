namespace Fashu.Organizations;

/// <summary>A whole caseload goes from one officer to another; it goes when both have signed in their own session with their own password.</summary>
internal sealed class HandOver
{
    private HandOver() { }

    public Guid Id { get; private set; }
    public Guid FromId { get; private set; }
    public string FromName { get; private set; } = "";
    public Guid ToId { get; private set; }
    public string ToName { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public Guid ProposedBy { get; private set; }
    public string ProposedByName { get; private set; } = "";
    public DateTime ProposedAt { get; private set; }
    public DateTime? FromSignedAt { get; private set; }
    public DateTime? ToSignedAt { get; private set; }

    /// <summary>Matters that went, counted when the second signature came.</summary>
    public int Matters { get; private set; }
    public DateTime? DoneAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public string? CancelledBy { get; private set; }

    public bool IsOpen => DoneAt is null && CancelledAt is null;

    public static HandOver Propose(Guid id, StaffAccount from, StaffAccount to, string reason, Actor by)
    {
        if (from.Id == to.Id) throw new RuleBroken("移交人和接收人不能是同一人。") { Field = "To" };
        if (!to.IsActive(by.At.CityDay())) throw new RuleBroken($"{to.Name}已经离任，不能接收。") { Field = "To" };
        return new()
        {
            Id = id,
            FromId = from.Id,
            FromName = from.Name,
            ToId = to.Id,
            ToName = to.Name,
            Reason = reason.Trim(),
            ProposedBy = by.Id,
            ProposedByName = by.Name,
            ProposedAt = by.At,
        };
    }

    /// <summary>True if this was the second signature.</summary>
    public bool Sign(Actor by)
    {
        if (!IsOpen) throw new RuleBroken(DoneAt is not null ? "这次移交已经完成。" : "这次移交已经取消。");
        if (by.Id == FromId) FromSignedAt = FromSignedAt is null ? by.At : throw new RuleBroken("您已经签过字。");
        else if (by.Id == ToId) ToSignedAt = ToSignedAt is null ? by.At : throw new RuleBroken("您已经签过字。");
        else throw new RuleBroken("只有移交人和接收人本人可以签字。");
        return FromSignedAt is not null && ToSignedAt is not null;
    }

    public void Done(int matters, DateTime at) => (Matters, DoneAt) = (matters, at);

    public void Cancel(Actor by)
    {
        if (!IsOpen) throw new RuleBroken("这次移交已经完成或取消。");
        (CancelledAt, CancelledBy) = (by.At, by.Name);
    }
}

/// <summary>One matter on the list both have signed.</summary>
internal sealed class HandOverItem
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid HandOverId { get; init; }
    public Guid MatterId { get; init; }
    public string? Number { get; init; }
    public string Title { get; init; } = "";
    public string StageTitle { get; init; } = "";
    public DateTime? DueAt { get; init; }
}
