namespace Fashu.Organizations;

/// <summary>Who may manage whom: the scope is that of the posts held, and nobody hands out more than lies in the own scope.</summary>
internal static class StaffAccessRules
{
    // 市 over 县 over 镇 over 村 over 网格; what is not named reaches everything. Legal aid belongs to the county and above (LAL 12): no office of a town makes it.
    private static readonly Dictionary<string, int> levels = new()
    {
        [Posts.CityBureau] = 4,
        [Posts.CountyBureau] = 3,
        [Posts.JusticeOffice] = 2,
        [Posts.AidHead] = 2,
        [Posts.AidOfficer] = 2,
        [Posts.AidLawyer] = 2,
        [Posts.PartnerClerk] = 2,
        [Posts.TownMediator] = 1,
        [Posts.CommitteeHead] = 1,
        [Posts.CommitteeClerk] = 0,
        [Posts.GridMediator] = 0,
        [Posts.GridWorker] = 0,
    };

    /// <summary>Police, procuratorate and court are outside: nobody there holds a post of the house, and nobody in the house one of theirs.</summary>
    /// <returns>What is wrong with this post in an organization of this kind; null where nothing is.</returns>
    public static string? Misplaced(string post, OrganizationKind kind) =>
        post == Posts.PartnerClerk == kind.IsPartner ? null
        : kind.IsPartner ? $"{kind.Title()}的人只能任{Posts.Titles[Posts.PartnerClerk]}。"
        : $"{Posts.Titles[Posts.PartnerClerk]}只能在公安机关、人民检察院、人民法院任职。";

    extension(StaffDirectory directory)
    {
        /// <summary>Somebody is in scope if every post held today is; somebody without a post only for who holds the whole installation or gave the last post.</summary>
        public bool IsManaged(Guid staff, Actor by)
        {
            var roster = directory.Roster;
            if (!roster.Staff.ContainsKey(staff)) return false;
            var held = roster.AllPostsOf(staff).Where(p => p.Until is null || p.Until >= by.At.CityDay()).ToList();
            if (held.Count == 0) held = [.. roster.AllPostsOf(staff).TakeLast(1)];
            return held.Count == 0 ? by.MaySomewhere(OrganizationsModule.Staff.Key) : held.All(p => by.MayEnd(p.Post, p.Division));
        }

        /// <summary>The code of somebody is taken off by officers whose area covers every post of the person, justice offices included.</summary>
        public void DemandRecoverable(Guid staff, Actor by)
        {
            var roster = directory.Roster;
            var held = roster.PostsOf(staff, by.At.CityDay()).ToList();
            if (!roster.Staff.ContainsKey(staff) || held.Count == 0 || !held.All(p => by.May(OrganizationsModule.Recover, p.Division))) throw new Missing("这名工作人员");
        }

        /// <summary>Who hands somebody a new password could come in himself: so the other's power over staff must lie below the own, or it is for an administrator.</summary>
        public void DemandOutranked(Guid staff, Actor by)
        {
            var (roster, own) = (directory.Roster, by.ScopesOf(OrganizationsModule.Staff.Key));
            var power = roster.PostsOf(staff, by.At.CityDay()).Where(p => roster.PermissionsOf(p.Post).Contains(OrganizationsModule.Staff.Key));
            if (staff != by.Id && !power.All(p => by.May(OrganizationsModule.Grants, p.Division) || own.Any(o => o.Length < p.Division.Length && p.Division.StartsWith(o, StringComparison.Ordinal))))
                throw new RuleBroken($"{roster.Staff[staff].Name}的岗位和您同级或者更高，请由系统管理员办理。");
        }

        /// <summary>Whether somebody is a legal-aid lawyer now or will be.</summary>
        public bool IsLawyer(Guid staff, DateOnly today) => directory.Roster.AllPostsOf(staff).Any(p => p.Post == Posts.AidLawyer && (p.Until is null || p.Until >= today));

        public void DemandManaged(Guid staff, Actor by)
        {
            if (!directory.IsManaged(staff, by)) throw new Missing("这名工作人员");
        }

        /// <summary>Leave is entered by who manages the person; that of a lawyer also by the legal-aid centre of the part of the tree he works in.</summary>
        public bool MayEnterLeave(Guid staff, Actor by) => directory.IsManaged(staff, by)
            || directory.Roster.PostsOf(staff, by.At.CityDay()).Any(p => p.Post == Posts.AidLawyer && by.May(OrganizationsModule.LawyerLeave, p.Division));

        public void DemandLeaveFor(Guid staff, Actor by)
        {
            if (!directory.MayEnterLeave(staff, by)) throw new Missing("这名工作人员");
        }

        /// <summary>A post is given from a higher level: nobody makes an equal or a superior of himself. Who may change what posts may do gives them all.</summary>
        public bool MayGive(string post, string division, Actor by) => by.May(OrganizationsModule.Staff, division)
            && (by.May(OrganizationsModule.Grants, division) || levels.TryGetValue(post, out var level) && directory.Roster.PostsOf(by.Id, by.At.CityDay()).Any(own =>
                directory.Roster.PermissionsOf(own.Post).Contains(OrganizationsModule.Staff.Key) && directory.Reaches(own, division) && levels.GetValueOrDefault(own.Post) > level));
    }

    extension(Actor by)
    {
        /// <summary>Posts that reach everything end by who may change what posts may do.</summary>
        public bool MayEnd(string post, string division) => by.May(OrganizationsModule.Staff, division)
            && (post is not (Posts.Administrator or Posts.Auditor) || by.May(OrganizationsModule.Grants, division));
    }
}
