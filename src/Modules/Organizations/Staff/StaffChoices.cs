using Fashu.Web;

namespace Fashu.Organizations;

/// <summary>What an officer may choose from in forms: posts that may be given, organizations of the own scope.</summary>
internal sealed class StaffChoices(StaffDirectory directory, TimeProvider clock)
{
    public IReadOnlyList<Choice> Posts(Actor by) => [.. Fashu.Organizations.Posts.Titles
        .Where(p => by.ScopesOf(OrganizationsModule.Staff.Key).Any(scope => directory.MayGive(p.Key, scope, by))).Select(p => new Choice(p.Key, p.Value))];

    public IReadOnlyList<Choice> Organizations(Actor by)
    {
        var today = clock.Today();
        return [.. directory.Roster.Organizations.Values.Where(o => o.IsOpen(today) && by.May(OrganizationsModule.Staff, o.Division))
            .OrderBy(o => o.Division, StringComparer.Ordinal).ThenBy(o => o.Kind).Select(o => new Choice(o.Id.ToString(), o.Name))];
    }
}
