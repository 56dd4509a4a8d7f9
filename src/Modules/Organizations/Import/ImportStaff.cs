using Fashu.Divisions;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>
/// Staff, their posts and the mediators' roster from one sheet: a row is one person in one post; several parts of the tree stand in
/// one cell. The login name is the key of the person. Nobody loses a post by an import. The row of a lawyer brings his licence.
/// </summary>
internal sealed class ImportStaff(AppDb db, StaffDirectory directory, IDivisions divisions, StaffPhones phones, Snapshots snapshots)
{
    public static readonly IReadOnlyList<string> Headers = ["登录名*", "姓名*", "手机号", "岗位*", "机构*", "负责区划", "任职日期", "擅长", "最多同时办理", .. LicenceCells.Headers];

    public static readonly IReadOnlyList<IReadOnlyList<string>> Sample =
    [
        ["wangfang", "王芳", "10010009901", "网格调解员", "青溪县云桥镇石桥村人民调解委员会", "330191101201001，330191101201002", "2025-01-01", "邻里纠纷", "20", "", "", ""],
        ["lijun", "李军", "10010009902", "司法所工作人员", "青溪县司法局云桥司法所", "", "", "", "", "", "", ""],
        ["heqing", "何青", "10010009903", "法援律师", "桐湾明砚律师事务所", "330191", "", "劳动争议", "10", "19901201510000001", "2015-07-01", "2016-03-01"],
    ];

    private static readonly Dictionary<string, string> PostKeys = Posts.Titles.ToDictionary(p => p.Value, p => p.Key);

    public async Task<ImportOutcome> Handle(Stream file, bool dryRun, Actor by, CancellationToken cancel)
    {
        var (sheet, outcome) = (Sheet.Read(file), new ImportOutcome());
        if (!sheet.Demand("登录名", "姓名", "岗位", "机构")) return outcome.Refuse(sheet.Errors);
        var known = new Known(
            await db.Staff.ToDictionaryAsync(s => s.Login, cancel), (await db.Organizations.Where(o => o.ClosedOn == null).ToListAsync(cancel)).GroupBy(o => o.Name).ToDictionary(g => g.Key, g => g.First()),
            await db.Lawyers.ToDictionaryAsync(l => l.Id, cancel),
            [.. (await db.HeldPosts.Where(p => p.Until == null).Select(p => new { p.StaffId, p.Post, p.Division, p.OrganizationId }).ToListAsync(cancel)).Select(p => (p.StaffId, p.Post, p.Division, p.OrganizationId))]);
        foreach (var row in sheet.Rows)
        {
            try { Take(row, known, outcome, by); }
            catch (RuleBroken rule) { row.Wrong(rule.Field switch { "Login" => "登录名", "Phone" => "手机号", _ => LicenceCells.ColumnOf(rule.Field) }, rule.Message); }
        }
        if (sheet.Errors.Count == 0 && !dryRun && outcome.HasNews)
        {
            db.Audit(by, "导入人员", "人员管理", detail: $"新增{outcome.Added}，更新{outcome.Changed}");
            await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
        }
        db.ChangeTracker.Clear();
        return outcome.Refuse(sheet.Errors);
    }

