using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Administration;

/// <summary>The announced holidays and make-up days of a year are read in; running clocks are counted anew (全国年节及纪念日放假办法).</summary>
internal sealed class ImportCalendar(AppDb db, IDivisions divisions, Fashu.Settings settings, Snapshots snapshots)
{
    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["2027-01-01", "休", "元旦"], ["2027-02-06", "休", "春节"], ["2027-02-14", "班", ""],
    ];

    public async Task<ImportOutcome> Handle(int year, Stream file, bool dryRun, Actor by, CancellationToken cancel)
    {
        divisions.DemandWholeCity(AdministrationModule.ImportCalendar, by);
        var today = by.At.CityDay();
        if (year < today.Year - 1 || year > today.Year + 1) throw new RuleBroken($"只能导入{today.Year - 1}年至{today.Year + 1}年的放假安排。");
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (WorkCalendar.ReadYear(sheet, year, $"国务院办公厅关于{year}年部分节假日安排的通知") is not { } read) return outcome.Refuse(sheet.Errors);
        var known = settings.Calendar.Years.FirstOrDefault(y => y.Year == year);
        foreach (var (day, name) in read.Off.Concat(read.Work).OrderBy(d => d.Key))
        {
            var words = $"{day.FormalWithWeekday()} {(read.Work.ContainsKey(day) ? "上班" : "休")} {name}";
            if (known is null || !known.Off.ContainsKey(day) && !known.Work.ContainsKey(day)) outcome.Add(words);
            else if (known.Off.ContainsKey(day) != read.Off.ContainsKey(day)) outcome.Change(words);
            else outcome.Keep();
        }
        IEnumerable<DateOnly> before = known is null ? [] : known.Off.Keys.Concat(known.Work.Keys);
        foreach (var day in before.Where(d => !read.Off.ContainsKey(d) && !read.Work.ContainsKey(d)).Order()) outcome.Change($"{day.FormalWithWeekday()} 不再特别安排");
        if (dryRun || !outcome.HasNews) return outcome;
        var row = CalendarRow.Of(read, by.Name, by.At);
        if (await db.Set<CalendarRow>().SingleOrDefaultAsync(c => c.Year == year, cancel) is { } old) (old.Off, old.Work, old.Source, old.By, old.At) = (row.Off, row.Work, row.Source, row.By, row.At);
        else db.Add(row);
        db.Announce(new CalendarChanged(year));
        db.Audit(by, "导入放假安排", "系统设置", detail: $"{year}年，休{read.Off.Count}天，调休上班{read.Work.Count}天");
        await snapshots.Save(db, Fashu.Settings.Snapshot, cancel);
        return outcome;
    }
}
