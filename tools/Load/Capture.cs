using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Fashu.Load;

/// <summary>One row a filing inserts; values are SQL literals, cut where they hold something that differs with each filing.</summary>
/// <param name="Values">Per column the pieces in order; a piece is a literal, or <c>@name</c>.</param>
internal sealed record FilingRow(string Table, string[] Columns, string[][] Values)
{
    /// <summary>Writes the insert; <paramref name="mark"/> says how a changing piece is written, alone or within a text.</summary>
    public string Insert(Func<string, bool, string> mark) =>
        $"INSERT INTO \"{Table}\" ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Values.Select(pieces => Value(pieces, mark)))})";

    private static string Value(string[] pieces, Func<string, bool, string> mark) => pieces is [var only]
        ? only.StartsWith('@') ? mark(only[1..], true) : only
        : string.Join(" || ", pieces.Select(p => p.StartsWith('@') ? mark(p[1..], false) : p));
}

/// <summary>Notes every row that is inserted between start and stop.</summary>
internal sealed partial class Capture : SaveChangesInterceptor
{
    private readonly List<(int Depth, string Table, List<(string Column, string Literal)> Values)> seen = [];
    private readonly List<Guid> ids = [];
    private bool on;

    public void Start() => on = true;

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken cancel = default)
    {
        if (on)
            foreach (var entry in data.Context!.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged)) Note(entry);
        return new(result);
    }

    /// <summary>The rows, owners before what they own; identities, place and number become pieces that change.</summary>
    public FilingRow[] Stop(string place)
    {
        on = false;
        return [.. seen.OrderBy(r => r.Depth).Select(r => new FilingRow(r.Table, [.. r.Values.Select(v => v.Column)], [.. r.Values.Select(v => Cut(v.Literal, place))]))];
    }

    private void Note(EntityEntry entry)
    {
        if (entry.State != EntityState.Added) throw new InvalidOperationException($"A filing changes {entry.Metadata.Name}; the bare loop knows inserts only.");
        var table = entry.Metadata.GetTableName()!;
        var store = StoreObjectIdentifier.Table(table);
        var depth = 0;
        for (var at = entry.Metadata.FindOwnership(); at is not null; at = at.PrincipalEntityType.FindOwnership()) depth++;
        seen.Add((depth, table, [.. entry.Properties.Select(p => (p.Metadata.GetColumnName(store)!, p.Metadata.GetRelationalTypeMapping().GenerateSqlLiteral(p.CurrentValue)))]));
        foreach (var key in entry.Properties.Where(p => p.Metadata.IsPrimaryKey()))
            if (key.CurrentValue is Guid id && !ids.Contains(id)) ids.Add(id);
    }

    private string[] Cut(string literal, string place)
    {
        if (!literal.StartsWith('\'')) return [literal];
        if (Guid.TryParse(literal.Trim('\''), out var whole)) return ids.IndexOf(whole) is >= 0 and var at ? [$"@id{at}"] : [literal];
        List<string> pieces = [];
        var text = literal[1..^1];
        var from = 0;
        foreach (Match match in Changing().Matches(text))
        {
            var name = Guid.TryParse(match.Value, out var id) ? ids.IndexOf(id) is >= 0 and var n ? $"@id{n}" : null
                : match.Value == place ? "@place" : match.Value == Filing.Sample.ToString("000000000000") ? "@number" : null;
            if (name is null) continue;
            if (match.Index > from) pieces.Add($"'{text[from..match.Index]}'");
            pieces.Add(name);
            from = match.Index + match.Length;
        }
        if (from < text.Length || pieces.Count == 0) pieces.Add($"'{text[from..]}'");
        return [.. pieces];
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9]{12,15}")] private static partial Regex Changing();
}
