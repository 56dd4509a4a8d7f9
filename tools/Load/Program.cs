namespace Fashu.Load;

/// <summary>Prepares cities and loads servers for <c>bench/</c>. Never part of the product.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var wish = Wish.Read(args);
        Task<int> work = wish.Verb switch
        {
            "prepare" => Prepare.Run(wish),
            "intake" => Intake.Run(wish),
            "drill-file" => Drill.File(wish),
            "drill-check" => Drill.Check(wish),
            "drill-spoil" => Drill.Spoil(wish),
            "board-fill" => Board.Fill(wish),
            "board-read" => Board.Read(wish),
            "aid-next-fill" => AidNext.Fill(wish),
            "aid-next" => AidNext.Run(wish),
            "aid-import" => AidImport.Run(wish),
            "aid-visible" => AidVisible.Run(wish),
            "pages" => Pages.Run(wish),
            _ => throw new ArgumentException($"unknown: {wish.Verb}"),
        };
        return await work;
    }
}

/// <summary><c>verb --name value --flag</c>.</summary>
internal sealed record Wish(string Verb, IReadOnlyDictionary<string, string> Values)
{
    public string this[string name] => Values.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing");

    public string? Maybe(string name) => Values.GetValueOrDefault(name);

    public int Number(string name, int normal) => Maybe(name) is { } text ? int.Parse(text) : normal;

    public double Figure(string name, double normal) => Maybe(name) is { } text ? double.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : normal;

    public static Wish Read(string[] args)
    {
        var values = new Dictionary<string, string>();
        for (var at = 1; at < args.Length; at++)
            values[args[at][2..]] = at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[++at] : "";
        return new(args.FirstOrDefault() ?? "", values);
    }
}
