namespace Fashu;

/// <summary>Somebody read or changed what concerns a person: who, what, why, when. Kept, never edited.</summary>
public sealed class AuditRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateTime At { get; init; }
    public Guid ActorId { get; init; }
    public string ActorName { get; init; } = "";
    public string? Post { get; init; }

    /// <summary>What was done: 查看手机号, 打开案件, 导出 …</summary>
    public string Act { get; init; } = "";
    public string Purpose { get; init; } = "";

    /// <summary>The person whose data it is, where known.</summary>
    public Guid? Person { get; init; }
    public Guid? Matter { get; init; }
    public string? Detail { get; init; }
    public string? Address { get; init; }

    public static AuditRow Of(Actor by, string act, string purpose, Guid? matter = null, Guid? person = null, string? detail = null) => new()
    {
        At = by.At,
        ActorId = by.Id,
        ActorName = by.Name,
        Post = by.Post,
        Act = act,
        Purpose = purpose,
        Matter = matter,
        Person = person,
        Detail = detail,
        Address = by.Address,
    };
}
