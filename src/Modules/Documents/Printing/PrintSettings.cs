namespace Fashu.Documents.Printing;

/// <summary>Section <c>Print</c> of the settings.</summary>
internal sealed class PrintSettings
{
    /// <summary>Path of the browser; empty: looked for in the usual places.</summary>
    public string? Browser { get; set; }

    /// <summary>Papers printed at the same time.</summary>
    public int Pages { get; set; } = 2;

    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>The browser ends after so many minutes without a print, and gives its memory back.</summary>
    public double IdleMinutes { get; set; } = 5;

    /// <summary>The browser's own sandbox. Null: on, except for a privileged user, for whom browsers refuse it.</summary>
    public bool? Sandbox { get; set; }
}
