using System.Security.Cryptography;
using System.Text;

namespace Fashu.Notices;

/// <summary>A message in one person's inbox (消息).</summary>
internal sealed class Notice
{
    public const int TextLength = 1000;

    public Guid Id { get; private set; }
    public Guid To { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string? Link { get; private set; }
    public Guid? MatterId { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? ReadAt { get; private set; }
    public string? Fact { get; private set; }

    /// <summary>What it says is no longer so.</summary>
    public DateTime? OvertakenAt { get; private set; }

    public static Notice Write(NoticeDraft draft, DateTime at) => new()
    {
        Id = Keys.Of(draft.Key),
        To = draft.To,
        Title = draft.Title,
        Text = draft.Text,
        Link = draft.Link is null ? null : Local(draft.Link),
        MatterId = draft.Matter,
        At = at,
        Fact = draft.Fact,
    };

    public void Read(DateTime at) => ReadAt ??= at;

    public void Overtake(DateTime at) => OvertakenAt ??= at;

    // A link in the inbox always stays in the house.
    private static string Local(string link) => link is ['/', not '/' and not '\\', ..] or "/" ? link : throw new ArgumentException($"Not an address of this site: {link}", nameof(link));
}

internal static class Keys
{
    /// <summary>The id that a key always gives, so that the same key is the same row.</summary>
    public static Guid Of(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
}
