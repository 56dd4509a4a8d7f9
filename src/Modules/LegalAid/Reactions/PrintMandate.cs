namespace Fashu.LegalAid;

/// <summary>A mandate was signed: its PDF is made. Where the browser does not answer, the announcement comes again.</summary>
internal sealed class PrintMandate(MandatePrinter printer) : IReactTo<AidMandateSigned>
{
    public Task React(AidMandateSigned e, CancellationToken cancel) => printer.Make(e.Case, e.Person, cancel);
}