    private void Take(SheetRow row, Known known, ImportOutcome outcome, Actor by)
    {
        if (Read(row, known, by) is not { } line) return;
        var isNew = !known.Staff.TryGetValue(line.Login, out var staff);
        if (isNew) db.Add(known.Staff[line.Login] = staff = StaffAccount.Hire(Guid.CreateVersion7(), line.Login, line.Name, null, by.At, by.Id));
        // Somebody hired by an earlier row of this sheet is not in the directory yet.
        else if (directory.Roster.Staff.ContainsKey(staff!.Id) && !directory.IsManaged(staff.Id, by)) throw new RuleBroken($"登录名{line.Login}已由别的单位的人使用，您不能修改。") { Field = "Login" };
        else if (!staff.IsActive(by.At.CityDay())) throw new RuleBroken($"{staff.Name}已经离任，请先恢复账号。");
        var isLawyer = line.Post == Posts.AidLawyer;
        staff.Describe(line.Name, line.Phone ?? staff.Phone, isLawyer || line.Skills.Length == 0 ? staff.Skills : line.Skills, isLawyer ? staff.MaxLoad : line.Load ?? staff.MaxLoad);
        var certified = isLawyer && LicenceCells.Take(db, staff.Id, known.Lawyers, line.Licence, line.Load, line.Skills, by.At.CityDay());
        var added = line.Codes.Where(code => known.Held.Add((staff.Id, line.Post, code, line.Body.Id))).ToList();
        foreach (var code in added) db.Add(HeldPost.Give(Guid.CreateVersion7(), staff.Id, line.Post, code, line.Body.Id, line.From ?? by.At.CityDay(), null, by));
        if (added.Count > 0 && !isNew) staff.PostsChanged();
        var words = $"{line.Name}（{line.Login}）{Posts.Titles[line.Post]}{(added.Count > 0 ? $"，{string.Join("、", added.Select(c => c.Length == 0 ? "全部范围" : divisions.FullName(c)).Take(3))}{(added.Count > 3 ? $"等{added.Count}处" : "")}" : "")}";
        if (isNew) outcome.Add(words);
        else if (added.Count > 0 || db.Entry(staff).State == EntityState.Modified || certified) outcome.Change(words);
        else outcome.Keep();
    }

    /// <summary>Tells all faults of a row at once, so that the file is corrected once.</summary>
    private Line? Read(SheetRow row, Known known, Actor by)
    {
        var (typed, title, body) = (row.Required("姓名"), row.Required("岗位"), row.Required("机构"));
        PersonName? name = null;
        if (typed.Length > 0 && !PersonName.TryRead(typed, out name, out var nameFault)) row.Wrong("姓名", nameFault);
        var login = row.Required("登录名").Length > 0 ? row.By("登录名", StaffAccount.ReadLogin) : null;
        var post = PostKeys.GetValueOrDefault(title);
        if (post is null && title.Length > 0) row.Wrong("岗位", $"没有“{title}”这个岗位，应为{string.Join("、", PostKeys.Keys)}之一。");
        var organization = known.Bodies.GetValueOrDefault(body);
        if (organization is null && body.Length > 0) row.Wrong("机构", $"没有名为“{body}”的机构，请先导入机构。");
        if (post is not null && organization is not null && StaffAccessRules.Misplaced(post, organization.Kind) is { } misplaced) row.Wrong("岗位", misplaced);
        var codes = ReadCodes(row, organization?.Division ?? "", organization is null ? null : post, by);
        var load = row.Whole("最多同时办理");
        var most = post == Posts.AidLawyer ? LawyerProfile.LargestOpen : 999;
        if (load < 1 || load > most) row.Wrong("最多同时办理", $"应在1到{most}之间。");
        var (phone, from, skills) = (row.By("手机号", phones.Read), row.Day("任职日期"), row.Text("擅长"));
        if (skills.Length > 200) row.Wrong("擅长", "最多200个字。");
        var licence = LicenceCells.Read(row, post);
        return row.IsWrong ? null : new(login!, name!.Text, phone, post!, organization!, codes, from, skills, (int?)load, licence);
    }

    private List<string> ReadCodes(SheetRow row, string normal, string? post, Actor by)
    {
        var codes = new List<string>();
        foreach (var one in row.Text("负责区划").Split([',', '，', '、', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(normal))
        {
            if (one.Length == 0) codes.Add("");
            else if (!DivisionCode.TryRead(one, out var read, out var error)) row.Wrong("负责区划", error);
            else if (divisions.Find(read.Text) is null) row.Wrong("负责区划", $"没有代码为{read.Text}的区划。");
            else codes.Add(read.Text);
        }
        if (post is not null && codes.FirstOrDefault(c => !directory.MayGive(post, c, by)) is { } outside) row.Wrong("负责区划", $"您不能给出{(outside.Length == 0 ? "全部范围" : divisions.FullName(outside))}的这个岗位。");
        return [.. codes.Distinct()];
    }

    private sealed record Line(string Login, string Name, string? Phone, string Post, Organization Body, IReadOnlyList<string> Codes, DateOnly? From, string Skills, int? Load, LicenceCells.Licence? Licence);

    private sealed record Known(Dictionary<string, StaffAccount> Staff, Dictionary<string, Organization> Bodies, Dictionary<Guid, LawyerProfile> Lawyers, HashSet<(Guid, string, string, Guid)> Held);
}
