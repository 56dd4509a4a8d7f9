using System.ComponentModel;
using System.Diagnostics;

namespace Fashu.Documents.Dossiers;

/// <summary>Rewrites PDFs of others into the plain form the volume can take: no compressed tables, forms and notes drawn into the page.</summary>
internal static class Qpdf
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Null where qpdf is not installed; otherwise whether <paramref name="to"/> was written.</summary>
    public static async Task<bool?> Normalize(string from, string to, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("qpdf", ["--decrypt", "--object-streams=disable", "--generate-appearances", "--flatten-annotations=all", "--remove-page-labels", from, to])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }
        using (process)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Patience);
            var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            try
            {
                await process.WaitForExitAsync(patience.Token);
                await said;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                return false;
            }
            // 3: repaired with warnings.
            return process.ExitCode is 0 or 3 && File.Exists(to);
        }
    }
}
