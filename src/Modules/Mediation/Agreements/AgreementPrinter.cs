using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Mediation.Papers;

namespace Fashu.Mediation;

/// <summary>Makes the official PDF of an effective agreement: printed once, then each signature and the seal as a field of its own.</summary>
internal sealed class AgreementPrinter(AppDb db, IPrinter printer, IPdfSigner signer, IAttachments files, PaperMaker papers, TimeProvider clock)
{
    /// <summary>Does nothing where there is no browser, or the PDF exists; tried again later.</summary>
    public async Task Make(Guid id, CancellationToken cancel)
    {
        if (!printer.Available || await db.Load<MediationCase>(id, cancel) is not { Agreement: { EffectiveAt: not null, Document: null } agreement } matter) return;
        var pdf = agreement.Form == AgreementForm.Oral ? await Oral(matter, agreement, cancel) : await Written(matter, agreement, cancel);
        var name = agreement.Form == AgreementForm.Oral ? "口头协议登记表" : "人民调解协议书";
        agreement.Document = (await files.Add(id, FileKinds.Paper, $"{name}{matter.Number}.pdf", new MemoryStream(pdf), Actor.System(clock.Now()), cancel)).Id;
        await db.SaveChangesAsync(cancel);
    }

    private async Task<byte[]> Oral(MediationCase matter, Agreement agreement, CancellationToken cancel) =>
        await printer.Pdf<OralAgreement, OralAgreementFacts>(CasePapers.Oral(matter, agreement, (await papers.Committee(matter, cancel)).Name, papers.CheckAt(agreement)), new() { Title = "人民调解口头协议登记表" }, cancel);

    private async Task<byte[]> Written(MediationCase matter, Agreement agreement, CancellationToken cancel)
    {
        var empty = await papers.AgreementFacts(matter, agreement, whole: true, open: true, cancel);
        var signed = await papers.AgreementFacts(matter, agreement, whole: true, open: false, cancel);
        var pdf = await printer.Pdf<Papers.Agreement, AgreementFacts>(empty, new() { Title = "人民调解协议书" }, cancel);
        pdf = await signer.Fill(pdf, signed.Signs, Whose, "签署人民调解协议", cancel);
        if (signed.Seal.Signed is { } seal)
            pdf = await signer.Sign(pdf, new(new(matter.Office!.Value.ToString(), agreement.SealedBy ?? seal.Name, seal.Name), "加盖人民调解委员会印章", seal.AtUtc) { Slot = signed.Seal.Slot, Mark = seal }, cancel);
        return pdf;

        Guid Whose(SignatureMark mark) => agreement.Signatures.First(s => s.WithdrawnAt is null && s.At == mark.AtUtc && s.Name == mark.Name).Party ?? matter.Handler ?? matter.Id;
    }
}
