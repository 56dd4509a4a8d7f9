using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

internal enum Relation
{
    [Display(Name = "父亲或母亲")] Parent,
    [Display(Name = "祖父母或外祖父母")] Grandparent,
    [Display(Name = "成年兄姐")] Sibling,
    [Display(Name = "经有关组织同意的其他监护人")] Other,
}

/// <summary>Who acts for a child, and since when that is proved (Civil Code art. 27).</summary>
internal sealed class Guardianship
{
    public Guid Id { get; private set; }
    public Guid Child { get; private set; }
    public Guid Guardian { get; private set; }
    public Relation Relation { get; private set; }
    public DateTime Since { get; private set; }
    public DateTime? ProvedAt { get; private set; }
    public DateTime? Until { get; private set; }

    public static Guardianship Declare(Guid child, Guid guardian, Relation relation, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Child = child, Guardian = guardian, Relation = relation, Since = at };

    public void Prove(DateTime at) => ProvedAt ??= at;

    public void End(DateTime at) => Until ??= at;
}
