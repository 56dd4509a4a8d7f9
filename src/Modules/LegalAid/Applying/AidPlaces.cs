using Fashu.Divisions;
using Fashu.Web;

namespace Fashu.LegalAid;

/// <summary>Where an application can go: the counties, for each has an institution, and the city itself.</summary>
internal static class AidPlaces
{
    public static IReadOnlyList<Choice> Of(IDivisions divisions)
    {
        var counties = divisions.Under("", DivisionLevel.County);
        return [.. counties.Select(c => new Choice(c.Code, divisions.FullName(c.Code))), .. divisions.Under("", DivisionLevel.City).Select(c => new Choice(c.Code, $"{c.Name}（市里办的案件）"))];
    }

    /// <summary>The places, those that ended included, whose cases somebody takes who works in these parts of the tree; "" is all of it.</summary>
    public static IReadOnlyList<string> Covered(IDivisions divisions, IReadOnlyList<string> scopes)
    {
        var places = divisions.Under("", DivisionLevel.County).Concat(divisions.Under("", DivisionLevel.City)).Select(d => d.Code).Where(code => scopes.Any(s => code.StartsWith(s, StringComparison.Ordinal)));
        return [.. places.SelectMany(p => (string[])[p, .. divisions.Predecessors(p)]).Distinct()];
    }

    /// <summary>Where a member of staff may type an application for somebody: in the own county, also from one of its towns, and to the city above it.</summary>
    public static bool MayFile(Actor by, string place) =>
        by.ScopesOf(AidPermissions.FileForOthers.Key).Any(s => place.StartsWith(s, StringComparison.Ordinal) || s.StartsWith(place, StringComparison.Ordinal));
}
