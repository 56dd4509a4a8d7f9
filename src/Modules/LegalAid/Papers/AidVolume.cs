using Fashu.Attachments;

namespace Fashu.LegalAid;

/// <summary>The places of the papers in the volume of a case: a criminal one and the others differ from the twelfth to the eighteenth (LAL 50).</summary>
internal sealed record AidVolume(bool Criminal)
{
    public const int Application = 2, Identity = 3, Hardship = 4, Materials = 5, Supplement = 6, Review = 7, Decision = 8, Assignment = 9, Mandate = 10, Organ = 11, Notice = 12, Report = 19, Feedback = 20, Closing = 21, Subsidy = 22, Quality = 23, Objection = 24, Ending = 25;

    public int Talks => Criminal ? 13 : 12;
    public int Reading => Criminal ? 14 : Pleading;
    public int Pleading => Criminal ? 16 : 13;
    public int Opinion => Criminal ? 15 : 13;
    public int Evidence => Criminal ? 16 : 13;
    public int Preservation => Criminal ? 16 : 14;
    public int Hearing => Criminal ? 17 : 15;
    public int Result => Criminal ? 18 : 16;
    public int Execution => Criminal ? 18 : 17;

    public static AidVolume Of(AidCase of) => new(of.Type == AidType.Criminal);

    /// <summary>What whoever adds a paper may call it, in the order of the volume.</summary>
    public IReadOnlyList<string> Kinds => Criminal
        ? [FileKinds.Evidence, FileKinds.Identity, FileKinds.Hardship, FileKinds.Mandate, FileKinds.OrganNotice, FileKinds.Interview, FileKinds.Reading, FileKinds.Defence, FileKinds.HearingNotes, FileKinds.Judgment, FileKinds.Voucher, FileKinds.Voice]
        : [FileKinds.Evidence, FileKinds.Identity, FileKinds.Hardship, FileKinds.Mandate, FileKinds.Interview, FileKinds.Pleading, FileKinds.Defence, FileKinds.Preservation, FileKinds.HearingNotes, FileKinds.Judgment, FileKinds.Execution, FileKinds.Voucher, FileKinds.Voice];

    /// <param name="byLawyer">Added by the office after a lawyer was assigned: evidence is then that of the defence or of the suit, else a material of the application.</param>
    public int OrderOf(string kind, bool byLawyer) => kind switch
    {
        FileKinds.Identity => Identity,
        FileKinds.Hardship => Hardship,
        FileKinds.Mandate or FileKinds.Signature or FileKinds.Face => Mandate,
        FileKinds.OrganNotice => Criminal ? Notice : Organ,
        FileKinds.Interview => Talks,
        FileKinds.Reading => Reading,
        FileKinds.Pleading => Pleading,
        FileKinds.Defence => Opinion,
        FileKinds.Preservation => Preservation,
        FileKinds.HearingNotes => Hearing,
        FileKinds.Paper or FileKinds.Judgment => Result,
        FileKinds.Voucher or FileKinds.Execution => Execution,
        _ => byLawyer ? Evidence : Materials,
    };
}
