using Fashu.Divisions;
using Fashu.Organizations;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>
/// Mediations of the sample city from a fixed seed: every stage, spread over the 18 months before <c>now</c>. Made by the same verbs
/// as real ones, so that no sample is in a state that the procedure does not allow.
/// </summary>
internal sealed class MediationSamples(IDivisions divisions, IOrganizations organizations, Settings settings, DateTime now, int seed = 20260101)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<string, (OrganizationCard Committee, MediatorCard? Mediator)> desks = [];
    private readonly Dictionary<Guid, StaffCard> heads = [];

    public async Task<List<MediationCase>> Make(int count, CancellationToken cancel)
    {
        var grids = Grids().ToList();
        List<MediationCase> made = [];
        for (var n = 0; n < count; n++)
        {
            // half of the year's quarrels are recent, as in a growing service
            var days = Math.Pow(random.NextDouble(), 1.6) * 547;
            var filedAt = now.AddDays(-days).AddMinutes(-random.Next(600));
            if (await One(grids[random.Next(grids.Count)], filedAt, cancel) is { } one) made.Add(one);
        }
        return made;
    }

    private async Task<MediationCase?> One(string grid, DateTime filedAt, CancellationToken cancel)
    {
        var story = SampleStories.All[random.Next(SampleStories.All.Length)];
        var asking = SampleCitizens.Neighbours[random.Next(SampleCitizens.Neighbours.Count)];
        var applicant = Party.Of(Side.Applicant, PartyKind.Person, asking.Name, asking.Phone, asking.Id);
        var respondent = Party.Of(Side.Respondent, PartyKind.Person, SampleStories.Name(random), random.Next(4) == 0 ? null : Phone(), null);
        if (applicant.Name == respondent.Name) return null;
        var citizen = new Actor(applicant.PersonId!.Value, applicant.Name, ActorKind.Citizen, filedAt);
        var danger = random.Next(60) == 0;
        var matter = MediationCase.File(Guid.CreateVersion7(new DateTimeOffset(filedAt)), grid, story.Facts, story.Wanted, applicant, respondent,
            danger ? ["申请人说现在有人身危险"] : [], random.Next(5) == 0 ? "窗口" : "网络", null, citizen, settings);
        if (random.Next(8) > 0) matter.ReadRights(matter.Applicant, ReadRights.OwnPage, citizen);
        var (committee, mediator) = await Desk(grid, cancel);
        var age = (now - filedAt).TotalDays;
        if (danger)
        {
            if (age < 2) return matter;
            matter.Release("村调委会主任上门劝和，已把双方分开，派出所已备案。", Head(committee, filedAt.AddMinutes(40)), settings);
        }
        if (mediator is null) { matter.Sink(Level.Village, committee.Id, Word(committee), null, null, "网格没有可以承办的调解员，交村调委会", Actor.System(filedAt.AddMinutes(1))); return age < 3 ? matter : null; }
        matter.Sink(Level.Grid, committee.Id, Word(committee), mediator.Staff, mediator.Name, "网格调解员", Actor.System(filedAt.AddMinutes(1)));
        Live(matter, mediator, committee, story, citizen, filedAt, age);
        return matter;
    }

    // Each act needs its time; a young matter has not come far yet.
    private void Live(MediationCase matter, MediatorCard mediator, OrganizationCard committee, SampleStories.Story story, Actor citizen, DateTime filedAt, double age)
    {
        var at = filedAt;
        Actor Next(double hours) => new(mediator.Staff, mediator.Name, ActorKind.Staff, at = at.AddHours(hours)) { Post = "网格调解员" };
        bool Past(double hours) => at.AddHours(hours) < now;
        var slow = random.Next(25) == 0 && age < 20;
        if (slow || !Past(6)) return;
        var fate = random.Next(100);
        if (fate < 3) { matter.Decline("已经由法院受理。", "请向法院申请调解或者等待判决。", Next(5)); Archive(matter, committee, at); return; }
        if (fate < 6) { matter.Withdraw("已经自己说好了。", citizen with { At = at = at.AddHours(5) }); Archive(matter, committee, at); return; }
        matter.Accept(Next(1 + random.Next(5)), settings);
        if (!Past(30) || random.Next(40) == 0 && age < 30) return;
        if (fate < 11) { matter.Refuse("对方电话里说不想调解。", Next(20), settings); Route(matter, committee, Next, Past); return; }
        var asked = Next(8 + random.Next(20));
        matter.ReadRights(matter.Respondent, "电话告知", asked);
        matter.Consent("电话同意", asked);
        if (!Past(48) || random.Next(40) == 0 && age < 30) return;
        var first = Next(24);
        matter.ReadRights(matter.Applicant, "当面告知", first);
        Meet(matter, first, "双方各自讲了经过，看了现场，意见还有距离。");
        if (fate < 22 && Past(30))
        {
            matter.HandUp(Level.Town, committee.Id, Word(committee), mediator.Staff, mediator.Name, "涉及数额较大，网格调解不成。", Next(10));
            if (!Past(100)) return;
        }
        if (!Past(48)) return;
        Meet(matter, Next(24), "对数额和时间逐条商量，双方都作了让步。");
        if (fate < 32) { matter.Fail("双方对责任的看法相差太大，无法达成一致。", Next(4), settings); Route(matter, committee, Next, Past); return; }
        if (fate < 52) Oral(matter, story, Next(1)); else Written(matter, story, committee, Next);
        if (matter.Stage != Stage.Effective || !Past(24 * 20)) return;
        var term = matter.Agreement!.Terms[0];
        matter.RecordPerformance(term.Id, Next(24 * 12).At.CityDay(), "已按约定履行，有收条。", Next(1));
        matter.RecordVisit(at.CityDay(), "电话", "双方都说已经履行，没有新的矛盾。", true, Next(24));
        matter.Finish(Next(1));
        Archive(matter, committee, at);
    }

    private void Oral(MediationCase matter, SampleStories.Story story, Actor by) => matter.AgreeOrally(
        $"双方同意：对方当场{story.Duty}。双方没有其他争议。", [Term.Of(Side.Respondent, story.Duty, story.Fen > 0 ? Math.Min(story.Fen, 80_000) : null, by.At.CityDay(), "当场")],
        new OralTest(true, true, false, Math.Min(story.Fen, 80_000), settings.On(MediationSettings.OralMajorFen, by.At)), by, settings);

    private void Written(MediationCase matter, SampleStories.Story story, OrganizationCard committee, Func<double, Actor> next)
    {
        var by = next(2);
        matter.Draft(story.Facts, story.Points, [Term.Of(Side.Respondent, story.Duty, story.Fen > 0 ? story.Fen : null, by.At.CityDay().AddDays(15), "银行转账或者现金，写收条")], by);
        if (random.Next(12) == 0 && (now - by.At).TotalDays < 25) return;
        foreach (var party in matter.Parties) matter.Sign(SampleStories.Signed(party, next(0.2).At), by, settings);
        matter.Sign(SampleStories.Signed(by.Name, by.At), by, settings);
        matter.ApproveSeal(Head(committee, next(3).At), settings);
    }

    private void Meet(MediationCase matter, Actor by, string record) =>
        matter.Meet(by.At.AddHours(-1), random.Next(3) == 0 ? SessionWay.Phone : SessionWay.InPerson, "村便民服务中心", "双方当事人", record, true, by);

    private void Route(MediationCase matter, OrganizationCard committee, Func<double, Actor> next, Func<double, bool> past)
    {
        if (!past(30) || random.Next(10) == 0 && past(1) && !past(24 * 10)) return;
        var by = next(4);
        matter.TellRoutes("可以向人民法院起诉；符合条件的可以申请法律援助，拨打12348咨询。", by);
        Archive(matter, committee, by.At);
    }

    private void Archive(MediationCase matter, OrganizationCard committee, DateTime at)
    {
        if (at.AddDays(20) < now && random.Next(5) > 0) matter.Archive(Head(committee, at.AddDays(20)));
    }

    private Actor Head(OrganizationCard committee, DateTime at) => new(heads[committee.Id].Id, heads[committee.Id].Name, ActorKind.Staff, at)
    {
        Post = "调委会主任",
        Grants = [.. MediationPermissions.All.Select(p => new Grant(p.Key, committee.Division))],
    };

    private async Task<(OrganizationCard, MediatorCard?)> Desk(string grid, CancellationToken cancel)
    {
        if (desks.TryGetValue(grid, out var desk)) return desk;
        var committee = await organizations.CommitteeFor(grid, cancel) ?? throw new InvalidOperationException($"No committee for {grid}.");
        if (!heads.ContainsKey(committee.Id))
            heads[committee.Id] = (await organizations.Holders(MediationPermissions.ApproveSeal.Key, grid, cancel)).FirstOrDefault() ?? throw new InvalidOperationException($"No head for {grid}.");
        return desks[grid] = (committee, (await organizations.MediatorsOf(grid, cancel)).FirstOrDefault());
    }

    private IEnumerable<string> Grids() => divisions.Children(divisions.Home.Code).SelectMany(c => divisions.Children(c.Code))
        .SelectMany(t => divisions.Children(t.Code)).SelectMany(v => divisions.Children(v.Code)).Select(g => g.Code);

    // 1003…: a range that is never issued, apart from the staff's
    private string Phone() => $"1003{random.Next(10_000_000):0000000}";

    private static string Word(OrganizationCard committee) => SinkFiledCase.Word(committee);
}
