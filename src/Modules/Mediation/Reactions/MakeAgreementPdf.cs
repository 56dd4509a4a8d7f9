using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>An agreement took effect: its PDF is made. Where no browser answers, the job tries again.</summary>
internal sealed class MakeAgreementPdf(AgreementPrinter printer) : IReactTo<MediationAgreed>
{
    public async Task React(MediationAgreed agreed, CancellationToken cancel)
    {
        try { await printer.Make(agreed.Case, cancel); }
        catch (PrinterUnavailable) { } // the job comes back to it
    }
}
