using System.ComponentModel.DataAnnotations;

namespace Fashu.Organizations;

/// <summary>Keys of the posts (岗位) the product knows. A city may change what each may do.</summary>
public static class Posts
{
    public const string GridMediator = "grid-mediator";
    public const string CommitteeHead = "committee-head";
    public const string CommitteeClerk = "committee-clerk";
    public const string TownMediator = "town-mediator";
    public const string JusticeOffice = "justice-office";
    public const string CountyBureau = "county-bureau";
    public const string CityBureau = "city-bureau";
    public const string GridWorker = "grid-worker";
    public const string AidOfficer = "aid-officer";
    public const string AidHead = "aid-head";
    public const string AidLawyer = "aid-lawyer";
    public const string QualityOfficer = "quality-officer";
    public const string PartnerClerk = "partner-clerk";
    public const string Administrator = "administrator";
    public const string Auditor = "auditor";

    public static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>
    {
        [GridMediator] = "网格调解员",
        [CommitteeHead] = "调委会主任",
        [CommitteeClerk] = "调委会文员",
        [TownMediator] = "镇级调解员",
        [JusticeOffice] = "司法所工作人员",
        [CountyBureau] = "县司法局",
        [CityBureau] = "市司法局",
        [GridWorker] = "网格员",
        [AidOfficer] = "法援中心工作人员",
        [AidHead] = "法援中心负责人",
        [AidLawyer] = "法援律师",
        [QualityOfficer] = "质量监督员",
        [PartnerClerk] = "办案机关联络员",
        [Administrator] = "系统管理员",
        [Auditor] = "审计员",
    };
}

public enum OrganizationKind
{
    [Display(Name = "司法局")] Bureau,
    [Display(Name = "司法所")] JusticeOffice,
    [Display(Name = "人民调解委员会")] MediationCommittee,
    [Display(Name = "村（居）民委员会")] VillageCommittee,
    [Display(Name = "法律援助中心")] LegalAidCentre,
    [Display(Name = "律师事务所")] LawFirm,
    [Display(Name = "公安机关")] Police,
    [Display(Name = "人民检察院")] Procuratorate,
    [Display(Name = "人民法院")] Court,
    [Display(Name = "其他单位")] Other,
}

public static class OrganizationKinds
{
    /// <summary>Organs that handle criminal cases (LAL 25, 36): they stand outside the bureau, their people see their own notices and nothing else. A detention house is one of the police.</summary>
    public static readonly IReadOnlyList<OrganizationKind> Partners = [OrganizationKind.Police, OrganizationKind.Procuratorate, OrganizationKind.Court];

    extension(OrganizationKind kind)
    {
        public bool IsPartner => Partners.Contains(kind);
    }
}

public sealed record OrganizationCard(Guid Id, string Name, OrganizationKind Kind, string Division, string? NumberWord, string? Phone, string? Address);

/// <summary>A mediator on the roster of a place.</summary>
/// <param name="Load">Open matters in hand.</param>
public sealed record MediatorCard(Guid Staff, string Name, string Division, Guid Committee, string CommitteeName, int Load, string? PhoneMasked, string? Skills);

/// <summary>A lawyer who can be assigned a legal-aid matter (LAL 12, 16).</summary>
/// <param name="CriminalSince">First day of experience in criminal defence (LAL 26); null for none.</param>
/// <param name="Fields">What he is good at, in his own words.</param>
/// <param name="MostOpen">How many legal-aid matters he takes at once.</param>
/// <param name="Load">Open legal-aid matters in hand.</param>
/// <param name="NewestFiledAt">When the newest legal-aid matter he ever had was filed.</param>
public sealed record LawyerCard(Guid Staff, string Name, Guid Firm, string FirmName, DateOnly PractisingSince, DateOnly? CriminalSince, string? Fields, int MostOpen, int Load, DateTime? NewestFiledAt);

/// <summary>A lawyer who asks for a legal-aid matter himself.</summary>
/// <param name="Scopes">Codes of the parts of the tree his posts cover; empty for all of it.</param>
/// <param name="Barrier">Why no new matter can come to him now, said to him; null where one can.</param>
/// <param name="IsThere">Has a licence, is not on leave and stays: somebody else's cases can go over to him, also where he takes no new ones.</param>
public sealed record AskingLawyer(LawyerCard Card, IReadOnlyList<string> Scopes, string? Barrier, bool IsThere)
{
    public bool Covers(string place) => Scopes.Any(s => place.StartsWith(s, StringComparison.Ordinal));
}

