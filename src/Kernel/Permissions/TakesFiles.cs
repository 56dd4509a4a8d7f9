using Microsoft.AspNetCore.Http.Metadata;

namespace Fashu;

/// <summary>On a page or address that takes files: its body may be as large as they are. Everywhere else a body holds words alone, and anybody may send one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute, IRequestSizeLimitMetadata
{
    private const long Mega = 1024 * 1024;

    /// <summary>Of all other requests: a text of ten megabytes must still come back to its field with a sentence.</summary>
    public const long Words = 12 * Mega;

    /// <summary>The most a city may allow for one file.</summary>
    public const int LargestFileMegabytes = 100;

    /// <summary>The largest recording, or some photos at once, and the words beside them.</summary>
    public long? MaxRequestBodySize => (LargestFileMegabytes + 20) * Mega;
}
