namespace Fashu.Organizations;

/// <summary>A post (岗位) held by somebody in an organization, for a part of the tree and a span of days.</summary>
internal sealed class HeldPost
{
    private HeldPost() { }

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }
    public string Post { get; private set; } = "";

    /// <summary>Code of the part of the tree; empty for all of it.</summary>
    public string Division { get; private set; } = "";
    public Guid OrganizationId { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>Last day in the post.</summary>
    public DateOnly? Until { get; private set; }
    public string GivenBy { get; private set; } = "";
    public DateTime GivenAt { get; private set; }

    public static HeldPost Give(Guid id, Guid staff, string post, string division, Guid organization, DateOnly from, DateOnly? until, Actor by)
    {
        if (!Posts.Titles.ContainsKey(post)) throw new RuleBroken($"没有“{post}”这个岗位。") { Field = nameof(Post) };
        if (until < from) throw new RuleBroken("任期届满日应在任职日期之后。") { Field = nameof(Until) };
        return new() { Id = id, StaffId = staff, Post = post, Division = division, OrganizationId = organization, From = from, Until = until, GivenBy = by.Name, GivenAt = by.At };
    }

    public void End(DateOnly lastDay)
    {
        if (Until is { } ended && ended <= lastDay) throw new RuleBroken($"这个岗位已在{ended.Formal()}结束。");
        Until = lastDay;
    }

    public bool IsHeld(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>Days on which nobody is sent new matters.</summary>
internal sealed class LeavePeriod
{
    private LeavePeriod() { }

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }
    public string Reason { get; private set; } = "";

    public static LeavePeriod Take(Guid id, Guid staff, DateOnly from, DateOnly until, string reason) => until < from
        ? throw new RuleBroken("结束日期不能早于开始日期。") { Field = nameof(Until) }
        : new() { Id = id, StaffId = staff, From = from, Until = until, Reason = reason.Trim() };

    /// <summary>Back earlier than planned; a leave that has not begun is as if it had never been.</summary>
    public void CutShort(DateOnly lastDay) => Until = lastDay < From ? From.AddDays(-1) : lastDay;

    public bool Covers(DateOnly day) => From <= day && day <= Until;
}

/// <summary>Kinship or interest that a mediator declared towards somebody.</summary>
internal sealed class Conflict
{
    private Conflict() { }

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }
    public string Name { get; private set; } = "";
    public Guid? PersonId { get; private set; }

    /// <summary>亲属、同事、经济往来 …</summary>
    public string Relation { get; private set; } = "";
    public DateTime DeclaredAt { get; private set; }
    public DateTime? WithdrawnAt { get; private set; }

    public static Conflict Declare(Guid id, Guid staff, string name, Guid? person, string relation, DateTime at) => new()
    {
        Id = id,
        StaffId = staff,
        Name = Bare(name),
        PersonId = person,
        Relation = relation.Trim(),
        DeclaredAt = at,
    };

    public void Withdraw(DateTime at) => WithdrawnAt ??= at;

    /// <summary>Names are compared without the spaces people set between characters.</summary>
    public static string Bare(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>The city's own decision whether a post holds a permission.</summary>
internal sealed class PostGrant
{
    public string Post { get; set; } = "";
    public string Permission { get; set; } = "";
    public bool Allowed { get; set; }
    public string By { get; set; } = "";
    public DateTime At { get; set; }
}
