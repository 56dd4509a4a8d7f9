namespace Fashu.Mediation;

internal sealed partial class MediationCase
{
    private readonly List<Party> parties = [];
    private readonly List<Invitation> invitations = [];

    public IReadOnlyList<Party> Parties => parties;
    public IReadOnlyList<Invitation> Invitations => invitations;
    public Party Applicant => PartyAt(Side.Applicant);
    public Party Respondent => PartyAt(Side.Respondent);

    public Party PartyAt(Side side) => parties.First(p => p.Side == side);

    public Party? PartyOf(Actor by) => by.Kind == ActorKind.Citizen ? parties.FirstOrDefault(p => p.PersonId == by.Id) : null;

    /// <summary>Sends the other side a link that opens once, for one phone (PML 17).</summary>
    public Invitation Invite(string tokenHash, string? phone, int days, Actor by)
    {
        if (Risk is not null && Stage == Stage.Guarded) throw new RuleBroken("有激化风险的纠纷，先由工作人员处置，不发邀请。");
        Take(Act.Invite, by);
        RevokeInvitations(by.At);
        var invitation = Invitation.Of(Respondent.Id, tokenHash, phone, by.At, days);
        invitations.Add(invitation);
        return invitation;
    }

    /// <summary>The invited person confirmed the phone and is now known.</summary>
    public void Recognize(Invitation invitation, Guid person, string name, string? phone, DateTime at)
    {
        if (invitation.Refusal(at) is { } refusal) throw new RuleBroken(refusal);
        if (Applicant.PersonId == person) throw new RuleBroken("您是这件事的申请人，不能同时作为对方当事人。");
        invitation.Use(at);
        var party = parties.First(p => p.Id == invitation.PartyId);
        // once terms are written down, the names under them stay as they are
        if (Agreement is not null) name = party.Name;
        party.Recognize(person, name, phone);
        var entry = Participants.First(p => p.Id == party.Id);
        entry.Recognize(person);
        entry.Correct(name, phone);
    }

    /// <summary>The notice of rights and duties was read or told, and confirmed as understood (PML 23, 24; PMR 30). Once is enough.</summary>
    /// <param name="way">How: own page, read out face to face …</param>
    public void ReadRights(Party party, string way, Actor by)
    {
        if (party.RightsReadAt is not null) return;
        if (by.Kind == ActorKind.Citizen && PartyOf(by) != party) throw new RuleBroken("权利义务告知书由本人确认。");
        Take(Act.ReadRights, by, by.Kind == ActorKind.Citizen ? way : $"{party.Side.Title()}：{way}");
        party.ReadRights(by.At, way);
    }

    public void State(Party party, string statement, Actor by)
    {
        Take(Act.State, by);
        party.State(statement);
    }

    /// <summary>A party wants another mediator; the committee decides (PML 19, 23).</summary>
    public void AskForOther(string reason, Actor by) => Take(Act.AskOther, by, reason);

    /// <param name="way">How: own page, 当面, 电话.</param>
    public void Consent(string way, Actor by)
    {
        if (by.Kind == ActorKind.Citizen && Respondent.RightsReadAt is null) throw new RuleBroken("请先阅读并确认权利义务告知书。");
        Take(Act.Consent, by, way);
        Respondent.Consent(by.At, way);
        Participants.First(p => p.Id == Respondent.Id).Join();
        Announce(new MediationConsented(Id, by.At));
    }

    public void Refuse(string reason, Actor by, Settings settings)
    {
        Take(Act.Refuse, by, reason);
        Respondent.Refuse(by.At);
        EndWithoutAgreement(by, settings, "对方不同意调解");
    }

    /// <summary>A wrong number is put right as long as nobody was found at it; links sent to the old one are void.</summary>
    public void Reach(Party party, string phone)
    {
        if (CannotDescribe is { } why) throw new RuleBroken(why);
        if (party.Phone == phone) return;
        if (party.PersonId is not null) throw new RuleBroken("这个人已经用自己的手机号登录过，换号由本人在“我的”里办。") { Field = nameof(Party.Phone) };
        party.Reach(phone);
        Participants.First(p => p.Id == party.Id).Correct(party.Name, phone);
        RevokeInvitations();
    }

    public void Describe(Party party, PartyKind kind, string name, string? idNumber, string? address, string? representative)
    {
        if (CannotDescribe is { } why) throw new RuleBroken(why);
        party.Become(kind);
        party.Describe(name, idNumber, address, representative);
        Participants.First(p => p.Id == party.Id).Correct(name, party.Phone);
    }

    /// <summary>Why the parties' data may not change now; null while they may.</summary>
    public string? CannotDescribe =>
        Agreement is not null ? "协议已经写明当事人信息；要改的话，请先把协议退回修改。"
        : ClosedAt is not null ? "这件事已经办结，不能再改当事人信息。" : null;

