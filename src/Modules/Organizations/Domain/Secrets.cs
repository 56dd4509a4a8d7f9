namespace Fashu.Organizations;

/// <summary>One try to sign in; written before the password is looked at, so that many tries at once count too.</summary>
internal sealed class SignInTry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid StaffId { get; init; }
    public DateTime At { get; init; }
    public string? Address { get; init; }
    public bool Succeeded { get; set; }
}

/// <summary>A code on paper for the day the phone is lost; good once.</summary>
internal sealed class RecoveryCode
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid StaffId { get; init; }
    public byte[] Hash { get; init; } = [];
    public DateTime? UsedAt { get; set; }
}

internal enum LinkPurpose { FirstAdministrator, SetPassword }

/// <summary>A link that opens one door once; only its hash is kept.</summary>
internal sealed class OneTimeLink
{
    private OneTimeLink() { }

    public Guid Id { get; private set; }
    public LinkPurpose Purpose { get; private set; }
    public Guid? StaffId { get; private set; }
    public string Hash { get; private set; } = "";
    public DateTime ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }
    public string By { get; private set; } = "";
    public Guid? ById { get; private set; }

    public static (OneTimeLink Link, string Token) Make(LinkPurpose purpose, Guid? staff, Actor by, TimeSpan life)
    {
        var token = LinkToken.New();
        return (new() { Id = Guid.CreateVersion7(), Purpose = purpose, StaffId = staff, Hash = LinkToken.Hash(token), ExpiresAt = by.At + life, By = by.Name, ById = by.Id }, token);
    }

    public void Use(DateTime at)
    {
        DemandOpen(at);
        UsedAt = at;
    }

    public void DemandOpen(DateTime at)
    {
        if (UsedAt is not null) throw new RuleBroken("这个链接已经用过。如果不是您本人使用，请立即联系管理员。");
        if (at >= ExpiresAt) throw new RuleBroken($"这个链接已在{ExpiresAt.FormalTime()}失效。");
    }

    public void Void(DateTime at) => UsedAt ??= at;
}

/// <summary>The phone with the codes is lost: one officer asks, another one confirms, neither is the person.</summary>
internal sealed class TotpReset
{
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private TotpReset() { }

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid AskedBy { get; private set; }
    public string AskedByName { get; private set; } = "";
    public DateTime AskedAt { get; private set; }
    public Guid? ConfirmedBy { get; private set; }
    public string? ConfirmedByName { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    public DateTime? RejectedAt { get; private set; }

    public bool IsOpen => ConfirmedAt is null && RejectedAt is null;

    /// <summary>Why it takes nothing off any more: what was checked a day ago, or for another phone, is no proof of today.</summary>
    public string? Lapsed(StaffAccount staff, DateTime at) =>
        !IsOpen ? null
        : at >= AskedAt + Life ? $"这个申请已在{(AskedAt + Life).FormalTime()}失效，请重新核实、重新申请。"
        : staff.TotpSince is null || staff.TotpSince > AskedAt ? $"申请以后，{staff.Name}自己换绑或解除了动态口令，这个申请作废。"
        : null;

    public static TotpReset Ask(Guid id, StaffAccount staff, string reason, Actor by)
    {
        if (!staff.HasTotp) throw new RuleBroken($"{staff.Name}没有绑定动态口令。");
        return new() { Id = id, StaffId = staff.Id, Reason = reason.Trim(), AskedBy = by.Id, AskedByName = by.Name, AskedAt = by.At };
    }

    public void Confirm(StaffAccount staff, Actor by)
    {
        DemandOther(by);
        if (Lapsed(staff, by.At) is { } why) throw new RuleBroken(why);
        (ConfirmedBy, ConfirmedByName, ConfirmedAt) = (by.Id, by.Name, by.At);
        staff.DropTotp();
    }

    public void Reject(Actor by)
    {
        DemandOther(by);
        (ConfirmedBy, ConfirmedByName, RejectedAt) = (by.Id, by.Name, by.At);
    }

    private void DemandOther(Actor by)
    {
        if (!IsOpen) throw new RuleBroken("这个申请已经处理过。");
        if (by.Id == AskedBy || by.Id == StaffId) throw new RuleBroken("应由另一名工作人员核实并确认，申请人和本人不能确认。");
    }
}
