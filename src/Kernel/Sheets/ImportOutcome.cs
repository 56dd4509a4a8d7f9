namespace Fashu;

/// <summary>What an import did, or in a dry run would do. With errors nothing is done at all, unless the import takes good rows alone.</summary>
public sealed class ImportOutcome
{
    public const int LinesShown = 30;
    private readonly List<string> lines = [];
    private readonly List<SheetError> warnings = [];

    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Same { get; private set; }
    public IReadOnlyList<SheetError> Errors { get; private set; } = [];

    /// <summary>Right, but somebody should look.</summary>
    public IReadOnlyList<SheetError> Warnings => warnings;

    /// <summary>The first changes in words.</summary>
    public IReadOnlyList<string> Lines => lines;

    public bool HasNews => Added + Changed > 0;

    public void Add(string line)
    {
        Added++;
        Note("新增：" + line);
    }

    public void Change(string line)
    {
        Changed++;
        Note("更新：" + line);
    }

    public void Keep() => Same++;

    public void Warn(SheetRow row, string? column, string message) => warnings.Add(new(row.Line, column, message));

    public ImportOutcome Refuse(IEnumerable<SheetError> errors)
    {
        Errors = [.. errors.OrderBy(e => e.Line)];
        return this;
    }

    private void Note(string line)
    {
        if (lines.Count < LinesShown) lines.Add(line);
    }
}
