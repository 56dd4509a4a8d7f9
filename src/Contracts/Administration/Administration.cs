namespace Fashu.Administration;

/// <summary>The list of holidays and make-up days of a year was published or corrected; running clocks are counted anew.</summary>
public sealed record CalendarChanged(int Year);

/// <summary>One thing to do before an installation can serve people; the administration's first page lists them until all are done.</summary>
public interface ISetupStep
{
    int Order { get; }
    string Title { get; }
    string Href { get; }

    /// <returns>Whether it is done, and one line on how far it is.</returns>
    Task<(bool Done, string Words)> Look(CancellationToken cancel);
}
