using Fashu.Divisions;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>Organizations from a sheet; the name is the key, so the same sheet may come again.</summary>
internal sealed class ImportOrganizations(AppDb db, IDivisions divisions, Snapshots snapshots)
{
    public static readonly IReadOnlyList<string> Headers = ["名称*", "类别*", "区划代码*", "字号", "统一社会信用代码", "电话", "地址", "印章文字", "任期第一天", "委员"];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["青溪县司法局", "司法局", "330191", "", "", "0000-1234567", "青溪县府前路1号", "", "", ""],
        ["青溪县法律援助中心", "法律援助中心", "330191", "青溪法援字", "", "0000-1234568", "青溪县府前路1号", "", "", ""],
        ["桐湾明砚律师事务所", "律师事务所", "330191", "", "", "", "", "", "", ""],
        ["青溪县人民法院", "人民法院", "330191", "", "", "0000-1234569", "", "", "", ""],
        ["青溪县云桥镇石桥村人民调解委员会", "人民调解委员会", "330191101201", "青溪石桥人调字", "", "10010000213", "石桥村便民服务中心", "", "2025-01-01", "顾明礼（主任）、孙玉兰（副主任，女）、周根生"],
    ];

    private static readonly Dictionary<string, OrganizationKind> Kinds = Enum.GetValues<OrganizationKind>().ToDictionary(k => k.Title());

    public async Task<ImportOutcome> Handle(Stream file, bool dryRun, Actor by, CancellationToken cancel)
    {
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (!sheet.Demand("名称", "类别", "区划代码")) return outcome.Refuse(sheet.Errors);
        var known = (await db.Organizations.Where(o => o.ClosedOn == null).ToListAsync(cancel)).GroupBy(o => o.Name).ToDictionary(g => g.Key, g => g.First());
        var words = known.Values.Where(o => o.NumberWord is not null).GroupBy(o => o.NumberWord!).ToDictionary(g => g.Key, g => g.First().Name);
        var today = by.At.CityDay();
        var members = (await db.Members.AsNoTracking().Where(m => m.Until == null || m.Until >= today).ToListAsync(cancel)).ToLookup(m => m.OrganizationId);
        var lines = new Dictionary<string, int>();
        foreach (var row in sheet.Rows)
        {
            var (name, division) = (row.Required("名称"), ReadDivision(row, by));
            if (!Kinds.TryGetValue(row.Required("类别"), out var kind)) row.Wrong("类别", $"应为{string.Join("、", Kinds.Keys)}之一。");
            else if (division is not null && name.Length > 0)
            {
                if (name.Length > 100) row.Wrong("名称", "最多100个字。");
                else if (!lines.TryAdd(name, row.Line)) row.Wrong("名称", $"与第{lines[name]}行重复。");
                else Take(row, name, kind, division, known, members, words, outcome, by);
            }
        }
        if (sheet.Errors.Count == 0 && !dryRun && outcome.HasNews)
        {
            db.Audit(by, "导入机构", "机构管理", detail: $"新增{outcome.Added}，更新{outcome.Changed}");
            await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        }
        db.ChangeTracker.Clear();
        return outcome.Refuse(sheet.Errors);
    }

    private void Take(SheetRow row, string name, OrganizationKind kind, string division, Dictionary<string, Organization> known, ILookup<Guid, CommitteeMember> members, Dictionary<string, string> words, ImportOutcome outcome, Actor by)
    {
        var (word, credit) = (row.Text("字号"), row.Text("统一社会信用代码"));
        if (credit.Length > 0 && !CreditCode.TryRead(credit, out _, out var fault)) row.Wrong("统一社会信用代码", fault);
        if (word.Length > 0 && !words.TryAdd(word, name) && words[word] != name) row.Wrong("字号", $"已经被“{words[word]}”使用。");
        try
        {
            var isNew = !known.TryGetValue(name, out var it);
            if (isNew) db.Add(known[name] = it = Organization.Found(Guid.CreateVersion7(), kind, name, division, by.At.CityDay()));
            else if (it!.Division != division) { row.Wrong("区划代码", $"“{name}”在系统里属于{it.Division}，机构不能换区划，请撤销后另建。"); return; }
            else if (it.Kind != kind) { row.Wrong("类别", $"“{name}”在系统里是{it.Kind.Title()}，类别不能改。"); return; }
            // An empty cell leaves what is known.
            it!.Describe(name, Or(word, it.NumberWord), Or(credit, it.CreditCode), Or(row.Text("电话"), it.Phone), Or(row.Text("地址"), it.Address), Or(row.Text("印章文字"), it.SealText));
            if (row.Day("任期第一天") is { } term && it.TermFrom != term) it.Elect(term);
            var joined = MembersCell.Take(row, db, it, [.. members[it.Id]], by.At.CityDay());
            if (isNew) outcome.Add(name);
            else if (joined > 0 || db.Entry(it).State == EntityState.Modified) outcome.Change(name);
            else outcome.Keep();
        }
        catch (RuleBroken rule) { row.Wrong(rule.Field == nameof(Organization.NumberWord) ? "字号" : null, rule.Message); }
    }

    private string? ReadDivision(SheetRow row, Actor by)
    {
        if (!DivisionCode.TryRead(row.Required("区划代码"), out var read, out var error)) { if (row.Text("区划代码").Length > 0) row.Wrong("区划代码", error); return null; }
        if (divisions.Find(read.Text) is null) { row.Wrong("区划代码", $"没有代码为{read.Text}的区划，请先导入行政区划。"); return null; }
        if (by.May(OrganizationsModule.Manage, read.Text)) return read.Text;
        row.Wrong("区划代码", "不在您的管理范围内。");
        return null;
    }

    private static string? Or(string typed, string? known) => typed.Length > 0 ? typed : known;
}
