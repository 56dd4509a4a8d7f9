using Fashu.Divisions;

namespace Fashu.Organizations;

/// <summary>
/// Staff of the sample city from its divisions: a committee in each village and town, 300 mediators over the grids, justice
/// offices, bureaus, legal-aid centres, law firms. Always the same; the tour's people answer for the village 石桥.
/// </summary>
public static partial class OrganizationSamples
{
    public const string Password = "Fashu-demo-2026";
    private const int Mediators = 300;
    private static readonly DateOnly Since = new(2025, 1, 1);
    private static readonly string[] Skills = ["邻里纠纷", "婚姻家庭", "山林土地", "劳动争议", "物业纠纷", "损害赔偿", "房屋宅基地"];

    /// <summary>One account for each role; everybody has the same password.</summary>
    public static IReadOnlyList<SampleLogin> Logins { get; } =
    [
        new("网格调解员（石桥村）", "mediator", Password), new("调委会主任（石桥村）", "head", Password), new("调委会文员（石桥村）", "clerk", Password),
        new("网格员（石桥村）", "gridworker", Password), new("镇级调解员（云桥镇）", "town", Password), new("司法所（云桥镇）", "office", Password),
        new("法律援助中心（青溪县）", "aid", Password), new("法律援助中心负责人（青溪县）", "aidhead", Password), new("律师（青溪县）", "lawyer", Password),
        new("法院联络员（青溪县）", "court", Password), new("县司法局（青溪县）", "county", Password), new("质量监督员（青溪县）", "quality", Password), new("市司法局", "city", Password), new("系统管理员", "admin", Password), new("审计员", "auditor", Password),
    ];

