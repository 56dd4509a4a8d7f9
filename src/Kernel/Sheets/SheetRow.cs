using System.Globalization;

namespace Fashu;

/// <summary>What is wrong with one cell or row, for the person who corrects the file.</summary>
public sealed record SheetError(int Line, string? Column, string Message)
{
    public override string ToString() => Column is null ? $"第{Line}行：{Message}" : $"第{Line}行“{Column}”：{Message}";
}

/// <summary>One row of an imported sheet, read by header name; faults gather in the sheet's list.</summary>
public sealed class SheetRow
{
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private readonly Sheet sheet;
    private readonly IReadOnlyList<SheetCell> cells;

    internal SheetRow(Sheet sheet, int line, IReadOnlyList<SheetCell> cells) => (this.sheet, Line, this.cells) = (sheet, line, cells);

    /// <summary>The line in the file as its editor shows it, the header included.</summary>
    public int Line { get; }

    /// <summary>A fault was noted in this row.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>The trimmed text; empty where the column or the cell is missing.</summary>
    public string Text(string name)
    {
        var at = sheet.ColumnOf(name);
        if (at < 0 || at >= cells.Count) return "";
        if (cells[at].Fault is { } fault) Wrong(name, fault);
        return cells[at].Text;
    }

    public string Required(string name)
    {
        var text = Text(name);
        if (text.Length == 0) Wrong(name, "必填，不能为空。");
        return text;
    }

    public DateOnly? Day(string name)
    {
        var text = Text(name);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text.Split(' ')[0], DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Wrong(name, $"“{Short(text)}”不是日期，请按 2026-11-21 的样子填写。");
        return null;
    }

    public long? Whole(string name)
    {
        var text = Text(name);
        if (text.Length == 0) return null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(name, $"“{Short(text)}”不是整数。");
        return null;
    }

    /// <summary>An amount typed in yuan, as whole fen.</summary>
    public long? Fen(string name)
    {
        var text = Text(name);
        if (text.Length == 0) return null;
        if (ChineseMoney.ReadYuan(text) is { } fen) return fen;
        Wrong(name, $"“{Short(text)}”不是金额，请填数字，最多两位小数，例如 1200.50。");
        return null;
    }

    /// <summary>Reads a cell by a rule; where the rule refuses, its sentence stands at the cell.</summary>
    public T? By<T>(string name, Func<string, T> rule)
    {
        try { return rule(Text(name)); }
        catch (RuleBroken refused)
        {
            Wrong(name, refused.Message);
            return default;
        }
    }

    /// <summary>Notes a fault once, however often the cell is read.</summary>
    public void Wrong(string? name, string message)
    {
        IsWrong = true;
        sheet.Add(new(Line, name, message));
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}

/// <summary>A cell as text, and what the file itself spoiled about it.</summary>
internal readonly record struct SheetCell(string Text, string? Fault = null)
{
    private const int Longest = 10_000;

    public static SheetCell Of(string text) =>
        text.Trim() is { Length: <= Longest } fits ? new(fits) : new("", $"内容太长，最多{Longest}个字。");
}
