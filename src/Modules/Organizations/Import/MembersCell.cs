namespace Fashu.Organizations;

/// <summary>The cell with the members of a committee (PML 8): 顾明礼（主任）、孙玉兰（副主任，女）、周根生. Who already sits there stays.</summary>
internal static class MembersCell
{
    private const int Most = 9;

    private sealed record Named(string Name, MemberRole Role, bool Woman);

    /// <returns>How many joined.</returns>
    public static int Take(SheetRow row, AppDb db, Organization committee, IReadOnlyList<CommitteeMember> sitting, DateOnly today)
    {
        if (row.Text("委员") is not { Length: > 0 } cell) return 0;
        if (committee.Kind != OrganizationKind.MediationCommittee) { row.Wrong("委员", "只有人民调解委员会填委员。"); return 0; }
        if (Read(row, cell) is not { } named) return 0;
        var joining = named.Where(n => sitting.All(m => m.Name != n.Name)).ToList();
        if (sitting.Count + joining.Count > Most) row.Wrong("委员", $"加上现有委员超过{Most}人（人民调解法第八条）。");
        else if (sitting.Count(m => m.Role == MemberRole.Head) + joining.Count(n => n.Role == MemberRole.Head) > 1) row.Wrong("委员", "只能有一名主任；已经有主任的，请先登记原主任离任。");
        else
        {
            foreach (var one in joining) db.Add(CommitteeMember.Elect(Guid.CreateVersion7(), committee.Id, one.Name, one.Woman, one.Role, null, committee.TermFrom ?? today));
            return joining.Count;
        }
        return 0;
    }

    private static List<Named>? Read(SheetRow row, string cell)
    {
        List<Named> all = [];
        foreach (var part in cell.Split(['、', ';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var open = part.IndexOfAny(['（', '(']);
            var name = (open < 0 ? part : part[..open]).Trim();
            var words = open < 0 ? [] : part[(open + 1)..].TrimEnd('）', ')').Split(['，', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            MemberRole? role = null;
            var woman = false;
            foreach (var word in words)
            {
                if (word is "女" or "男") woman = word == "女";
                else if (Enum.GetValues<MemberRole>().Where(r => r.Title() == word).Select(r => (MemberRole?)r).FirstOrDefault() is { } known) role = known;
                else { row.Wrong("委员", $"“{part}”里的“{word}”应为主任、副主任、委员或者女。"); return null; }
            }
            if (name.Length is 0 or > 60) { row.Wrong("委员", $"“{part}”没有写姓名，或者超过60个字。"); return null; }
            if (all.Any(a => a.Name == name)) { row.Wrong("委员", $"“{name}”写了两次。"); return null; }
            all.Add(new(name, role ?? MemberRole.Member, woman));
        }
        return all;
    }
}
