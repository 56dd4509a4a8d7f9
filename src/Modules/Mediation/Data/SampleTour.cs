using Fashu.Divisions;
using Fashu.Organizations;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>
/// What a newcomer finds under “my matters” when signed in as one of the two citizens of the tour: one matter in every stage that asks a
/// citizen for something. Made by the same verbs as real ones, in the grid of the tour's poster.
/// </summary>
internal sealed class SampleTour(IDivisions divisions, IOrganizations organizations, Settings settings, DateTime now)
{
    private static readonly (Guid Id, string Name, string Phone) one = SampleCitizens.Applicant, two = SampleCitizens.Respondent;

    private string grid = "";
    private OrganizationCard committee = null!;
    private MediatorCard mediator = null!;
    private StaffCard head = null!;

    public async Task<List<MediationCase>> Make(CancellationToken cancel)
    {
        if (await divisions.Scan(DivisionSamplePlaces.TourPoster, cancel) is not { } place) return [];
        grid = place.Division;
        if (await organizations.CommitteeFor(grid, cancel) is not { } office || (await organizations.MediatorsOf(grid, cancel)).FirstOrDefault() is not { } roster) return [];
        if ((await organizations.Holders(MediationPermissions.ApproveSeal.Key, grid, cancel)).FirstOrDefault() is not { } chair) return [];
        (committee, mediator, head) = (office, roster, chair);
        return [Performed(), RoutesTold(), Effective(), Drafted(), Mediating(), Invited(), Filed()];
    }

    private MediationCase Filed() => File(two, now.AddHours(-2), SampleStories.All[7], "房东老韩", null);

    /// <summary>The other side has the invitation and is to answer.</summary>
    private MediationCase Invited()
    {
        var matter = Accepted(one, now.AddDays(-1), SampleStories.All[0], two.Name, two);
        matter.Invite(LinkToken.Hash(LinkToken.New()), two.Phone, settings.On(MediationSettings.InvitationDays, now), Mediator(now.AddHours(-20)));
        return matter;
    }

    /// <summary>A record waits to be read.</summary>
    private MediationCase Mediating()
    {
        var matter = Consented(one, now.AddDays(-4), SampleStories.All[1], "楼上住户李永福", null);
        matter.Meet(now.AddDays(-1), SessionWay.InPerson, "石桥村便民服务中心", "双方当事人", "双方看了漏水的地方，楼上同意先请师傅查管道，修理费等查清楚再谈。", false, Mediator(now.AddHours(-22)));
        return matter;
    }

    /// <summary>Both may read the agreement and sign.</summary>
    private MediationCase Drafted()
    {
        var matter = Met(two, now.AddDays(-6), SampleStories.All[10], one.Name, one);
        Draft(matter, SampleStories.All[10], now.AddHours(-5));
        return matter;
    }

    /// <summary>In force; a duty waits to be confirmed as done.</summary>
    private MediationCase Effective() => Sealed(one, now.AddDays(-12), SampleStories.All[5], two.Name, two);

    private MediationCase RoutesTold()
    {
        var matter = Met(one, now.AddDays(-30), SampleStories.All[3], "承包户许阿毛", null);
        matter.Fail("双方对地界的看法相差太大，无法达成一致。", Mediator(now.AddDays(-20)), settings);
        matter.TellRoutes("向人民法院起诉：可以向当地人民法院起诉，诉讼时效期间一般为三年。\n申请法律援助：经济困难的，可以拨打12348或者到就近的司法所申请。", Mediator(now.AddDays(-20).AddHours(1)));
        return matter;
    }

    private MediationCase Performed()
    {
        var matter = Sealed(one, now.AddDays(-60), SampleStories.All[8], "电动车主吴海涛", null);
        foreach (var term in matter.Agreement!.Terms) matter.RecordPerformance(term.Id, now.AddDays(-40).CityDay(), "银行转账，申请人确认收到。", Mediator(now.AddDays(-40)));
        matter.RecordVisit(now.AddDays(-30).CityDay(), "电话", "双方都说已经履行，没有新的矛盾。", true, Mediator(now.AddDays(-30)));
        matter.Finish(Mediator(now.AddDays(-30).AddHours(1)));
        return matter;
    }

