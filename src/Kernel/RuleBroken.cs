namespace Fashu;

/// <summary>A rule of the procedure forbids what was asked. The message is a plain Chinese sentence for the person who asked.</summary>
public class RuleBroken(string message) : Exception(message)
{
    /// <summary>Name of the form field that caused it, if one did.</summary>
    public string? Field { get; init; }
}

/// <summary>Somebody else changed the same record first.</summary>
public sealed class Overtaken() : RuleBroken("这件事刚刚被别人处理过。请先看最新情况，再决定是否继续。");

/// <summary>The thing does not exist, or the person may not know that it does. Both look the same from outside.</summary>
public sealed class Missing(string what) : Exception($"没有找到{what}。");

/// <summary>The same request (by its key) was carried out before; nothing was done a second time.</summary>
/// <param name="subject">Id of what the first request created or changed.</param>
public sealed class AlreadyDone(Guid subject) : Exception("这项操作已经完成，没有重复办理。")
{
    public Guid Subject { get; } = subject;
}
