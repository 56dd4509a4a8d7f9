using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>Notices from a sheet: one line a person. A line that was taken in before stays as it is, so the same sheet may come again.</summary>
internal sealed class ImportNotices(AppDb db, FileNotice filing, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Headers = ["区划代码*", "机关*", "单位名称*", "通知书文号*", "阶段*", "姓名*", "身份证号", "罪名*", "必须有辩护人的情形", "羁押地点", "收到日期*"];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["330191", "人民法院", "青溪县人民法院", "（2026）桐0191刑初12号", "一审", "陆小川", "", "盗窃罪", "不满18岁", "青溪县看守所", "2026-11-20"],
    ];

    private static readonly Dictionary<string, NoticeOrgan> organs = Words<NoticeOrgan>();
    private static readonly Dictionary<string, CriminalStage> stages = Words<CriminalStage>();
    private static readonly Dictionary<string, MustHaveCounsel> grounds = Words<MustHaveCounsel>();

    public async Task<ImportOutcome> Handle(Stream file, bool dryRun, Actor by, CancellationToken cancel)
    {
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (!sheet.Demand("区划代码", "机关", "单位名称", "通知书文号", "阶段", "姓名", "罪名", "收到日期")) return outcome.Refuse(sheet.Errors);
        HashSet<(string, string, string)> seen = [];
        foreach (var row in sheet.Rows)
        {
            if (Read(row) is not { } form) continue;
            if (!seen.Add((form.OrganName, form.Number, form.Name))) { row.Wrong("姓名", "同一份通知里的同一个人写了两行。"); continue; }
            try
            {
                db.Add(await filing.Take(form, by, cancel));
                outcome.Add($"{form.Name}，{form.OrganName}{form.Number}");
            }
            catch (RuleBroken known) when (known.Field == nameof(form.Number)) { outcome.Keep(); }
            catch (RuleBroken rule) { row.Wrong(rule.Field switch { nameof(form.Place) => "区划代码", nameof(form.Received) => "收到日期", _ => null }, rule.Message); }
        }
        if (sheet.Errors.Count == 0 && !dryRun && outcome.HasNews)
        {
            db.Audit(by, "导入办案机关通知", "法律援助", detail: $"新增{outcome.Added}");
            await db.SaveChangesAsync(cancel);
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
            Number = row.Required("通知书文号"),
            Name = row.Required("姓名"),
            Charge = row.Required("罪名"),
            Organ = One(row, "机关", organs),
            Stage = One(row, "阶段", stages),
            Held = row.Text("羁押地点") is { Length: > 0 } held ? held : null,
            Received = row.Day("收到日期"),
            Channel = Fashu.Matters.Channels.Notices,
        };
        if (row.Text("收到日期").Length == 0) row.Required("收到日期");
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
