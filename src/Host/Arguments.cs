namespace Fashu.Host;

/// <summary>What the command line and the surroundings say.</summary>
internal static class Arguments
{
    /// <summary><c>--demo</c> is short for <c>--Demo=true</c>.</summary>
    public static string[] Of(string[] args) => [.. args.Select(a => a == "--demo" ? "--Demo=true" : a)];

    /// <summary>The folder with appsettings.json: beside the program.</summary>
    public static string ContentRoot => AppContext.BaseDirectory;

    /// <summary>Where data lives unless set: <c>data/</c> at the root of the sources, else beside the program.</summary>
    public static string DataFolder(IConfiguration configuration)
    {
        if (configuration["Data"] is { Length: > 0 } set) return Path.GetFullPath(set);
        var home = new DirectoryInfo(AppContext.BaseDirectory);
        while (home is not null && !File.Exists(Path.Combine(home.FullName, "Fashu.slnx"))) home = home.Parent;
        return Path.Combine(home?.FullName ?? AppContext.BaseDirectory, "data");
    }
}
