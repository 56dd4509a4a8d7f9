using Fashu.Mediation.Papers;
using Fashu.Attachments;
using Fashu.Divisions;
using Fashu.Documents;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>Makes the papers of a case as printable pages: for reading, for the file, for the printer.</summary>
internal sealed class PaperMaker(AppDb db, IPrinter printer, ISignatureProvider provider, IAttachments files, IOrganizations organizations, IDivisions divisions, IPeople people, SiteAddress site, RevealParty reveal)
{
    /// <summary>The committee that has the case, as papers name it.</summary>
    public async Task<(string Name, string Phone)> Committee(MediationCase of, CancellationToken cancel) =>
        of.Office is { } id && await organizations.Find(id, cancel) is { } card ? (card.Name, card.Phone ?? "") : ("人民调解委员会", "");

    public async Task<AgreementFacts> AgreementFacts(MediationCase of, Agreement agreement, bool whole, bool open, CancellationToken cancel)
    {
        var images = new Dictionary<Guid, string>();
        foreach (var signed in agreement.Signatures.Where(s => s.WithdrawnAt is null))
            if (await signed.Picture(files, cancel) is { } picture) images[signed.Id] = picture;
        return CasePapers.Agreement(of, agreement, (await Committee(of, cancel)).Name, provider.Kind, images, whole, open, CheckAt(agreement));
    }

    /// <summary>Where a holder of the agreement compares it with the one kept; null before it is in force, or where the site's address is not known.</summary>
    public string? CheckAt(Agreement agreement) => agreement.EffectiveAt is null ? null : site.Full($"/check/{agreement.Id}");

    /// <summary>One paper by its name in the address; null where this case has none such, or the reader may not have it.</summary>
    public async Task<string?> Html(MediationCase of, string paper, Actor by, CancellationToken cancel)
    {
        var (committee, phone) = await Committee(of, cancel);
        var staff = by.Kind != ActorKind.Citizen;
        var reader = of.PartyOf(by);
        var part = Guid.TryParse(paper.Length > 36 ? paper[^36..] : "", out var id) ? id : (Guid?)null;
        return paper switch
        {
            "agreement" when of.Agreement is { Form: AgreementForm.Written } a => await printer.Html<Papers.Agreement, AgreementFacts>(await AgreementFacts(of, a, whole: false, open: false, cancel), null, cancel),
            "agreement" when of.Agreement is { } a => await printer.Html<OralAgreement, OralAgreementFacts>(CasePapers.Oral(of, a, committee, CheckAt(a), reader), null, cancel),
            "application" => await printer.Html<Application, ApplicationFacts>(CasePapers.Application(of, committee, reader), null, cancel),
            "register" when staff => await printer.Html<AcceptanceRegister, AcceptanceRegisterFacts>(CasePapers.Register(of, committee, divisions.FullName(of.Place)), null, cancel),
            "rights-applicant" when reader is null or { Side: Side.Applicant } => await printer.Html<RightsNotice, RightsNoticeFacts>(CasePapers.Rights(of, committee, of.Applicant, phone), null, cancel),
            "rights-respondent" when reader is null or { Side: Side.Respondent } => await printer.Html<RightsNotice, RightsNoticeFacts>(CasePapers.Rights(of, committee, of.Respondent, phone), null, cancel),
            "identity-applicant" when reader is null or { Side: Side.Applicant } => await Identity(of, of.Applicant, committee, cancel),
            "identity-respondent" when reader is null or { Side: Side.Respondent } => await Identity(of, of.Respondent, committee, cancel),
            "termination" when of.Stage is Stage.RoutesTold or Stage.Archived && await Ended(of.Id, [Act.Fail, Act.Refuse], cancel) is { } end =>
                await printer.Html<Termination, TerminationFacts>(CasePapers.Termination(of, committee, end.Reason, end.On, phone), null, cancel),
            "not-accepted" when of.Number is null && of.ClosedAt is not null && await Ended(of.Id, [Act.Decline, Act.Divert], cancel) is { } end =>
                await printer.Html<NotAccepted, NotAcceptedFacts>(CasePapers.NotAccepted(of, committee, staff || end.Act == Act.Decline ? end.Reason : "这件事应由其他机关处理", end.On, phone), null, cancel),
            "confirmation" when CasePapers.Confirmation(of, committee, Court(of), reader is not null || await reveal.HasInHand(of, by, cancel), reader) is { } facts => await printer.Html<ConfirmationApplication, ConfirmationApplicationFacts>(facts, null, cancel),
            _ when paper.StartsWith("record-", StringComparison.Ordinal) && of.Sessions.FirstOrDefault(s => s.Id == part) is { } session =>
                await printer.Html<MediationRecord, MediationRecordFacts>(CasePapers.Record(of, committee, session, reader), null, cancel),
            _ when staff && paper.StartsWith("visit-", StringComparison.Ordinal) && of.Visits.FirstOrDefault(v => v.Id == part) is { } visit =>
                await printer.Html<Papers.ReturnVisit, ReturnVisitFacts>(CasePapers.Visit(of, committee, visit), null, cancel),
            _ => null,
        };
    }

    private async Task<string?> Identity(MediationCase of, Party party, string committee, CancellationToken cancel) =>
        party.PersonId is { } person && await people.Proof(person, cancel) is { } proof
            ? await printer.Html<IdentityRecord, IdentityRecordFacts>(new(CasePapers.Head(of, committee), $"{party.Name}（{party.Side.Title()}）", party.Standing == Standing.Self ? "" : party.Standing.Title(), proof), null, cancel) : null;

    private string Court(MediationCase of) => of.Place.Length >= 6 && divisions.Find(of.Place[..6]) is { } county ? $"{county.Name}人民法院" : "人民法院";

    private async Task<(Act Act, string Reason, DateOnly On)?> Ended(Guid id, Act[] acts, CancellationToken cancel)
    {
        var names = acts.Select(a => a.ToString()).ToList();
        var step = await db.Steps.AsNoTracking().Where(s => s.MatterId == id && names.Contains(s.Act)).OrderByDescending(s => s.No).FirstOrDefaultAsync(cancel);
        return step is null ? null : (Enum.Parse<Act>(step.Act), step.Reason ?? "未能达成协议", step.At.CityDay());
    }
}
