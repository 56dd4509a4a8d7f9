using Fashu.Harness;

namespace Fashu.Architecture.Tests;

/// <summary>What holds for every procedure, found over all modules.</summary>
public class WorkflowTests
{
    public static TheoryData<string> Keys => [.. AppModule.All.SelectMany(m => m.Workflows).Select(w => w.Key)];

    [Fact]
    public void There_are_procedures() => Assert.NotEmpty(Keys);

    [Theory, MemberData(nameof(Keys))]
    public void Every_line_names_its_article_and_who_may(string key) =>
        Assert.DoesNotContain(Of(key).Rows, r => r.Article.Length == 0 || r.Who.Title.Length == 0);

    [Theory, MemberData(nameof(Keys))]
    public void No_line_stands_twice(string key) =>
        Assert.Empty(Of(key).Rows.GroupBy(r => (r.From, r.Act, r.Who.Key)).Where(g => g.Count() > 1).Select(g => g.Key.ToString()));

    [Theory, MemberData(nameof(Keys))]
    public void One_act_from_one_stage_leads_to_one_stage(string key) =>
        Assert.Empty(Of(key).Rows.GroupBy(r => (r.From, r.Act)).Where(g => g.Select(r => r.To).Distinct().Count() > 1).Select(g => g.Key.ToString()));

    [Theory, MemberData(nameof(Keys))]
    public void Every_stage_is_reached_from_the_first(string key)
    {
        var rows = Of(key).Rows.ToList();
        var reached = new HashSet<Enum> { rows[0].From };
        while (rows.Where(r => reached.Contains(r.From) && reached.Add(r.To)).Any()) { }
        Assert.DoesNotContain(Enum.GetValues(rows[0].From.GetType()).Cast<Enum>(), s => !reached.Contains(s));
    }

    [Theory, MemberData(nameof(Keys))]
    public void Every_stage_has_a_Chinese_word(string key) =>
        Assert.DoesNotContain(Of(key).Rows.SelectMany(r => new[] { r.From, r.To, r.Act }).Distinct(), e => e.Title() == e.ToString());

    [Theory, MemberData(nameof(Keys))]
    public void Who_may_act_is_a_declared_permission_or_a_part_in_the_matter(string key)
    {
        var declared = AppModule.All.SelectMany(m => m.Permissions).Select(p => p.Key).ToHashSet();
        Assert.DoesNotContain(Of(key).Rows, r => r.Who.Permission is { } p && !declared.Contains(p.Key));
    }

    [Theory, MemberData(nameof(Keys))]
    public void The_diagram_on_paper_is_the_table(string key)
    {
        var file = Path.Combine(Tree.Root, "docs", "workflows", key + ".md");
        var wanted = $"# {Of(key).Title}\n\n```mermaid\n{Of(key).Mermaid()}```\n";
        if (Environment.GetEnvironmentVariable("FASHU_WRITE_DIAGRAMS") == "1") File.WriteAllText(file, wanted);
        Assert.True(File.Exists(file), $"{file} is missing: run the tests once with FASHU_WRITE_DIAGRAMS=1");
        Assert.Equal(wanted, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static IWorkflow Of(string key) => AppModule.All.SelectMany(m => m.Workflows).Single(w => w.Key == key);
}