public sealed record StaffCard(Guid Id, string Name, IReadOnlyList<PostCard> Posts, bool Active);

public sealed record PostCard(string Post, string Title, string Division, Guid Organization, string OrganizationName);

/// <summary>Looks up organizations, staff and the mediators' roster.</summary>
public interface IOrganizations
{
    Task<OrganizationCard?> Find(Guid organization, CancellationToken cancel);

    /// <summary>The mediation committee that answers for a place: of the division itself or the nearest above it.</summary>
    Task<OrganizationCard?> CommitteeFor(string division, CancellationToken cancel);

    /// <summary>The legal-aid centre that answers for a place: of the division itself or the nearest above it.</summary>
    Task<OrganizationCard?> LegalAidCentreFor(string division, CancellationToken cancel);

    /// <summary>Open organizations of these kinds, by place and name.</summary>
    Task<IReadOnlyList<OrganizationCard>> OfKinds(IReadOnlyCollection<OrganizationKind> kinds, CancellationToken cancel);

    Task<StaffCard?> Staff(Guid staff, CancellationToken cancel);

    /// <summary>The telephone of an active member of staff, where it is known: for messages about his work.</summary>
    Task<string?> Phone(Guid staff, CancellationToken cancel);

    /// <summary>Active mediators whose post covers exactly this division (a grid, a village, a town), least loaded first, then longest without a new matter. Left out: people on leave, those who cannot sign in, and those whose service ends today.</summary>
    Task<IReadOnlyList<MediatorCard>> MediatorsOf(string division, CancellationToken cancel);

    /// <summary>Lawyers whose post covers this place and who can take a legal-aid matter, in the same fair turn. Left out besides: those who take no new matters now and those who have as many open as they take.</summary>
    Task<IReadOnlyList<LawyerCard>> LawyersFor(string place, CancellationToken cancel);

    /// <summary>One lawyer of the roster by the same rules, without asking about the others; null for who holds no such post today.</summary>
    Task<AskingLawyer?> Lawyer(Guid staff, CancellationToken cancel);

    /// <summary>Active staff who hold the permission for this place, nearest level first.</summary>
    Task<IReadOnlyList<StaffCard>> Holders(string permission, string place, CancellationToken cancel);

    /// <summary>Active staff who hold the permission in this very organization.</summary>
    Task<IReadOnlyList<StaffCard>> HoldersIn(Guid organization, string permission, CancellationToken cancel);

    /// <summary>执业证号 of a lawyer of the roster, also after he left it; null where none is on record.</summary>
    Task<string?> LicenceOf(Guid lawyer, CancellationToken cancel);

    /// <summary>Whether a mediator or lawyer declared kinship or interest towards any of these names or persons.</summary>
    Task<bool> HasConflict(Guid staff, IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> people, CancellationToken cancel);

    /// <summary>Whether two accounts cannot count as two officers: in the last month one made the other or its password link, or one hand did so for both.</summary>
    Task<bool> AreOne(Guid first, Guid second, CancellationToken cancel);
}

/// <summary>A whole caseload goes from one officer to another; both have signed.</summary>
public sealed record CaseloadHandedOver(Guid From, Guid To, string ToName, DateTime At, string Reason);

/// <summary>What a member of staff may do now, from memory; null once the account is closed.</summary>
/// <param name="Stamp">Grows when password, posts or state change; an older cookie is no longer good.</param>
public sealed record StaffAccess(Guid Id, string Name, string? PostTitle, IReadOnlyList<Grant> Grants, int Stamp);

/// <summary>A member of staff who is in proves once more to be the owner of the account.</summary>
public interface IOwnPassword
{
    /// <summary>A wrong one counts like a wrong one at the door.</summary>
    /// <exception cref="RuleBroken">It is not the password, or too many were wrong; its field is Password.</exception>
    Task Demand(string password, Actor by, CancellationToken cancel);
}

/// <summary>Grants of staff, cached; kept fresh on every node.</summary>
public interface IStaffAccess
{
    ValueTask<StaffAccess?> Of(Guid staff, CancellationToken cancel);
}
