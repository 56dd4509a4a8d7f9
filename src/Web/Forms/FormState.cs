namespace Fashu.Web;

/// <summary>What the parts of one form tell each other: fields announce themselves, the summary lists what is wrong.</summary>
public sealed class FormState(string name, bool files)
{
    /// <summary>Name of a button that only draws the form again, for one more line of a list; everything typed stays.</summary>
    public const string Again = "_again";

    private readonly List<IFormField> fields = [];

    public string Name => name;
    public bool Files => files;

    /// <summary>The sentence of a rule that forbade the act.</summary>
    public string? Rule { get; internal set; }

    /// <summary>The property that caused it, if one did; of a list with its line: Terms[0].What.</summary>
    public string? RuleField { get; internal set; }

    /// <summary>The form asked to be drawn again (one more line), not to act: nothing is called wrong.</summary>
    public bool Quiet { get; internal set; }

    /// <summary>True once the form was sent and came back.</summary>
    public bool Refused { get; internal set; }

    internal void Add(IFormField field) => fields.Add(field);

    internal IEnumerable<(string Id, string Text)> Wrong => fields.SelectMany(f => f.Errors.Take(1).Select(e => (f.Id, e)));
}

internal interface IFormField
{
    string Id { get; }
    IEnumerable<string> Errors { get; }
}
