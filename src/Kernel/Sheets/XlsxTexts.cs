using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Fashu;

/// <summary>Cell values as a person sees them: texts, dates by their format, long numbers without loss or else with a warning.</summary>
internal sealed class XlsxTexts
{
    private const string LostDigits = "超过15位的数字被表格软件改动过，请先把这一列设为文本格式，再重新填写。";

    private readonly List<string> shared = [];
    private readonly List<bool> dateStyles = [];
    private readonly bool from1904;

    public XlsxTexts(WorkbookPart book)
    {
        if (book.SharedStringTablePart is { } table) ReadShared(table);
        var styles = book.WorkbookStylesPart?.Stylesheet;
        var custom = new Dictionary<uint, string>();
        foreach (var format in styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            if (format.NumberFormatId is { HasValue: true } id) custom[id.Value] = format.FormatCode?.Value ?? "";
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
            dateStyles.Add(format.NumberFormatId is { HasValue: true } id && IsDate(id.Value, custom));
        from1904 = book.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
    }

    public SheetCell Of(Cell cell)
    {
        var type = cell.DataType?.Value ?? CellValues.Number;
        var value = cell.CellValue?.Text ?? "";
        return type switch
        {
            CellValues.SharedString => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
                ? SheetCell.Of(shared[at]) : new(""),
            CellValues.InlineString => SheetCell.Of(cell.InlineString?.Text?.Text
                ?? string.Concat(cell.InlineString?.Elements<Run>().Select(run => run.Text?.Text) ?? [])),
            CellValues.Error => new("", "单元格里的公式出错，请改为填写结果。"),
            CellValues.Boolean => new(value == "1" ? "是" : "否"),
            CellValues.Date => new(value.Split('T')[0]),
            CellValues.Number => Number(value.Trim(), cell.StyleIndex is { HasValue: true } style && style.Value < dateStyles.Count && dateStyles[(int)style.Value]),
            _ => SheetCell.Of(value),
        };
    }

    private void ReadShared(SharedStringTablePart table)
    {
        using var reader = OpenXmlReader.Create(table);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item)
                shared.Add(item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text)));
    }

    private SheetCell Number(string value, bool isDate)
    {
        if (value.Length == 0) return new("");
        var digits = value.AsSpan().TrimStart('-');
        if (!isDate && Typed.IsDigits(digits))
            // Spreadsheets keep fifteen digits and fill up with zeros; other programs may write all of them.
            return digits.Length > 15 && digits[15..].TrimEnd('0').IsEmpty ? new(value, LostDigits) : new(value);
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return new(value);
        if (isDate) return new(Day(number) ?? value);
        if (Math.Abs(number) >= 1e15) return new(value, LostDigits);
        // Fifteen significant digits are what the sheet shows: 0.30000000000000004 reads 0.3.
        return new(decimal.Parse(number.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            .ToString("0.###############", CultureInfo.InvariantCulture));
    }

    private string? Day(double serial)
    {
        if (serial is < 0 or >= 2_958_466) return null;
        if (serial < 1 && !from1904) return TimeOnly.FromTimeSpan(TimeSpan.FromDays(serial)).ToString("HH:mm", CultureInfo.InvariantCulture);
        // Serial 60 is a 29 February 1900 that never was.
        var day = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        var at = DateTime.FromOADate(Math.Round(day * 86400) / 86400);
        return at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static bool IsDate(uint id, Dictionary<uint, string> custom)
    {
        if (!custom.TryGetValue(id, out var code)) return id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;
        var (quoted, bracketed) = (false, false);
        for (var at = 0; at < code.Length; at++)
        {
            var sign = code[at];
            if (sign == '\\') at++;
            else if (sign == '"') quoted = !quoted;
            else if (sign == '[') bracketed = true;
            else if (sign == ']') bracketed = false;
            else if (!quoted && !bracketed && "yYmMdDhHsS".Contains(sign)) return true;
        }
        return false;
    }
}
