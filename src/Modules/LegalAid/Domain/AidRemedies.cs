namespace Fashu.LegalAid;

/// <summary>A way that is open against a decision, and its last day.</summary>
public sealed record Remedy(ClockRule Rule, Due Due);

internal static class AidRemedies
{
    /// <summary>What is open now; empty where there is nothing to object to, or the law and the place name no day.</summary>
    public static IReadOnlyList<Remedy> Of(AidCase of, Settings settings) =>
        !of.Present.Any() ? [] : of.UpheldAt is not null ? AfterObjection(of, settings.Calendar) : Objection(of, settings) is { } due ? [new(AidClocks.ObjectWithin, due)] : [];

    /// <summary>Counted as if the decision had been received on the day it was made: the earliest end. Empty while the department has not upheld anything.</summary>
    public static IReadOnlyList<Remedy> AfterObjection(AidCase of, WorkCalendar calendar) =>
        of.UpheldAt is not { } at ? [] : [.. ((ClockRule[])[AidClocks.Reconsider, AidClocks.Sue]).Select(r => new Remedy(r, r.DueFrom(at, calendar)))];

    /// <summary>Last day to object where the place has set one; null: the law names none.</summary>
    public static Due? Objection(AidCase of, Settings settings) =>
        of is { Stage: AidStage.Refused or AidStage.Terminated, UpheldAt: null, ClosedAt: { } at } && settings.On(AidSettings.ObjectDays, at) is > 0 and var days ? AidClocks.ObjectWithin.DueFrom(at, settings.Calendar, days) : null;
}
