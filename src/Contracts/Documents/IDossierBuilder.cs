namespace Fashu.Documents;

/// <summary>Makes the file of a closed matter: one paginated PDF volume, the originals beside it and a manifest of SHA-256 sums, as a zip.</summary>
public interface IDossierBuilder
{
    /// <summary>Writes the zip to <paramref name="zip"/> (which need not seek), one item in memory at a time. When it fails, what was written is not a zip: write to a temporary file first.</summary>
    /// <exception cref="PrinterUnavailable">No browser here; the volume cannot be made.</exception>
    Task<DossierManifest> Build(VolumeCover cover, IReadOnlyList<VolumeItem> items, Stream zip, CancellationToken cancel = default);
}

/// <summary>What stands on the cover (卷宗封面) and in the volume note (备考表).</summary>
public sealed record VolumeCover
{
    /// <summary>Heading, such as 人民调解卷宗.</summary>
    public required string Heading { get; init; }
    public required string Organization { get; init; }
    public required string Title { get; init; }
    public required string Number { get; init; }
    public string HandledBy { get; init; } = "";
    public DateOnly? OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string Outcome { get; init; } = "";
    public string FiledBy { get; init; } = "";
    public required DateOnly FiledOn { get; init; }
    public string Checker { get; init; } = "";
    public string Retention { get; init; } = "";
    /// <summary>Further lines of the cover, such as 申请人 or 被申请人, above the fixed ones.</summary>
    public IReadOnlyList<(string Label, string Value)> Lines { get; init; } = [];
    public string Remark { get; init; } = "";

    /// <summary>Which prescribed papers are missing and why (缺少材料的说明); empty where none is.</summary>
    public string Missing { get; init; } = "";
}

/// <summary>One document of a volume, in the order given. Bytes are opened when their turn comes and closed after it.</summary>
public sealed record VolumeItem(string Title, DateOnly? Date)
{
    /// <summary>Who made it (责任者), such as 申请人 or the committee.</summary>
    public string Author { get; init; } = "";
    public string Number { get; init; } = "";
    public string Remark { get; init; } = "";

    /// <summary>What its pages are made from.</summary>
    public required VolumePages Pages { get; init; }

    /// <summary>Name of the original kept beside the volume; for papers made here the printed PDF is kept.</summary>
    public required string FileName { get; init; }

    /// <summary>The original where it differs from what the pages are made from.</summary>
    public Func<CancellationToken, Task<Stream>>? Original { get; init; }
}

/// <summary>Where the pages of an item come from.</summary>
public abstract record VolumePages
{
    public sealed record Pdf(Func<CancellationToken, Task<Stream>> Open) : VolumePages;

    /// <param name="MediaType">image/jpeg, image/png, image/webp or image/gif.</param>
    public sealed record Image(Func<CancellationToken, Task<Stream>> Open, string MediaType) : VolumePages;

    public sealed record Paper(Func<IPrinter, CancellationToken, Task<byte[]>> Print) : VolumePages;

    /// <summary>Sound, video, office files: one sheet in the volume says what lies beside it.</summary>
    public sealed record Beside(Func<CancellationToken, Task<Stream>> Open) : VolumePages;

    public static Paper Of<TPaper, TFacts>(TFacts facts) where TPaper : PaperOf<TFacts> =>
        new((printer, cancel) => printer.Pdf<TPaper, TFacts>(facts, null, cancel));
}

/// <summary>What was written, with the sum of every file in the zip except the manifest itself.</summary>
/// <param name="Missing">Which prescribed papers are missing and why; null where none is.</param>
/// <param name="List">The list for people (目录.txt).</param>
public sealed record DossierManifest(
    string Number, string Title, string Organization, DateTime MadeAtUtc, int VolumePages, DossierManifest.File Volume, IReadOnlyList<DossierManifest.Entry> Items,
    string? Missing = null, DossierManifest.File? List = null)
{
    public sealed record File(string Path, long Bytes, string Sha256);

    /// <param name="FromPage">First numbered page in the volume.</param>
    /// <param name="Beside">Why the original is not bound into the volume but lies beside it; null where its pages are bound.</param>
    public sealed record Entry(int Order, string Title, DateOnly? Date, int FromPage, int ToPage, string? Beside, File Original);
}
