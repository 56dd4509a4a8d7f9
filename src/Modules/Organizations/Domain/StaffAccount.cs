namespace Fashu.Organizations;

/// <summary>A member of staff: account, secrets, and what the roster knows of a mediator.</summary>
internal sealed class StaffAccount
{
    private static readonly TimeSpan proposalLife = TimeSpan.FromMinutes(15);

    private StaffAccount() { }

    public Guid Id { get; private set; }

    /// <summary>As typed at the door, in small letters.</summary>
    public string Login { get; private set; } = "";
    public string Name { get; private set; } = "";
    [Encrypted(IndexedBy = nameof(PhoneIndex))] public string? Phone { get; private set; }
    public string? PhoneIndex { get; private set; }
    public string? PhoneMasked { get; private set; }
    public string? PasswordHash { get; private set; }

    /// <summary>The password was given by somebody else; until it is changed the account may do nothing.</summary>
    public bool MustChange { get; private set; }
    [Encrypted] public string? TotpSecret { get; private set; }
    public DateTime? TotpProposedAt { get; private set; }
    public DateTime? TotpSince { get; private set; }

    /// <summary>Time step of the last accepted code; a code is good once.</summary>
    public long TotpStep { get; private set; }

    /// <summary>Grows when password, posts or state change; an older cookie is no longer good.</summary>
    public int Stamp { get; private set; } = 1;
    public DateTime CreatedAt { get; private set; }

    /// <summary>The officer who entered the account.</summary>
    public Guid? HiredBy { get; private set; }

    /// <summary>Last day of service.</summary>
    public DateOnly? LeftOn { get; private set; }
    public string? Skills { get; private set; }

    /// <summary>Open matters after which others are asked first; null for no limit.</summary>
    public int? MaxLoad { get; private set; }

    public bool HasTotp => TotpSince is not null;

    public bool IsActive(DateOnly day) => LeftOn is null || day <= LeftOn;

    public static StaffAccount Hire(Guid id, string login, string name, string? phone, DateTime at, Guid? by = null)
    {
        var hired = new StaffAccount { Id = id, Login = ReadLogin(login), CreatedAt = at, HiredBy = by };
        hired.Describe(name, phone, null, null);
        return hired;
    }

    public void Describe(string name, string? phone, string? skills, int? maxLoad)
    {
        Name = name.Trim();
        Phone = string.IsNullOrWhiteSpace(phone) ? null : phone.Trim();
        PhoneMasked = Phone?.MaskPhone();
        (Skills, MaxLoad) = (string.IsNullOrWhiteSpace(skills) ? null : skills.Trim(), maxLoad);
    }

    public void SetPassword(string hash, bool mustChange)
    {
        (PasswordHash, MustChange) = (hash, mustChange);
        Stamp++;
    }

    /// <summary>Nobody can sign in until the person has set a password through a one-time link.</summary>
    public void TakePassword()
    {
        PasswordHash = null;
        Stamp++;
    }

    public void ProposeTotp(string secret, DateTime at)
    {
        if (HasTotp) throw new RuleBroken("已经绑定了动态口令。要换手机，请先解除绑定。");
        (TotpSecret, TotpProposedAt) = (secret, at);
    }

    /// <summary>The secret to be confirmed, while it is fresh: one left behind would bind a stranger's phone without the password.</summary>
    public string? ProposedTotp(DateTime at) => !HasTotp && TotpProposedAt + proposalLife > at ? TotpSecret : null;

    public void EnrolTotp(long step, DateTime at)
    {
        (TotpSince, TotpStep) = (at, step);
        Stamp++;
    }

    public void SpendTotp(long step) => TotpStep = step;

    public void DropTotp()
    {
        (TotpSecret, TotpProposedAt, TotpSince, TotpStep) = (null, null, null, 0);
        Stamp++;
    }

    public void PostsChanged() => Stamp++;

    public void Leave(DateOnly lastDay)
    {
        LeftOn = lastDay;
        Stamp++;
    }

    public void Return()
    {
        LeftOn = null;
        Stamp++;
    }

    public static string ReadLogin(string typed)
    {
        var login = typed.Trim().ToLowerInvariant();
        return login.Length is >= 3 and <= 40 && login.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            ? login : throw new RuleBroken("登录名应为3到40位字母、数字或 . _ -。") { Field = "Login" };
    }
}
