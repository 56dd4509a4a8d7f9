using Fashu.Divisions;
using Fashu.Organizations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>
/// Legal aid of the sample city from a fixed seed: every stage, in time and late, spread over the 18 months before <c>now</c>. Made by the
/// same verbs as real ones, so that no sample is in a state that the procedure does not allow.
/// </summary>
internal sealed class AidSamples(IDivisions divisions, IOrganizations organizations, Settings settings, DateTime now, int seed = 20260301)
{
    /// <summary>So many cases hold every stage.</summary>
    public const int Least = 24;

    /// <summary>The first so many of the round are each another stage.</summary>
    private static readonly int Stages = Enum.GetValues<AidStage>().Length;

    /// <summary>Lawyers keep room for what the visitor assigns.</summary>
    private const int Room = 3;

    // the first round; what comes after it is mostly over, as in a house that has worked for some time
    private static readonly AidStage[] round =
    [
        AidStage.Review, AidStage.Supplement, AidStage.Proposed, AidStage.Granted, AidStage.Assigned, AidStage.Handling, AidStage.Finished, AidStage.FileIn, AidStage.FileChecked, AidStage.Paid, AidStage.Refused, AidStage.RefusalObjected,
        AidStage.Terminated, AidStage.TerminationObjected, AidStage.Withdrawn, AidStage.Archived, AidStage.Review, AidStage.Handling, AidStage.Handling, AidStage.Handling, AidStage.Archived, AidStage.Archived, AidStage.Review, AidStage.Granted,
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<Guid, int> loads = [];
    private List<SampleAidDesk> desks = [];

    public async Task<List<AidCase>> Make(int count, CancellationToken cancel)
    {
        var counties = divisions.Children(divisions.Home.Code).Select(c => c.Code);
        // the city's own centre gets fewer
        foreach (var place in (string[])[.. counties, .. counties, divisions.Home.Code])
            if (await SampleAidDesk.Of(place, organizations, cancel) is { } desk) desks.Add(desk);
        if (desks.Count == 0) return [];
        desks = [.. desks.OrderBy(d => d.Place, StringComparer.Ordinal)];
        // the county of the tour has something of every stage to look at
        var tour = desks.Find(d => d.Place == DivisionSamplePlaces.TourCounty) ?? desks[0];
        return [.. Enumerable.Range(0, count).Select(n => One(n < Stages ? tour : desks[n % desks.Count], n < round.Length ? round[n] : random.Next(100) < 60 ? AidStage.Archived : round[random.Next(round.Length)], late: n % 6 == 5))];
    }

    private AidCase One(SampleAidDesk desk, AidStage goal, bool late)
    {
        var first = goal >= AidStage.Granted && random.Next(9) == 0;
        var ways = WayTo(goal, first);
        var refused = ways.Exists(w => w.Act == AidAct.Refuse);
        var story = refused ? AidStories.Refused[random.Next(AidStories.Refused.Length)] : AidStories.All[random.Next(AidStories.All.Length)];
        if (story.IsClear && ways.Exists(w => w.Act == AidAct.Grant)) ways.RemoveAll(w => w.Act == AidAct.Propose); // granted on the spot
        if (story.Fen is null) ways.RemoveAll(w => w.Act == AidAct.Count);
        var way = ways.ConvertAll(w => (w.Act, Hours: w.Hours * (0.6 + random.NextDouble() * 0.4)));
        var filedAt = now.AddDays(-Wait(goal, late)).AddHours(-way.Sum(w => w.Hours));
        var sample = File(desk, story, filedAt, first, goal);
        foreach (var (act, hours) in way) sample.Do(act, hours);
        return sample.Case;
    }

    private SampleAidCase File(SampleAidDesk desk, AidStories.Story story, DateTime filedAt, bool first, AidStage goal)
    {
        var asking = SampleCitizens.Neighbours[random.Next(SampleCitizens.Neighbours.Count)];
        var person = story.IsChild
            ? AidPerson.Of(Guid.CreateVersion7(), asking.Name[..1] + "小宝", asking.Phone, null, null, asking.Id, AidSpeaker.Guardian, asking.Name, "母亲", story.Fen)
            : AidPerson.Of(Guid.CreateVersion7(), asking.Name, asking.Phone, null, null, asking.Id, AidSpeaker.Self, null, null, story.Fen);
        var other = story.Other ?? $"{"章柏窦云葛奚范彭"[random.Next(8)]}{"大江小河长林立峰"[random.Next(4)..][..2]}";
        var waits = goal is AidStage.Review or AidStage.Supplement or AidStage.Proposed or AidStage.Granted;
        DateOnly? limit = random.Next(3) > 0 ? null : waits ? now.CityDay().AddDays(2 + random.Next(14)) : filedAt.CityDay().AddDays(40 + random.Next(200));
        var citizen = new Actor(asking.Id, asking.Name, ActorKind.Citizen, filedAt);
        var one = AidCase.Apply(Guid.CreateVersion7(new DateTimeOffset(filedAt)), desk.Place, desk.Centre, person, new(story.Known, story.Facts, story.Wanted, other, story.Other is not null, null, limit, first, story.IsPledged),
            Screening.Of(story.Known, AidTables.On(filedAt.CityDay(), settings)), random.Next(4) == 0 ? "窗口" : "网络", citizen, settings);
        return new(one, story, desk, Lawyer(desk, [person.Name, other], goal), citizen, settings);
    }

    // whoever has fewest; a closed case is on nobody's hands
    private (Guid, string, Guid, string) Lawyer(SampleAidDesk desk, string[] names, AidStage goal)
    {
        var free = desk.Lawyers.Where(l => !names.Contains(l.Name)).ToList();
        var chosen = goal is AidStage.Archived or AidStage.Paid or AidStage.Terminated ? free[random.Next(free.Count)] : free.MinBy(l => loads.GetValueOrDefault(l.Staff))!;
        if (goal is AidStage.Assigned or AidStage.Handling or AidStage.Finished or AidStage.FileIn or AidStage.FileChecked or AidStage.TerminationObjected && ++CountOf(chosen.Staff) > chosen.MostOpen - Room)
            throw new InvalidOperationException("The sample city has too few lawyers for so many cases.");
        return (chosen.Staff, chosen.Name, chosen.Firm, chosen.FirmName);
    }

    private ref int CountOf(Guid lawyer) => ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(loads, lawyer, out _);

    // Which acts lead there, and after how many hours at most each.
    private List<(AidAct Act, double Hours)> WayTo(AidStage goal, bool first) => goal switch
    {
        AidStage.Review => [],
        AidStage.Supplement => [(AidAct.AskSupplement, 20)],
        AidStage.Proposed => [(AidAct.Propose, 30)],
        AidStage.Refused => [(AidAct.Propose, 30), (AidAct.Refuse, 40)],
        AidStage.RefusalObjected => [.. WayTo(AidStage.Refused, first), (AidAct.Object, 200)],
        AidStage.Granted when first => [(AidAct.GrantFirst, 8)],
        AidStage.Granted when random.Next(5) == 0 => [(AidAct.AskSupplement, 20), (AidAct.Supply, 90), (AidAct.Propose, 20), (AidAct.Grant, 20)],
        AidStage.Granted => [(AidAct.Propose, 30), (AidAct.Grant, 30)],
        AidStage.Assigned => [.. WayTo(AidStage.Granted, first), (AidAct.Assign, 30)],
        AidStage.Handling => [.. Worked(first), .. random.Next(6) == 0 ? [(AidAct.AskReplacement, 24)] : Array.Empty<(AidAct, double)>()],
        AidStage.Terminated => [.. Worked(first), (AidAct.Terminate, 48)],
        AidStage.TerminationObjected => [.. WayTo(AidStage.Terminated, first), (AidAct.Object, 100)],
        AidStage.Finished => [.. Worked(first), (AidAct.Visit, 40), (AidAct.Report, 400), (AidAct.Report, 600), (AidAct.Count, 200), (AidAct.Finish, 24)],
        AidStage.FileIn => [.. WayTo(AidStage.Finished, first), (AidAct.Visit, 100), (AidAct.HandIn, 300)],
        AidStage.FileChecked => [.. WayTo(AidStage.FileIn, first), (AidAct.PassFile, 200)],
        AidStage.Paid => [.. WayTo(AidStage.FileChecked, first), (AidAct.Pay, 300)],
        AidStage.Withdrawn => [(AidAct.Withdraw, 60)],
        _ => [.. Over(first), (AidAct.Archive, 300)],
    };

    private List<(AidAct Act, double Hours)> Over(bool first) => random.Next(20) switch
    {
        0 => WayTo(AidStage.Refused, first),
        1 => [.. WayTo(AidStage.RefusalObjected, first), (AidAct.Uphold, 70)],
        2 => [(AidAct.AskSupplement, 20), (AidAct.Lapse, 700)],
        3 => WayTo(AidStage.Terminated, first),
        _ => WayTo(AidStage.Paid, first),
    };

    private List<(AidAct Act, double Hours)> Worked(bool first) =>
    [
        .. WayTo(AidStage.Assigned, first), .. first ? [(AidAct.Complete, 10)] : Array.Empty<(AidAct, double)>(),
        (AidAct.Take, 20), (AidAct.Contact, 40), (AidAct.Meet, 60), (AidAct.PrepareMandate, 1), (AidAct.SignMandate, 24), (AidAct.Schedule, 65),
    ];

    // How many days it stands there by now: within the term, or beyond it.
    private double Wait(AidStage goal, bool late) => goal switch
    {
        AidStage.Review => late ? Between(11, 16) : Between(0.1, 5.5),
        AidStage.Supplement => Between(1, 12),
        AidStage.Proposed => late ? Between(11, 16) : Between(0.1, 4),
        AidStage.RefusalObjected or AidStage.TerminationObjected => late ? Between(10, 15) : Between(0.1, 4),
        AidStage.Granted => late ? Between(7, 12) : Between(0.1, 2),
        AidStage.Assigned => late ? Between(6, 10) : Between(0.1, 1.5),
        AidStage.Handling => late ? Between(36, 50) : Between(0.5, 18),
        AidStage.Finished or AidStage.FileIn or AidStage.FileChecked => late ? Between(40, 55) : Between(1, 25),
        AidStage.Archived => Between(2, 400),
        _ => Between(2, 40),
    };

    private double Between(double from, double to) => from + random.NextDouble() * (to - from);
}