    public static async Task Load(AppDb db, IDivisions divisions, DateTime now, CancellationToken cancel)
    {
        var city = new SampleCity(db, divisions, Actor.System(now), new Passwords().Hash(Password));
        city.Build();
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>The id of a sample account, by its login.</summary>
    public static Guid StaffId(string login) => Id("staff:" + login);

    /// <summary>The id of the mediation committee of a village or town.</summary>
    public static Guid CommitteeId(string division) => Id("committee:" + division);

    /// <summary>The id of the court of a county or the city.</summary>
    public static Guid CourtId(string division) => Id("court:" + division);

    /// <summary>The id of the legal-aid centre of a county or the city.</summary>
    public static Guid LegalAidCentreId(string division) => Id("aid:" + division);

    private static Guid Id(string text) => SampleStaff.Id(text);

    private sealed partial class SampleCity(AppDb db, IDivisions divisions, Actor by, string hash)
    {
        private readonly SampleNames names = new(12348);
        private int phone;

        public void Build()
        {
            var home = divisions.Home;
            var villages = divisions.Under(home.Code, DivisionLevel.Village);
            var bureau = Body("bureau:" + home.Code, OrganizationKind.Bureau, $"{home.Name}司法局", home.Code);
            Hire("city", Posts.CityBureau, home.Code, bureau.Id);
            Hire("city-2", Posts.CityBureau, home.Code, bureau.Id);
            Hire("admin", Posts.Administrator, "", bureau.Id);
            Hire("admin-2", Posts.Administrator, "", bureau.Id);
            Hire("auditor", Posts.Auditor, "", bureau.Id);
            foreach (var county in divisions.Children(home.Code)) AddCounty(county);
            for (var at = 0; at < villages.Count; at++)
                // 300 mediators over 202 villages: every village one, the first ones two.
                AddVillage(villages[at], Mediators / villages.Count + (at < Mediators % villages.Count ? 1 : 0));
            // last, so that everybody else keeps name and number
            AddLegalAid(home);
            Hire("quality", Posts.QualityOfficer, DivisionSamplePlaces.TourCounty, Id("bureau:" + DivisionSamplePlaces.TourCounty));
            foreach (var place in (DivisionCard[])[.. divisions.Children(home.Code), home]) AddPartners(place);
        }

        private void AddCounty(DivisionCard county)
        {
            var bureau = Body("bureau:" + county.Code, OrganizationKind.Bureau, $"{county.Name}司法局", county.Code);
            Hire(county.Code == DivisionSamplePlaces.TourCounty ? "county" : $"c{county.Code}", Posts.CountyBureau, county.Code, bureau.Id);
            Hire($"c{county.Code}-2", Posts.CountyBureau, county.Code, bureau.Id);
            foreach (var town in divisions.Children(county.Code))
            {
                var tour = town.Code == DivisionSamplePlaces.TourTown;
                var office = Body("office:" + town.Code, OrganizationKind.JusticeOffice, $"{county.Name}司法局{Short(town)}司法所", town.Code);
                Hire(tour ? "office" : $"s{town.Code}", Posts.JusticeOffice, town.Code, office.Id);
                Hire($"s{town.Code}-2", Posts.JusticeOffice, town.Code, office.Id);
                AddCommittee(town, town.Name, [(tour ? "town" : $"t{town.Code}", Posts.TownMediator), ($"t{town.Code}-2", Posts.TownMediator),
                    ($"h{town.Code}", Posts.CommitteeHead), ($"k{town.Code}", Posts.CommitteeClerk)]);
            }
        }

        private void AddVillage(DivisionCard village, int mediators)
        {
            var tour = village.Code == DivisionSamplePlaces.TourVillage;
            // The second one of the tour's village answers for the second grid, where the tour's poster hangs.
            var seats = Enumerable.Range(1, mediators).Select(n => (tour && n == 2 ? "mediator" : $"m{village.Code}-{n}", Posts.GridMediator)).ToList();
            seats.Add((tour ? "head" : $"h{village.Code}", Posts.CommitteeHead));
            seats.Add((tour ? "clerk" : $"k{village.Code}", Posts.CommitteeClerk));
            var committee = AddCommittee(village, village.Name, seats);
            Hire(tour ? "gridworker" : $"w{village.Code}", Posts.GridWorker, village.Code, committee);
        }

        private Guid AddCommittee(DivisionCard place, string placeName, IReadOnlyList<(string Login, string Post)> seats)
        {
            var full = divisions.FullName(place.Code);
            var committee = Body("committee:" + place.Code, OrganizationKind.MediationCommittee, $"{full}人民调解委员会", place.Code);
            var county = divisions.Find(place.Code[..6])!.Name;
            committee.Describe(committee.Name, $"{Short(county)}{Short(placeName)}人调字", null, NextPhone(), $"{full}便民服务中心", $"{full}人民调解委员会");
            committee.Elect(Since);
            committee.File(Since);
            var grids = divisions.Children(place.Code);
            for (var seat = 0; seat < seats.Count; seat++)
            {
                var (login, post) = seats[seat];
                // The clerk's seat is a woman's, so that every committee has one (PML 8).
                var woman = post == Posts.CommitteeClerk || login != "mediator" && names.IsWoman(35);
                var person = names.Next(woman);
                var grid = post == Posts.GridMediator ? grids.Where((_, n) => n % seats.Count(s => s.Post == Posts.GridMediator) == seat).ToList() : [];
                var staff = Hire(login, post, place.Code, committee.Id, person, [.. grid.Select(g => g.Code)]);
                var role = post == Posts.CommitteeHead ? MemberRole.Head : MemberRole.Member;
                db.Add(CommitteeMember.Elect(Id("member:" + login), committee.Id, person, woman, role, staff, Since));
            }
            return committee.Id;
        }

        private Organization Body(string key, OrganizationKind kind, string name, string division)
        {
            var body = Organization.Found(Id(key), kind, name, division, Since);
            if (kind != OrganizationKind.MediationCommittee) body.Describe(name, null, null, NextPhone(), null, null);
            db.Add(body);
            return body;
        }

        private Guid Hire(string login, string post, string division, Guid organization, string? name = null, IReadOnlyList<string>? places = null)
        {
            var staff = StaffAccount.Hire(StaffId(login), login, name ?? names.Next(names.IsWoman(50)), null, by.At);
            var skill = post is Posts.GridMediator or Posts.TownMediator ? $"{Skills[phone % Skills.Length]}、{Skills[(phone + 3) % Skills.Length]}" : null;
            staff.Describe(staff.Name, NextPhone(), skill, null);
            staff.SetPassword(hash, mustChange: false);
            db.Add(staff);
            foreach (var place in places is { Count: > 0 } ? places : [division])
                db.Add(HeldPost.Give(Id($"post:{login}:{place}"), staff.Id, post, place, organization, Since, null, by));
            return staff.Id;
        }

        // 1001…: a range that is never issued; citizens of the sample city use others.
        private string NextPhone() => $"1001{++phone:0000000}";

        private static string Short(DivisionCard place) => Short(place.Name);

        private static string Short(string name) =>
            new[] { "街道", "社区", "市", "县", "区", "镇", "乡", "村" }.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } end ? name[..^end.Length] : name;
    }
}
