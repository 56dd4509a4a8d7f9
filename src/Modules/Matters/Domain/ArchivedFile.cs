namespace Fashu.Matters;

/// <summary>A file that was made up and put away (立卷归档): when, by whom, for how long, and the sum of what was put away.</summary>
internal sealed class ArchivedFile
{
    /// <summary>The matter's id: a matter is put away once.</summary>
    public Guid Id { get; private set; }
    public string Kind { get; private set; } = "";
    public string Place { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public DateTime At { get; private set; }
    public Guid ById { get; private set; }
    public string By { get; private set; } = "";
    public string Retention { get; private set; } = "";
    public int Pages { get; private set; }
    public string VolumeSha256 { get; private set; } = "";

    /// <summary>The zip that was put away.</summary>
    public Guid Attachment { get; private set; }

    /// <summary>Prescribed papers that were missing, and why the file was closed all the same.</summary>
    public string? MissingReason { get; private set; }

    public static ArchivedFile Close(MatterRow matter, string retention, int pages, string volumeSha256, Guid attachment, string? missingReason, Actor by) => new()
    {
        Id = matter.Id,
        Kind = matter.Kind,
        Place = matter.Place,
        Day = by.At.CityDay(),
        At = by.At,
        ById = by.Id,
        By = by.Name,
        Retention = retention,
        Pages = pages,
        VolumeSha256 = volumeSha256,
        Attachment = attachment,
        MissingReason = missingReason,
    };
}
