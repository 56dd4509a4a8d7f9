using Fashu.Attachments;
using Fashu.Matters;

namespace Fashu.Mediation;

/// <summary>From a mediation a party's concern can go to legal aid, or another service; the other side learns nothing of it.</summary>
internal sealed class MediationReferrals : IRefers
{
    public string Kind => MediationCase.KindKey;

    public IReadOnlyList<ReferralPerson> For(Matter matter, Actor by)
    {
        var of = (MediationCase)matter;
        // with danger an officer decides first (PML 25)
        if (of.Stage is Stage.Guarded or Stage.Withdrawn or Stage.Archived) return [];
        var open = by.Kind == ActorKind.Citizen ? of.Parties.Where(p => p.PersonId == by.Id) : Leads(of, by) ? of.Parties : [];
        return [.. open.Where(p => p.Side == Side.Applicant || p.ConsentedAt is not null).Select(p => new ReferralPerson(p.Id, p.Name, p.PersonId))];
    }

    public bool Leads(Matter matter, Actor by) => matter.Handler == by.Id || by.May(MediationPermissions.Arrange, ((MediationCase)matter).CommitteePlace);

    public ReferralLoad Load(Matter matter, Guid participant)
    {
        var of = (MediationCase)matter;
        var (party, other) = (of.Parties.First(p => p.Id == participant), of.Parties.First(p => p.Id != participant));
        var applies = party.Side == Side.Applicant;
        return new()
        {
            Name = party.Name,
            IsFirm = party.Kind == PartyKind.Organization,
            Account = party.PersonId,
            Phone = party.Phone,
            IdNumber = party.IdNumber,
            Address = party.Address,
            Speaker = party is { NeedsMandate: true, Agent: { } speaker } ? new(speaker, party.AgentBasis ?? "", party.Standing == Standing.Guardian) : null,
            Facts = applies ? of.Facts : party.Statement ?? $"对方申请调解，说的是：{of.Facts}",
            Wanted = applies ? of.Wanted : "请律师帮助处理这件纠纷。",
            OtherName = other.Name,
            OtherIsFirm = other.Kind == PartyKind.Organization,
            // a number that the other side gave itself was given for the mediation alone
            OtherPhone = applies && other.PersonId is null ? other.Phone : null,
            Place = of.Place,
        };
    }

    public bool MayCarry(AttachmentCard file, Guid participant) => file.Party == participant
        && file.Kind is FileKinds.Evidence or FileKinds.Photo or FileKinds.Voice or FileKinds.Video or FileKinds.Voucher or FileKinds.Identity or FileKinds.Mandate;

    public bool MayText(Matter matter) => matter.Risk is null;
}
