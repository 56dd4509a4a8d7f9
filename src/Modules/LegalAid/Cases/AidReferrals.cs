using Fashu.Attachments;
using Fashu.Matters;

namespace Fashu.LegalAid;

/// <summary>From a legal-aid case its dispute can go to people's mediation, or another service.</summary>
internal sealed class AidReferrals : IRefers
{
    public string Kind => AidCase.KindKey;

    public IReadOnlyList<ReferralPerson> For(Matter matter, Actor by)
    {
        var of = (AidCase)matter;
        // mediation is for disputes between citizens and firms (PML 2): not for crimes and not for what an authority decided
        if (of.Type != AidType.Civil || of.Stage is not (AidStage.Review or AidStage.Supplement or AidStage.Proposed or AidStage.Granted or AidStage.Assigned or AidStage.Handling)) return [];
        var open = by.Kind == ActorKind.Citizen ? of.Present.Where(p => p.PersonId == by.Id) : Leads(of, by) ? of.Present : [];
        return [.. open.Select(p => new ReferralPerson(p.Id, p.Name, p.PersonId))];
    }

    public bool Leads(Matter matter, Actor by) => matter.Handler == by.Id || ((AidCase)matter).MayExamine(by);

    public ReferralLoad Load(Matter matter, Guid participant)
    {
        var of = (AidCase)matter;
        var person = of.Persons.First(p => p.Id == participant);
        return new()
        {
            Name = person.Name,
            Account = person.PersonId,
            Phone = person.Phone,
            IdNumber = person.IdNumber,
            Address = person.Address,
            Speaker = person.SpeakerName is { } name ? new(name, person.SpeakerBasis ?? "", person.Speaker == AidSpeaker.Guardian) : null,
            Facts = of.Facts,
            Wanted = of.Wanted,
            OtherName = of.OtherName,
            OtherIsFirm = of.OtherIsFirm,
            OtherPhone = of.OtherPhone,
            ClaimFen = person.ClaimFen,
            Place = of.Place,
            Helper = of.HandlerName is { } lawyer ? new(lawyer, of.FirmName ?? "", false) : null,
        };
    }

    public bool MayCarry(AttachmentCard file, Guid participant) => (file.Party == participant || file.Party is null && file.VisibleToOthers && file.Kind != FileKinds.Mandate)
        && file.Kind is FileKinds.Evidence or FileKinds.Photo or FileKinds.Voice or FileKinds.Video or FileKinds.Voucher or FileKinds.Mandate;

    public bool MayText(Matter matter) => !matter.Silent;
}
