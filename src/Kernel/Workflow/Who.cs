namespace Fashu;

/// <summary>Who may take a step: holders of a permission, a participant in a role, or the system itself.</summary>
public sealed class Who(string key, string title, Permission? permission = null)
{
    public static readonly Who System = new("system", "系统");

    public string Key { get; } = key;
    public string Title { get; } = title;
    public Permission? Permission { get; } = permission;

    /// <summary>A participant of the matter, by the role under which it was entered.</summary>
    public static Who Participant(string role, string title) => new("participant:" + role, title);

    public static implicit operator Who(Permission permission) => new("permission:" + permission.Key, permission.Title, permission);

    public override string ToString() => Title;
}
