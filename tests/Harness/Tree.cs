namespace Fashu.Harness;

/// <summary>The sources this test run was built from.</summary>
public static class Tree
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Fashu.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
