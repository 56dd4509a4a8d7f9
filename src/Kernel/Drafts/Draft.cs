using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fashu;

/// <summary>An application not yet filed. Survives a dead phone for days on one's own device, some idle minutes on a shared one.</summary>
public sealed class Draft
{
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Draft() { }

    /// <summary>Id of the matter to be: files given now hang on it already, and filing twice files once.</summary>
    public Guid Id { get; private set; }

    /// <summary>Id of the applicant's part to be, the giver of those files.</summary>
    public Guid Giver { get; private set; }

    /// <summary>Key of the kind of the matter to be.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>SHA-256 of the token in the cookie, base64url.</summary>
    public string TokenHash { get; private set; } = "";
    [Encrypted] public string Answers { get; private set; } = "{}";
    public bool Shared { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime? FiledAt { get; private set; }

    /// <summary>Whence it was begun, and how much was stored for it: nobody is known yet who could be held to a measure.</summary>
    public string? Network { get; private set; }
    public long Bytes { get; private set; }

    public static Draft Start(string kind, string tokenHash, bool shared, string? network, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Giver = Guid.CreateVersion7(), Kind = kind, TokenHash = tokenHash, Shared = shared, Network = network, StartedAt = at, ExpiresAt = at };

    public void Hold(long bytes) => Bytes = bytes;

    public T Read<T>() => JsonSerializer.Deserialize<T>(Answers, json)!;

    public void Write<T>(T answers, DateTime until) => (Answers, ExpiresAt) = (JsonSerializer.Serialize(answers, json), until);

    /// <summary>Filed: nothing of the answers stays here.</summary>
    public void File(DateTime at) => (Answers, FiledAt) = ("{}", at);

    public void Abandon(DateTime at) => (Answers, ExpiresAt, Bytes) = ("{}", at, 0);
}
