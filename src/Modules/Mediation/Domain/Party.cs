namespace Fashu.Mediation;

/// <summary>One party of a dispute, with those who speak for it.</summary>
internal sealed class Party
{
    public Guid Id { get; private set; }
    public Side Side { get; private set; }
    public PartyKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    [Encrypted] public string? Phone { get; private set; }
    [Encrypted] public string? IdNumber { get; private set; }
    public string? Address { get; private set; }

    /// <summary>Name and post of the person who speaks for an organization.</summary>
    public string? Representative { get; private set; }

    /// <summary>In what right the account or the hand behind this party acts.</summary>
    public Standing Standing { get; private set; }

    /// <summary>An agent with a mandate, or the guardian of a minor; the paper is an attachment of kind “mandate”.</summary>
    public string? Agent { get; private set; }
    public string? AgentBasis { get; private set; }

    /// <summary>The party's own account of what happened.</summary>
    public string? Statement { get; private set; }
    public Guid? PersonId { get; private set; }

    /// <summary>When the notice of rights and duties was confirmed as read.</summary>
    public DateTime? RightsReadAt { get; private set; }

    /// <summary>How: on the own page, or told face to face or by phone.</summary>
    public string? RightsReadWay { get; private set; }
    public DateTime? ConsentedAt { get; private set; }
    public string? ConsentWay { get; private set; }
    public DateTime? RefusedAt { get; private set; }

    private Party() { }

    public static Party Of(Side side, PartyKind kind, string name, string? phone, Guid? person, string? representative = null, Guid? id = null) =>
        new() { Id = id ?? Guid.CreateVersion7(), Side = side, Kind = kind, Name = name.Trim(), Phone = phone, PersonId = person, Representative = representative };

    public string Role => Side.ToString();

    /// <summary>What the other side called this party, where the person turned out to bear another name.</summary>
    public string? CalledName { get; private set; }

    /// <summary>When an officer compared the mandate or the proof of guardianship; not what somebody uploaded.</summary>
    public DateTime? MandateSeenAt { get; private set; }
    public string? MandateSeenBy { get; private set; }

    internal void Recognize(Guid person, string name, string? phone)
    {
        Rename(name);
        // a number typed for somebody of another name is not this person's
        if (name != Name) (CalledName, IdNumber) = (CalledName ?? Name, null);
        (PersonId, Name, Phone) = (person, name, phone ?? Phone);
    }

    internal void Reach(string phone) => Phone = phone;

    internal void SeeMandate(DateTime at, string by) => (MandateSeenAt, MandateSeenBy) = (at, by);

    internal void Describe(string name, string? idNumber, string? address, string? representative)
    {
        Rename(name);
        (Name, IdNumber, Address, Representative) = (name, idNumber ?? IdNumber, address ?? Address, representative ?? Representative);
    }

    // a mandate compared for one name says nothing about another
    private void Rename(string name)
    {
        if (name != Name) (MandateSeenAt, MandateSeenBy) = (null, null);
    }

    /// <summary>It was a firm after all, or a person: what belonged to the other kind is asked anew.</summary>
    internal void Become(PartyKind kind)
    {
        if (Kind == kind) return;
        (Kind, IdNumber, Representative, MandateSeenAt, MandateSeenBy) = (kind, null, null, null, null);
        if (Standing is Standing.Head or Standing.Guardian) (Standing, Agent, AgentBasis) = (Standing.Self, null, null);
    }

    internal void SpeakThrough(Standing standing, string speaker, string basis)
    {
        if ((standing, speaker, basis) != (Standing, Agent, AgentBasis)) (MandateSeenAt, MandateSeenBy) = (null, null);
        Standing = standing;
        if (standing == Standing.Head) Representative = speaker + (basis.Length > 0 ? "，" + basis : "");
        else (Agent, AgentBasis) = (speaker, basis);
    }

    /// <summary>Another hand than the party's own: a paper has to show the right to it.</summary>
    public bool NeedsMandate => Standing is Standing.Guardian or Standing.Agent or Standing.SpecialAgent;

    /// <summary>A lawyer at the party's side; nobody signs through him.</summary>
    public string? Helper { get; private set; }
    public string? HelperBasis { get; private set; }

    internal void Assist(string helper, string basis) => (Helper, HelperBasis) = (helper, basis);

    internal void State(string statement) => Statement = statement.Trim();

    internal void ReadRights(DateTime at, string way)
    {
        if (RightsReadAt is null) (RightsReadAt, RightsReadWay) = (at, way);
    }

    internal void Consent(DateTime at, string way) => (ConsentedAt, ConsentWay) = (at, way);

    internal void Refuse(DateTime at) => RefusedAt = at;
}

/// <summary>A one-time link for the other side. Only its hash is kept.</summary>
internal sealed class Invitation
{
    public Guid Id { get; private set; }
    public Guid PartyId { get; private set; }

    /// <summary>SHA-256 of the token, base64url.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Blind index of the phone it was meant for: a forwarded link opens nothing for another phone.</summary>
    [Encrypted] public string? Phone { get; private set; }
    public DateTime SentAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? UsedAt { get; private set; }
    public DateTime? RevokedAt { get; private set; }

    private Invitation() { }

    internal static Invitation Of(Guid party, string tokenHash, string? phone, DateTime at, int days) =>
        new() { Id = Guid.CreateVersion7(), PartyId = party, TokenHash = tokenHash, Phone = phone, SentAt = at, ExpiresAt = at.AddDays(days) };

    /// <summary>Null while the link is good, else why it is not.</summary>
    public string? Refusal(DateTime now) =>
        RevokedAt is not null ? "这个邀请已经作废，请向调解委员会要新的链接。"
        : UsedAt is not null ? "这个链接已经用过了。请用您的手机号登录，在“我的事项”里查看。"
        : now >= ExpiresAt ? "这个链接已经过期，请向调解委员会要新的链接。" : null;

    internal void Use(DateTime at) => UsedAt = at;

    internal void Revoke(DateTime at) => RevokedAt ??= at;
}
