using System.Security.Cryptography;
using System.Text;

namespace Fashu;

/// <summary>One step that was taken. Written once, never changed: status columns are for finding, history is for proving.</summary>
public sealed class StepRow
{
    public Guid Id { get; internal set; }
    public Guid MatterId { get; internal set; }

    /// <summary>Position in the matter's history, from 1.</summary>
    public int No { get; internal set; }
    public string Act { get; internal set; } = "";
    public string ActTitle { get; internal set; } = "";
    public string FromStage { get; internal set; } = "";
    public string ToStage { get; internal set; } = "";
    public string ToStageTitle { get; internal set; } = "";
    public Guid ById { get; internal set; }
    public string ByName { get; internal set; } = "";
    public string? ByPost { get; internal set; }
    public DateTime At { get; internal set; }
    public string? Reason { get; internal set; }
    public string Article { get; internal set; } = "";

    /// <summary>Shown to staff only.</summary>
    public bool Internal { get; internal set; }

    /// <summary>Random bytes that keep the leaf from telling what it covers.</summary>
    public byte[] Salt { get; internal set; } = [];
}

/// <summary>What the evidence log keeps of a thing: its kind and a salted hash, never its content.</summary>
public sealed class LeafRow
{
    public Guid Id { get; internal set; }
    public Guid MatterId { get; internal set; }
    public string Type { get; internal set; } = "";

    /// <summary>SHA-256 over type, salt and content.</summary>
    public byte[] Hash { get; internal set; } = [];
    public DateTime At { get; internal set; }

    public static LeafRow Of(string type, Guid matter, byte[] salt, ReadOnlySpan<byte> content, DateTime at)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(type));
        hash.AppendData([0]);
        hash.AppendData(salt);
        hash.AppendData(content);
        return new() { Id = Guid.CreateVersion7(), MatterId = matter, Type = type, Hash = hash.GetHashAndReset(), At = at };
    }
}