    private MediationCase Sealed((Guid Id, string Name, string Phone) who, DateTime at, SampleStories.Story story, string other, (Guid Id, string Name, string Phone)? known)
    {
        var matter = Met(who, at, story, other, known);
        Draft(matter, story, at.AddDays(4));
        var signed = at.AddDays(4).AddHours(3);
        foreach (var party in matter.Parties) matter.Sign(SampleStories.Signed(party, signed), Mediator(signed), settings);
        matter.Sign(SampleStories.Signed(mediator.Name, signed), Mediator(signed), settings);
        matter.ApproveSeal(new(head.Id, head.Name, ActorKind.Staff, signed.AddHours(1))
        {
            Post = "调委会主任",
            Grants = [new(MediationPermissions.ApproveSeal.Key, committee.Division)],
        }, settings);
        return matter;
    }

    private void Draft(MediationCase matter, SampleStories.Story story, DateTime at) => matter.Draft(story.Facts, story.Points,
        [Term.Of(Side.Respondent, story.Duty, story.Fen, at.CityDay().AddDays(10), "银行转账或者现金，写收条"), Term.Of(Side.Applicant, "收到款项后不再就这件事追究", null, at.CityDay().AddDays(15), "")], Mediator(at));

    private MediationCase Met((Guid Id, string Name, string Phone) who, DateTime at, SampleStories.Story story, string other, (Guid Id, string Name, string Phone)? known)
    {
        var matter = Consented(who, at, story, other, known);
        matter.Meet(at.AddDays(2), SessionWay.InPerson, "石桥村便民服务中心", "双方当事人", "双方各自讲了经过，对数额和时间逐条商量。", true, Mediator(at.AddDays(2).AddHours(1)));
        return matter;
    }

    private MediationCase Consented((Guid Id, string Name, string Phone) who, DateTime at, SampleStories.Story story, string other, (Guid Id, string Name, string Phone)? known)
    {
        var matter = Accepted(who, at, story, other, known);
        matter.ReadRights(matter.Respondent, "电话告知", Mediator(at.AddDays(1)));
        matter.Consent("电话同意", Mediator(at.AddDays(1)));
        return matter;
    }

    private MediationCase Accepted((Guid Id, string Name, string Phone) who, DateTime at, SampleStories.Story story, string other, (Guid Id, string Name, string Phone)? known)
    {
        var matter = File(who, at, story, other, known);
        matter.Accept(Mediator(at.AddHours(3)), settings);
        return matter;
    }

    private MediationCase File((Guid Id, string Name, string Phone) who, DateTime at, SampleStories.Story story, string other, (Guid Id, string Name, string Phone)? known)
    {
        var citizen = new Actor(who.Id, who.Name, ActorKind.Citizen, at);
        var matter = MediationCase.File(Guid.CreateVersion7(new DateTimeOffset(at)), grid, story.Facts, story.Wanted,
            Party.Of(Side.Applicant, PartyKind.Person, who.Name, who.Phone, who.Id), Party.Of(Side.Respondent, PartyKind.Person, other, known?.Phone, known?.Id),
            [], "扫码", DivisionSamplePlaces.TourPoster, citizen, settings);
        matter.ReadRights(matter.Applicant, ReadRights.OwnPage, citizen);
        matter.Sink(Level.Grid, committee.Id, SinkFiledCase.Word(committee), mediator.Staff, mediator.Name, "网格调解员", Actor.System(at.AddMinutes(1)));
        return matter;
    }

    private Actor Mediator(DateTime at) => new(mediator.Staff, mediator.Name, ActorKind.Staff, at) { Post = "网格调解员" };
}
