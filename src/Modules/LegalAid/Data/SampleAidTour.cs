using Fashu.Divisions;
using Fashu.Organizations;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>What a newcomer finds on the desks of the tour's county: to examine, to decide, to take (assigned or on offer), a wish for a lawyer, and something to go on with.</summary>
internal sealed class SampleAidTour(IOrganizations organizations, Settings settings, DateTime now)
{
    private const string Court = "青溪县人民法院";
    private SampleAidDesk desk = null!;
    private LawyerCard lawyer = null!;
    private OrganizationCard? court;

    public async Task<List<AidCase>> Make(CancellationToken cancel)
    {
        if (await SampleAidDesk.Of(DivisionSamplePlaces.TourCounty, organizations, cancel) is not { } there || there.Lawyers.FirstOrDefault(l => l.Staff == SampleStaff.Lawyer) is not { } known) return [];
        (desk, lawyer) = (there, known);
        court = (await organizations.OfKinds([OrganizationKind.Court], cancel)).FirstOrDefault(c => c.Name == Court);
        return
        [
            One(SampleCitizens.Respondent, AidStories.Unpaid, 5),
            One(SampleCitizens.Neighbours[11], AidStories.All[10], 30, (AidAct.Propose, 20)),
            One(SampleCitizens.Neighbours[23], AidStories.All[1], 60, (AidAct.Propose, 20), (AidAct.Grant, 20), (AidAct.Assign, 16)),
            One(SampleCitizens.Applicant, AidStories.Hit, 24 * 12, (AidAct.Propose, 24), (AidAct.Grant, 24), (AidAct.Assign, 20), (AidAct.Take, 5), (AidAct.Contact, 20), (AidAct.Meet, 40), (AidAct.PrepareMandate, 2), (AidAct.Schedule, 48)),
            One(SampleCitizens.Neighbours[5], AidStories.All[7], 40, (AidAct.Propose, 10), (AidAct.Grant, 20), (AidAct.Offer, 5)),
            One(SampleCitizens.Neighbours[17], AidStories.All[11], 46, (AidAct.Propose, 12), (AidAct.Grant, 24), (AidAct.Offer, 5)),
            One(SampleCitizens.Neighbours[7], AidStories.All[6], 26, (AidAct.Wish, 1), (AidAct.Propose, 10), (AidAct.Grant, 10)),
            Notified("陆小川", "（2026）桐0191刑初112号", "盗窃罪", MustHaveCounsel.Minor, 20),
            Notified("董水生", "（2026）桐0191刑初107号", "故意伤害罪", MustHaveCounsel.Impaired, 44, assign: true),
            new SampleAidGroup(desk, (lawyer.Staff, lawyer.Name, lawyer.Firm, lawyer.FirmName), settings, now).Make(),
            Notified("陶望山", "（2026）桐0191刑初98号", "危险驾驶罪", null, 24 * 9, assign: true, tell: true),
        ];
    }

    /// <summary>A notice of the county's court: without a lawyer yet, assigned, or answered as well.</summary>
    private AidCase Notified(string name, string number, string charge, MustHaveCounsel? ground, double hoursAgo, bool assign = false, bool tell = false)
    {
        var at = now.AddHours(-hoursAgo);
        var one = AidCase.Notified(Guid.CreateVersion7(new DateTimeOffset(at)), desk.Place, desk.Centre, AidPerson.Of(Guid.CreateVersion7(), name, null, null, null, null, AidSpeaker.Self, null, null, null),
            new(NoticeOrgan.Court, Court, number, CriminalStage.FirstInstance, ground is { } must ? [must] : [], charge, null, at, court?.Id), "通知", desk.Officer(at), settings);
        // not the lawyer of the tour: his desk shows what the tour tells
        var other = desk.Lawyers.First(l => l.Staff != lawyer.Staff);
        if (assign) one.Assign(other.Staff, other.Name, other.Firm, other.FirmName, "按名册轮到", desk.Officer(at.AddHours(6)), settings);
        if (tell) one.TellOrgan("复函已由办案系统送达", desk.Officer(at.AddHours(8)));
        return one;
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
