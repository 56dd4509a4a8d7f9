namespace Fashu.Mediation;

internal sealed partial class MediationCase
{
    private readonly List<Party> parties = [];
    private readonly List<Invitation> invitations = [];

    public IReadOnlyList<Party> Parties => parties;
    public IReadOnlyList<Invitation> Invitations => invitations;
    public Party Applicant => parties.First(p => p.Side == Side.Applicant);
    public Party Respondent => parties.First(p => p.Side == Side.Respondent);

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

    /// <summary>The notice of rights and duties was shown and confirmed as read (PML 23, 24).</summary>
    public void ReadRights(Party party, Actor by) => party.ReadRights(by.At);

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
        if (by.Kind == ActorKind.Staff) Respondent.ReadRights(by.At);
        Announce(new MediationConsented(Id, by.At));
    }

    public void Refuse(string reason, Actor by, WorkCalendar calendar)
    {
        Take(Act.Refuse, by, reason);
        Respondent.Refuse(by.At);
        EndWithoutAgreement(by, calendar, "对方不同意调解");
    }

    public void Describe(Party party, string name, string? idNumber, string? address, string? representative)
    {
        if (CannotDescribe is { } why) throw new RuleBroken(why);
        party.Describe(name, idNumber, address, representative);
        Participants.First(p => p.Id == party.Id).Correct(name, party.Phone);
    }

    /// <summary>Why the parties' data may not change now; null while they may.</summary>
    public string? CannotDescribe =>
        Agreement is not null ? "协议已经写明当事人信息；要改的话，请先把协议退回修改。"
        : ClosedAt is not null ? "这件事已经办结，不能再改当事人信息。" : null;

    public void SpeakThrough(Party party, string agent, string basis) => party.SpeakThrough(agent, basis);

    private void Add(Party party, DateTime at)
    {
        parties.Add(party);
        Enter(Participant.Enter(party.Id, party.Role, party.Side.Title(), party.Name, party.Phone, party.PersonId, at));
    }

    private void RevokeInvitations(DateTime? at = null)
    {
        foreach (var open in invitations.Where(i => i.UsedAt is null)) open.Revoke(at ?? ClosedAt ?? open.SentAt);
    }

    private void EndWithoutAgreement(Actor by, WorkCalendar calendar, string why)
    {
        DropDraft(by.At);
        StopClocks(by.At, why);
        RevokeInvitations(by.At);
        StartClock(MediationClocks.Routes, by.At, calendar);
        Announce(new MediationFailed(Id, by.At));
    }
}
