using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Fashu.Attachments;

/// <summary>A file of a matter (附件): who gave it, what for, and the sum under which its content lies in the store.</summary>
internal sealed class StoredFile
{
    public const int NameLength = 120;

    public Guid Id { get; private set; }
    public Guid MatterId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public long Bytes { get; private set; }

    /// <summary>64 hexadecimal digits, lower case.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>The participant who gave it or whose it is; null for the office's own papers.</summary>
    public Guid? Party { get; private set; }
    public bool VisibleToOthers { get; private set; }
    public Guid AddedById { get; private set; }
    public string AddedBy { get; private set; } = "";
    public DateTime AddedAt { get; private set; }

    /// <summary>Salt of its leaf in the evidence log.</summary>
    public byte[] Salt { get; private set; } = [];

    public static StoredFile Keep(Guid matter, string kind, string name, FileType type, long bytes, string sha256, Guid? party, bool visibleToOthers, Actor by) => new()
    {
        Id = Guid.CreateVersion7(),
        MatterId = matter,
        Kind = kind,
        Name = SafeName(name, type),
        ContentType = type.MediaType,
        Bytes = bytes,
        Sha256 = sha256,
        Party = party,
        VisibleToOthers = visibleToOthers,
        AddedById = by.Id,
        AddedBy = by.Name,
        AddedAt = by.At,
        Salt = RandomNumberGenerator.GetBytes(16),
    };

    public void KeepFor(Guid party) => (Party, VisibleToOthers) = (party, false);

    public AttachmentCard Card() => new(Id, MatterId, Name, ContentType, Bytes, Sha256, Kind, Party, AddedBy, AddedAt, VisibleToOthers);

    /// <summary>The name without folders, signs that steer the screen or that file systems refuse; its ending always tells the true type.</summary>
    internal static string SafeName(string name, FileType type)
    {
        var text = new StringBuilder();
        foreach (var rune in name.Split('/', '\\')[^1].EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned) continue;
            if (rune == Rune.ReplacementChar || ":*?\"<>|".Contains(rune.ToString(), StringComparison.Ordinal)) continue;
            text.Append(rune.ToString());
        }
        var safe = text.ToString().Trim(' ', '.');
        var ending = Endings(type).FirstOrDefault(e => safe.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        if (ending is not null) safe = safe[..^ending.Length];
        var room = NameLength - (ending ?? type.Extension).Length;
        if (safe.Length > room) safe = safe[..(char.IsHighSurrogate(safe[room - 1]) ? room - 1 : room)];
        return (safe.Length == 0 ? "文件" : safe) + (ending ?? type.Extension);
    }

    private static IEnumerable<string> Endings(FileType type) => type == FileType.Jpeg ? [".jpeg", ".jpg"]
        : type == FileType.Mp4 ? [".mp4", ".m4v", ".3gp"] : type == FileType.WebmSound ? [".weba", ".webm"] : type == FileType.Heic ? [".heic", ".heif"]
        : type == FileType.Ogg ? [".ogg", ".oga", ".opus"] : [type.Extension];
}
