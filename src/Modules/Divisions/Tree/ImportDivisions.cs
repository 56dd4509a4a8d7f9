using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

/// <summary>The tree is read from a sheet; the same sheet may come again, known codes are then brought up to date.</summary>
internal sealed class ImportDivisions(AppDb db, Snapshots snapshots)
{
    public static readonly IReadOnlyList<string> Headers = ["代码*", "名称*", "启用日期", "停用日期", "承接代码"];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["3301", "桐湾市", "2015-01-01", "", ""], ["330191", "青溪县", "2015-01-01", "", ""], ["330191101", "云桥镇", "2015-01-01", "", ""],
        ["330191101201", "石桥村", "2015-01-01", "", ""], ["330191101201001", "第一网格", "", "", ""],
        ["330191101299", "老街村", "2015-01-01", "2025-12-31", "330191101201"],
    ];

    public async Task<ImportOutcome> Handle(Stream file, bool dryRun, Actor by, CancellationToken cancel)
    {
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (!sheet.Demand("代码", "名称")) return outcome.Refuse(sheet.Errors);
        var known = (await db.Divisions.ToListAsync(cancel)).GroupBy(d => d.Code).ToDictionary(g => g.Key, g => g.MaxBy(d => d.From)!);
        var lines = new Dictionary<string, int>();
        var ends = new List<(SheetRow Row, Division Division, DateOnly Until)>();
        foreach (var row in sheet.Rows)
        {
            var name = row.Required("名称");
            var (from, until) = (row.Day("启用日期"), row.Day("停用日期"));
            if (name.Length > 60) row.Wrong("名称", "最多60个字。");
            if (!DivisionCode.TryRead(row.Text("代码"), out var read, out var error)) { row.Wrong("代码", error); continue; }
            var code = read.Text;
            if (until is null && row.Text("承接代码").Length > 0) row.Wrong("停用日期", "填了承接代码，还要填停用日期。");
            if (!lines.TryAdd(code, row.Line)) { row.Wrong("代码", $"与第{lines[code]}行重复。"); continue; }
            if (!by.May(DivisionsModule.Manage, code)) { row.Wrong("代码", "不在您的管理范围内。"); continue; }
            try
            {
                var (division, isNew, isChanged) = Take(known, code, name, from, by);
                var endsNow = until is not null && division.Until != until;
                if (endsNow) ends.Add((row, division, until!.Value));
                if (isNew) outcome.Add($"{code} {name}");
                else if (isChanged || endsNow) outcome.Change($"{code} {name}{(until is { } day ? $"，{day.Formal()}停用" : "")}");
                else outcome.Keep();
            }
            catch (RuleBroken rule) { row.Wrong(null, rule.Message); }
        }
        CheckParents(sheet, known, lines);
        // the lowest first: what ends by a row of its own is not ended by the one above
        foreach (var (row, division, until) in ends.OrderByDescending(e => e.Division.Code.Length)) End(row, division, until, known);
        if (sheet.Errors.Count == 0 && !dryRun && outcome.HasNews)
        {
            db.Audit(by, "导入行政区划", "维护行政区划", detail: $"新增{outcome.Added}，更新{outcome.Changed}");
            await snapshots.Save(db, DivisionsModule.Snapshot, cancel);
        }
        db.ChangeTracker.Clear();
        return outcome.Refuse(sheet.Errors);
    }

    private (Division Division, bool IsNew, bool IsChanged) Take(Dictionary<string, Division> known, string code, string name, DateOnly? from, Actor by)
    {
        if (!known.TryGetValue(code, out var division))
        {
            db.Add(division = Division.Found(code, name, from ?? by.At.CityDay()));
            known.Add(code, division);
            return (division, true, false);
        }
        if (division.Name == name) return (division, false, false);
        if (from is { } day && day > division.From) db.Add(known[code] = division = division.Rename(name, day));
        else division.Correct(name);
        return (division, false, true);
    }

    private static void End(SheetRow row, Division division, DateOnly until, Dictionary<string, Division> known)
    {
        try
        {
            var codes = Codes.ReadMany(row.Text("承接代码"), "承接代码");
            if (codes.FirstOrDefault(c => !known.ContainsKey(c)) is { } unknown) row.Wrong("承接代码", $"没有代码为{unknown}的区划。");
            else if (codes.FirstOrDefault(c => c.StartsWith(division.Code, StringComparison.Ordinal)) is { } inside) row.Wrong("承接代码", $"{inside}是它自己或它的下级，会一同停用，不能承接。");
            else
            {
                division.End(until.AddDays(1), codes);
                foreach (var below in known.Values.Where(d => d.Until is null && d.Code.StartsWith(division.Code, StringComparison.Ordinal))) below.End(until.AddDays(1), codes);
            }
        }
        catch (RuleBroken rule) { row.Wrong(rule.Field, rule.Message); }
    }

    private static void CheckParents(Sheet sheet, Dictionary<string, Division> known, Dictionary<string, int> lines)
    {
        var rows = sheet.Rows.ToDictionary(r => r.Line);
        foreach (var (code, line) in lines)
        {
            // A town directly in its city bears 00 where a county would stand; every other level needs the one right above it. The top may stand alone.
            var above = code.Length switch { 15 => code[..12], 12 => code[..9], 9 => code[4..6] == "00" ? code[..4] : code[..6], 6 => code[..4], _ => null };
            if (above is not null && !known.ContainsKey(above)) rows[line].Wrong("代码", $"上级{above}不在系统里，也不在表格里。");
        }
    }
}
