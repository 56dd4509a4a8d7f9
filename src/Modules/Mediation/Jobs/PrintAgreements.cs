using Fashu.Documents;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>Makes the PDFs that could not be made when their agreements took effect; older ones are made with their file.</summary>
internal sealed class PrintAgreements(AppDb db, IPrinter browser, AgreementPrinter printer, TimeProvider clock) : IJob
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public string Name => "mediation.print";
    public string Title => "生成协议的PDF";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken cancel)
    {
        if (!browser.Available) return;
        var since = clock.Now() - Recent;
        var waiting = await db.MediationCases.AsNoTracking().Where(c => c.Agreements.Any(a => a.EffectiveAt > since && a.Document == null))
            .OrderBy(c => c.FiledAt).Select(c => c.Id).Take(50).ToListAsync(cancel);
        foreach (var id in waiting)
        {
            try { await printer.Make(id, cancel); }
            catch (PrinterUnavailable) { return; }
            db.ChangeTracker.Clear();
        }
    }
}
