using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

internal enum CheckKind
{
    [Display(Name = "核验身份")] Self,
    [Display(Name = "核对监护关系")] Guardian,
    [Display(Name = "找回账号")] Recover,
}

internal enum CheckState
{
    [Display(Name = "待核对")] Waiting,
    [Display(Name = "已通过")] Approved,
    [Display(Name = "未通过")] Refused,
    [Display(Name = "已撤回")] Withdrawn,
}

/// <summary>A comparison of person and document that an officer makes; never the one who handed the papers in.</summary>
internal sealed class IdentityCheck
{
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public CheckKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    [Encrypted(IndexedBy = nameof(IdNumberIndex), Purpose = Seals.IdNumber)] public string IdNumber { get; private set; } = "";
    public string? IdNumberIndex { get; private set; }
    public DateOnly BornOn { get; private set; }

    /// <summary>For a recovery: the number the account shall have.</summary>
    [Encrypted] public string? NewPhone { get; private set; }

    /// <summary>For a guardian: the child concerned.</summary>
    public Guid? Child { get; private set; }
    public bool AtCounter { get; private set; }
    public Guid AskedBy { get; private set; }
    public string AskedByName { get; private set; } = "";
    public DateTime AskedAt { get; private set; }
    public CheckState State { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Reason { get; private set; }

    public static IdentityCheck Ask(Guid person, CheckKind kind, string name, string idNumber, DateOnly born, Actor by, string? newPhone = null, Guid? child = null) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person,
        Kind = kind,
        Name = name,
        IdNumber = idNumber,
        BornOn = born,
        NewPhone = newPhone,
        Child = child,
        AtCounter = by.Kind == ActorKind.Staff,
        AskedBy = by.Id,
        AskedByName = by.Name,
        AskedAt = by.At,
        State = CheckState.Waiting,
    };

    /// <summary>The consents the officer at the counter was given with the papers; the person's own once the check is approved.</summary>
    public IReadOnlyList<ConsentKind> AgreedAtCounter => !AtCounter ? [] : Kind == CheckKind.Self ? [ConsentKind.IdNumber, ConsentKind.Face] : [ConsentKind.Face];

    public void Approve(Actor by) => Decide(CheckState.Approved, by, null);

    public void Refuse(Actor by, string reason) => Decide(CheckState.Refused, by, reason);

    public void Withdraw(Actor by)
    {
        if (State != CheckState.Waiting) throw new RuleBroken("这份核对已经有结果，不能撤回。");
        (State, DecidedAt) = (CheckState.Withdrawn, by.At);
    }

    private void Decide(CheckState to, Actor by, string? reason)
    {
        if (State != CheckState.Waiting) throw new RuleBroken($"这份核对已经办过，结果是“{State.Title()}”。");
        // Second look: who scanned the papers does not also say that they are right.
        if (by.Id == AskedBy) throw new RuleBroken("材料是您提交的，请由另一位工作人员核对。");
        (State, DecidedBy, DecidedByName, DecidedAt, Reason) = (to, by.Id, by.Name, by.At, reason);
    }
}

internal enum IdentityPaper
{
    [Display(Name = "身份证人像面")] Front,
    [Display(Name = "身份证国徽面")] Back,
    [Display(Name = "本人照片")] Face,
    [Display(Name = "户口簿、出生医学证明或其他证明")] Relation,
}

/// <summary>A photo given for a check; sealed in the database and deleted some weeks after the decision.</summary>
internal sealed class IdentityDocument
{
    public Guid Id { get; private set; }
    public Guid CheckId { get; private set; }
    public Guid PersonId { get; private set; }
    public IdentityPaper Paper { get; private set; }
    public string ContentType { get; private set; } = "";
    public long Bytes { get; private set; }
    [Encrypted] public string Content { get; private set; } = "";
    public DateTime AddedAt { get; private set; }

    public static IdentityDocument Add(IdentityCheck check, IdentityPaper paper, Picture picture, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        CheckId = check.Id,
        PersonId = check.PersonId,
        Paper = paper,
        ContentType = picture.ContentType,
        Bytes = picture.Content.Length,
        Content = Convert.ToBase64String(picture.Content),
        AddedAt = at,
    };

    public byte[] Read() => Convert.FromBase64String(Content);
}
