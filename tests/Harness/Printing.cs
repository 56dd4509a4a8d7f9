using Fashu.Documents.Printing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Fashu.Harness;

/// <summary>One print browser for all programs of a test run: starting one costs more than most papers.</summary>
internal static class Printing
{
    private static readonly Lazy<PrintBrowser> browser = new(() => new(Options.Create(new PrintSettings()), TimeProvider.System, NullLogger<PrintBrowser>.Instance));

    public static PrintBrowser Browser => browser.Value;

    /// <summary>Ends the browser, if a program was started with it.</summary>
    internal static void End()
    {
        if (browser.IsValueCreated) browser.Value.Dispose();
    }
}
