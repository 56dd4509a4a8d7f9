using System.Collections;
using System.Text;

namespace Fashu;

/// <summary>One lawful step: from where, what, to where, who may, by which article.</summary>
public sealed record Transition<TStage, TAct>(TStage From, TAct Act, TStage To, Who Who, string Article);

/// <summary>A procedure as a table, without its types: for diagrams and generic tests.</summary>
public interface IWorkflow
{
    string Key { get; }
    string Title { get; }
    IEnumerable<(Enum From, Enum Act, Enum To, Who Who, string Article)> Rows { get; }
    string Mermaid();
}

/// <summary>A procedure as a table. Legality, buttons, permission checks, history and the diagram all come from it.</summary>
public sealed class Workflow<TStage, TAct>(string key, string title) : IWorkflow, IEnumerable<Transition<TStage, TAct>>
    where TStage : struct, Enum
    where TAct : struct, Enum
{
    private readonly List<Transition<TStage, TAct>> rows = [];

    public string Key => key;
    public string Title => title;
    public IEnumerable<(Enum From, Enum Act, Enum To, Who Who, string Article)> Rows =>
        rows.Select(r => ((Enum)r.From, (Enum)r.Act, (Enum)r.To, r.Who, r.Article));

    public void Add(TStage from, TAct act, TStage to, Who who, string article) => rows.Add(new(from, act, to, who, article));

    /// <summary>The step that <paramref name="act"/> is from here, for somebody who is one of <paramref name="holds"/>.</summary>
    /// <exception cref="RuleBroken">The act is not open at this stage, or not to this person.</exception>
    public Transition<TStage, TAct> Next(TStage from, TAct act, Func<Who, bool> holds)
    {
        var open = rows.Where(r => r.From.Equals(from) && r.Act.Equals(act)).ToList();
        if (open.Count == 0) throw new RuleBroken($"现在是“{from.Title()}”，不能{act.Title()}。");
        return open.FirstOrDefault(r => holds(r.Who))
            ?? throw new RuleBroken($"“{act.Title()}”应由{string.Join("或", open.Select(r => r.Who.Title).Distinct())}办理。");
    }

    /// <summary>The steps open from here to somebody who is one of <paramref name="holds"/>.</summary>
    public IEnumerable<Transition<TStage, TAct>> Open(TStage from, Func<Who, bool> holds) =>
        rows.Where(r => r.From.Equals(from) && holds(r.Who)).DistinctBy(r => r.Act);

    public string Mermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var stage in rows.SelectMany(r => new[] { r.From, r.To }).Distinct()) text.Append($"    {stage} : {stage.Title()}\n");
        foreach (var group in rows.GroupBy(r => (r.From, r.Act, r.To)))
            text.Append($"    {group.Key.From} --> {group.Key.To} : {group.Key.Act.Title()}（{string.Join("、", group.Select(r => r.Who.Title).Distinct())}，{group.First().Article}）\n");
        return text.ToString();
    }

    public IEnumerator<Transition<TStage, TAct>> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