    /// <summary>Somebody speaks for a party: a guardian (Civil Code 23), an agent with a written mandate (Civil Code 165), the head of a firm (Civil Code 61).</summary>
    public void SpeakThrough(Party party, Standing standing, string speaker, string basis)
    {
        if (standing == Standing.Self) return;
        if (party.Kind == PartyKind.Organization && standing == Standing.Guardian) throw new RuleBroken("单位没有监护人。") { Field = nameof(Party.Standing) };
        if (party.Kind == PartyKind.Person && standing == Standing.Head) throw new RuleBroken("个人没有法定代表人。") { Field = nameof(Party.Standing) };
        // nobody deals with himself in another's name (Civil Code 168)
        if (Parties.Any(p => p.Id != party.Id && (p.Name == speaker || p.Agent == speaker))) throw new RuleBroken("对方当事人或者对方的代理人，不能代理这一方（民法典第一百六十八条）。") { Field = nameof(Party.Agent) };
        if (HandlerName == speaker) throw new RuleBroken("承办调解员不能代理当事人。") { Field = nameof(Party.Agent) };
        party.SpeakThrough(standing, speaker, basis);
    }

    /// <summary>Whether the one who speaks for a party may sign in its name (Civil Code 165, 171).</summary>
    /// <param name="inPresence">By hand before the mediator, who knows whom the firm sent.</param>
    public static void MaySignFor(Party party, bool hasMandate, bool inPresence = false)
    {
        if (party is { Kind: PartyKind.Organization, Standing: Standing.Self } && !(inPresence && party.Representative is not null))
            throw new RuleBroken($"{party.Name}是单位，要由法定代表人、负责人或者有特别授权的人签名。请先由调解员补充单位的代表人。");
        if (party.Standing == Standing.Agent) throw new RuleBroken("一般授权的代理人不能代签调解协议。请由本人签名，或者补交写明“代为和解、签订协议”的委托书，由调解员改为特别授权（民法典第一百六十五、一百七十一条）。");
        if (party.NeedsMandate && !hasMandate) throw new RuleBroken($"还没有上传{(party.Standing == Standing.Guardian ? "监护关系的证明" : "授权委托书")}，不能代签。");
        if (party.NeedsMandate && party.MandateSeenAt is null) throw new RuleBroken("调解员还没有核对委托书或者监护证明，核对以后才能代签。");
    }

    /// <summary>The verified name and number of whoever signs on the own phone must be those the paper gives (PML 29).</summary>
    public static void MustBe(Party party, string name, string? idNumber)
    {
        var named = party.Standing switch { Standing.Self => party.Name, Standing.Head => party.Representative?.Split('，')[0], _ => party.Agent };
        if (named != name) throw new RuleBroken($"协议上写的是“{named}”，您核验过的姓名是“{name}”。请联系调解员改正以后再签。");
        if (party is { Standing: Standing.Self, Kind: PartyKind.Person, IdNumber: { } written } && idNumber is not null && written != idNumber)
            throw new RuleBroken("协议上的身份证号和您核验过的不一样。请联系调解员改正以后再签。");
    }

    /// <summary>An officer compared the mandate or the proof of guardianship with the person and the powers (Civil Code 165).</summary>
    public void CheckMandate(Party party, Actor by)
    {
        if (CannotCheckMandate(party) is { } why) throw new RuleBroken(why);
        Take(Act.CheckMandate, by, $"{party.Side.Title()}：{party.Agent}，{party.Standing.Title()}");
        party.SeeMandate(by.At, by.Name);
    }

    /// <summary>Why there is no mandate of this party to compare; null while there is.</summary>
    public string? CannotCheckMandate(Party party) =>
        !party.NeedsMandate ? "这一方没有代理人或者监护人。"
        : party.MandateSeenAt is { } seen ? $"委托手续已由{party.MandateSeenBy}核对，{seen.CityDay().Formal()}。" : null;

    private void Add(Party party, DateTime at)
    {
        parties.Add(party);
        var entry = Participant.Enter(party.Id, party.Role, party.Side.Title(), party.Name, party.Phone, party.PersonId, at);
        if (party.Side == Side.Applicant) entry.Join(); // the other side when it consents
        Enter(entry);
    }

    private void RevokeInvitations(DateTime? at = null)
    {
        foreach (var open in invitations.Where(i => i.UsedAt is null)) open.Revoke(at ?? ClosedAt ?? open.SentAt);
    }

    private void EndWithoutAgreement(Actor by, Settings settings, string why)
    {
        DropDraft(by.At);
        StopClocks(by.At, why);
        RevokeInvitations(by.At);
        StartClock(MediationClocks.Routes, by.At, settings);
        Announce(new MediationFailed(Id, by.At));
        Tell("没有达成调解协议", why, [], by.At);
    }
}
