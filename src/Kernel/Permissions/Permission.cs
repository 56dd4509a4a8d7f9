namespace Fashu;

/// <summary>Leave to do one thing. <paramref name="posts"/> are the keys of the posts (岗位) that hold it unless the city decides otherwise.</summary>
public sealed class Permission(string key, string title, params string[] posts)
{
    public string Key { get; } = key;
    public string Title { get; } = title;
    public IReadOnlyList<string> Posts { get; } = posts;
    public override string ToString() => Key;
}

/// <summary>Leave to do one thing within one part of the tree of places.</summary>
/// <param name="Permission">Key of the permission.</param>
/// <param name="Scope">Prefix of the place codes it reaches; empty reaches all.</param>
/// <param name="Organization">The organization in which the post is held.</param>
public sealed record Grant(string Permission, string Scope, Guid? Organization = null);
