using Fashu.Organizations;

namespace Fashu.Notices;

internal static class NoticesPermissions
{
    /// <summary>Tells people by hand what no text message may, and writes down how they may be reached; officers in charge do so in their own matters without it.</summary>
    public static readonly Permission Tell = new("notices.tell", "人工告知", Posts.CommitteeHead, Posts.CommitteeClerk, Posts.JusticeOffice, Posts.AidOfficer, Posts.AidHead);

    public static readonly IReadOnlyList<Permission> All = [Tell];
}
