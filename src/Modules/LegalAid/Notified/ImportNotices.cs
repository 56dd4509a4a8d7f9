using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Notices from a sheet: one line a person. A line that was taken in before stays as it is, so the same sheet may come again.</summary>
internal sealed class ImportNotices(AppDb db, FileNotice filing, TimeProvider clock)
{
    // what the system knows of a sheet of the organ itself; static fields are made in the order in which they stand
    private static readonly string[] filled = ["区划代码", "机关", "单位名称", "收到日期"];

    public static readonly IReadOnlyList<string> Headers = ["区划代码*", "机关*", "单位名称*", "通知书文号*", "阶段*", "姓名*", "身份证号", "罪名*", "必须有辩护人的情形", "羁押地点", "发现日期", "收到日期*"];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["330191", "人民法院", "青溪县人民法院", "（2026）桐0191刑初12号", "一审", "陆小川", "", "盗窃罪", "不满18岁", "青溪县看守所", "2026-11-18", "2026-11-20"],
    ];

    /// <summary>Of the organ's own sheet: where, who and when are known.</summary>
    public static readonly IReadOnlyList<string> OwnHeaders = [.. Headers.Where(h => !filled.Contains(h.TrimEnd('*')))];

    public static readonly IReadOnlyList<IReadOnlyList<string>> OwnSample = [.. Sample.Select(row => row.Where((_, n) => !filled.Contains(Headers[n].TrimEnd('*'))).ToList())];

    private static readonly Dictionary<string, NoticeOrgan> organs = Words<NoticeOrgan>();
    private static readonly Dictionary<string, CriminalStage> stages = Words<CriminalStage>();
    private static readonly Dictionary<string, MustHaveCounsel> grounds = Words<MustHaveCounsel>();

    public Task<ImportOutcome> Handle(Stream file, bool dryRun, Actor by, CancellationToken cancel) =>
        Take(file, dryRun, ["区划代码", "机关", "单位名称", "通知书文号", "阶段", "姓名", "罪名", "收到日期"], Read, form => filing.Take(form, Matters.Channels.Notices, by, cancel), by, cancel);

    /// <summary>A sheet of the organ itself. One that names another organ is refused by its row.</summary>
    public Task<ImportOutcome> HandleOwn(Stream file, OrganizationCard organ, bool dryRun, Actor by, CancellationToken cancel) =>
        Take(file, dryRun, ["通知书文号", "阶段", "姓名", "罪名"], row => ReadOwn(row, organ), form => filing.TakeOwn(form, organ, by, cancel), by, cancel);

    private async Task<ImportOutcome> Take(Stream file, bool dryRun, string[] columns, Func<SheetRow, FileNotice.Form?> read, Func<FileNotice.Form, Task<AidCase>> take, Actor by, CancellationToken cancel)
    {
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (!sheet.Demand(columns)) return outcome.Refuse(sheet.Errors);
        HashSet<(string, string, string)> seen = [];
        foreach (var row in sheet.Rows)
        {
            if (read(row) is not { } form) continue;
            if (!seen.Add((form.OrganName, form.Number, form.Name))) { row.Wrong("姓名", "同一份通知里的同一个人写了两行。"); continue; }
            try
            {
                db.Add(await take(form));
                outcome.Add($"{form.Name}，{form.OrganName}{form.Number}");
            }
            catch (RuleBroken known) when (known.Field == nameof(form.Number)) { outcome.Keep(); }
            catch (RuleBroken rule) { row.Wrong(rule.Field switch { nameof(form.Place) => "区划代码", nameof(form.Received) => "收到日期", nameof(form.Found) => "发现日期", _ => null }, rule.Message); }
        }
        if (sheet.Errors.Count == 0 && !dryRun && outcome.HasNews)
        {
            db.Audit(by, "导入办案机关通知", "法律援助", detail: $"新增{outcome.Added}");
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { throw new RuleBroken("另一个人正好也在导入这些通知。请再导入一次，已经收下的不会重复。"); }
        }
        db.ChangeTracker.Clear();
        return outcome.Refuse(sheet.Errors);
    }

    private FileNotice.Form? Read(SheetRow row)
    {
        var form = new FileNotice.Form
        {
            Place = row.Required("区划代码"),
            OrganName = row.Required("单位名称"),
            Organ = One(row, "机关", organs),
            Received = row.Day("收到日期"),
        };
        if (row.Text("收到日期").Length == 0) row.Required("收到日期");
        return ReadCase(row, form);
    }

    private FileNotice.Form? ReadOwn(SheetRow row, OrganizationCard organ)
    {
        if (row.Text("单位名称") is { Length: > 0 } other && other != organ.Name) row.Wrong("单位名称", $"只能导入{organ.Name}自己的通知。");
        return ReadCase(row, new() { OrganName = organ.Name, Organ = organ.Kind.Organ });
    }

    private FileNotice.Form? ReadCase(SheetRow row, FileNotice.Form form)
    {
        (form.Number, form.Name, form.Charge) = (row.Required("通知书文号"), row.Required("姓名"), row.Required("罪名"));
        form.Stage = One(row, "阶段", stages);
        form.Held = row.Text("羁押地点") is { Length: > 0 } held ? held : null;
        form.Found = row.Day("发现日期");
        foreach (var (head, text) in ((string, string?)[])[("通知书文号", form.Number), ("姓名", form.Name), ("罪名", form.Charge), ("羁押地点", form.Held)])
            if (text?.Length > 60) row.Wrong(head, "太长，最多60个字。");
        if (form.Name.Length > 0 && !PersonName.TryRead(form.Name, out _, out var wrong)) row.Wrong("姓名", wrong);
        if (row.Text("身份证号") is { Length: > 0 } id)
        {
            if (CitizenId.TryRead(id, clock.Today(), out var read, out var fault)) form.IdNumber = read.ToString();
            else row.Wrong("身份证号", fault);
        }
        foreach (var word in row.Text("必须有辩护人的情形").Split(['、', '，', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (grounds.TryGetValue(word, out var ground)) form.Grounds.Add(ground);
            else row.Wrong("必须有辩护人的情形", $"应为{string.Join("、", grounds.Keys)}，几项用顿号隔开。");
        return row.IsWrong ? null : form;
    }

    private static T? One<T>(SheetRow row, string column, Dictionary<string, T> words) where T : struct
    {
        var text = row.Required(column);
        if (text.Length == 0) return null;
        if (words.TryGetValue(text, out var value)) return value;
        row.Wrong(column, $"应为{string.Join("、", words.Keys)}之一。");
        return null;
    }

    private static Dictionary<string, T> Words<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => ((Enum)v).Title());
}
