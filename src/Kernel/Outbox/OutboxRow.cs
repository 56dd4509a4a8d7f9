using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fashu;

/// <summary>An announcement on its way: saved with the change it tells of, delivered at least once.</summary>
public sealed class OutboxRow
{
    internal static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public Guid Id { get; private set; }
    public string Type { get; private set; } = "";
    public string Content { get; private set; } = "";

    /// <summary>Next try; null once every reaction has run.</summary>
    public DateTime? DueAt { get; internal set; }
    public int Attempts { get; internal set; }
    public string? Error { get; internal set; }

    internal static OutboxRow Of(object announcement) => new()
    {
        Id = Guid.CreateVersion7(),
        Type = announcement.GetType().FullName!,
        Content = JsonSerializer.Serialize(announcement, announcement.GetType(), Json),
        DueAt = DateTime.UnixEpoch,
    };
}

/// <summary>Says that a reaction to an announcement has run; saved with what it did.</summary>
public sealed class ReactionRow
{
    public Guid Outbox { get; internal set; }
    public string Reaction { get; internal set; } = "";
}

/// <summary>A module's answer to an announcement. May be delivered twice; what it saves is saved once.</summary>
public interface IReactTo<in T>
{
    Task React(T announcement, CancellationToken cancel);
}
