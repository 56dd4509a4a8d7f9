using Fashu.Documents.Printing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fashu.Harness;

/// <summary>One print browser for all programs of a test run: starting one costs more than most papers.</summary>
internal static class Printing
{
    public static readonly PrintBrowser Browser = Start();

    private static PrintBrowser Start()
    {
        var browser = new PrintBrowser(Options.Create(new PrintSettings()), TimeProvider.System, NullLogger<PrintBrowser>.Instance);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => browser.Dispose();
        return browser;
    }
}
