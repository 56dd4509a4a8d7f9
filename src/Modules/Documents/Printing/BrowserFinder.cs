namespace Fashu.Documents.Printing;

/// <summary>Looks for Chromium, Chrome or Edge in the usual places of each system.</summary>
internal static class BrowserFinder
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];

    public static string? Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return File.Exists(configured) ? configured : null;
        return Places().FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Places()
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var root in (string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"])
            {
                if (Environment.GetEnvironmentVariable(root) is not { Length: > 0 } folder) continue;
                yield return Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe");
                yield return Path.Combine(folder, "Chromium", "Application", "chrome.exe");
            }
            yield break;
        }
        if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
        }
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];
        foreach (var folder in path.Concat(["/usr/bin", "/usr/local/bin", "/snap/bin"]).Distinct())
            foreach (var name in Names)
                if (folder.Length > 0) yield return Path.Combine(folder, name);
    }
}
