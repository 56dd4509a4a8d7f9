using Fashu.Divisions;
using Fashu.Organizations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>What a newcomer finds on the desks of the tour's county: to examine, to decide, to take and to go on with.</summary>
internal sealed class SampleAidTour(IOrganizations organizations, Settings settings, DateTime now)
{
    private SampleAidDesk desk = null!;
    private LawyerCard lawyer = null!;

    public async Task<List<AidCase>> Make(CancellationToken cancel)
    {
        if (await SampleAidDesk.Of(DivisionSamplePlaces.TourCounty, organizations, cancel) is not { } there || there.Lawyers.FirstOrDefault(l => l.Staff == SampleStaff.Lawyer) is not { } known) return [];
        (desk, lawyer) = (there, known);
        return
        [
            One(SampleCitizens.Respondent, AidStories.Unpaid, 5),
            One(SampleCitizens.Neighbours[11], AidStories.All[10], 30, (AidAct.Propose, 20)),
            One(SampleCitizens.Neighbours[23], AidStories.All[1], 60, (AidAct.Propose, 20), (AidAct.Grant, 20), (AidAct.Assign, 16)),
            One(SampleCitizens.Applicant, AidStories.Hit, 24 * 12, (AidAct.Propose, 24), (AidAct.Grant, 24), (AidAct.Assign, 20), (AidAct.Take, 5), (AidAct.Contact, 20), (AidAct.Meet, 40), (AidAct.Schedule, 50)),
        ];
    }

    private AidCase One((Guid Id, string Name, string Phone) who, AidStories.Story story, double hoursAgo, params (AidAct Act, double Hours)[] way)
    {
        var at = now.AddHours(-hoursAgo);
        var citizen = new Actor(who.Id, who.Name, ActorKind.Citizen, at);
        var one = AidCase.Apply(Guid.CreateVersion7(new DateTimeOffset(at)), desk.Place, desk.Centre, AidPerson.Of(Guid.CreateVersion7(), who.Name, who.Phone, null, "云桥镇石桥村", who.Id, AidSpeaker.Self, null, null, story.Fen),
            new(story.Known, story.Facts, story.Wanted, story.Other!, true, null, null, false, story.IsPledged), Screening.Of(story.Known, AidTables.On(at.CityDay(), settings)), "网络", citizen, settings);
        var sample = new SampleAidCase(one, story, desk, (lawyer.Staff, lawyer.Name, lawyer.Firm, lawyer.FirmName), citizen, settings);
        foreach (var (act, hours) in way) sample.Do(act, hours);
        return one;
    }
}
