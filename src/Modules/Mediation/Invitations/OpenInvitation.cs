using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>The invited person follows the link and confirms the phone; only then is the matter shown.</summary>
internal sealed class OpenInvitation(AppDb db, IPeople people)
{
    /// <summary>What a holder of the link may know before the phone is confirmed: that a committee invites, no more.</summary>
    public sealed record Envelope(Guid Case, Guid? Office, string? Refusal);

    public async Task<Envelope> Look(string token, DateTime now, CancellationToken cancel)
    {
        var hash = LinkToken.Hash(token);
        var matter = await db.MediationCases.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(c => c.Invitations.Any(i => i.TokenHash == hash), cancel)
            ?? throw new Missing("这个邀请");
        return new(matter.Id, matter.Office, matter.Invitations.First(i => i.TokenHash == hash).Refusal(now));
    }

    /// <summary>Whether this person opened it before: the link then simply leads to the matter.</summary>
    public async Task<bool> IsMine(Guid matter, Actor by, CancellationToken cancel) =>
        by.Kind == ActorKind.Citizen && await db.MediationCases.AsNoTracking().AnyAsync(c => c.Id == matter && c.Parties.Any(p => p.Side == Side.Respondent && p.PersonId == by.Id), cancel);

    public async Task<Guid> Handle(string token, string? name, Actor by, CancellationToken cancel)
    {
        if (by.Kind != ActorKind.Citizen) throw new RuleBroken("请先用手机号登录。");
        var envelope = await Look(token, by.At, cancel);
        var matter = await db.Load<MediationCase>(envelope.Case, cancel) ?? throw new Missing("这个邀请");
        if (matter.Respondent.PersonId == by.Id) return matter.Id;
        var invitation = matter.Invitations.First(i => i.TokenHash == LinkToken.Hash(token));
        var phone = await people.Phone(by.Id, by, "核对邀请", cancel);
        if (invitation.Phone is not null && invitation.Phone != phone) throw new RuleBroken("这个邀请是发给另一个手机号的。如果是请您参加，请联系调解委员会更正号码。");
        var self = await people.Find(by.Id, cancel) ?? throw new Missing("您的账号");
        // whoever answers for a firm does not become the party
        var called = matter.Respondent.Kind == PartyKind.Organization ? matter.Respondent.Name : self.Name ?? (string.IsNullOrWhiteSpace(name) ? matter.Respondent.Name : name.Trim());
        matter.Recognize(invitation, by.Id, called, phone, by.At);
        await db.SaveChangesAsync(cancel);
        return matter.Id;
    }
}
