using Fashu.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Organizations;

/// <summary>The lawyers of the sample city, who are the same in every run.</summary>
public class SampleLawyersTests(SampleCity city) : IClassFixture<SampleCity>
{
    [Fact]
    public async Task The_sample_city_grants_and_gives_legal_aid()
    {
        var app = await city.On(Database.Sqlite);
        var today = app.Clock.Now().CityDay();
        var home = Divisions.DivisionSamplePlaces.City;
        var counties = await app.With<Divisions.IDivisions, List<string>>(d => Task.FromResult(d.Children(home).Select(c => c.Code).ToList()));
        var roster = app.Services.GetRequiredService<StaffDirectory>().Roster;
        Assert.Equal(6, roster.Organizations.Values.Count(o => o.Kind == OrganizationKind.LawFirm));
        Assert.Equal(24, roster.Lawyers.Count);
        foreach (var place in counties.Append(home))
        {
            var centre = roster.NearestOf(OrganizationKind.LegalAidCentre, place, today)!;
            Assert.Equal((OrganizationSamples.LegalAidCentreId(place), place), (centre.Id, centre.Division));
            Assert.Equal([Posts.AidHead, Posts.AidOfficer], roster.PostsAt(place, today).Where(p => p.OrganizationId == centre.Id).Select(p => p.Post).Order());
        }
        foreach (var county in counties)
        {
            var lawyers = await app.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(county, default));
            int Years(int least) => lawyers.Count(l => l.CriminalSince is { } since && since.AddYears(least) <= today);
            Assert.True(Years(5) > 0 && Years(3) > Years(5) && lawyers.Count > Years(3), county);
            Assert.Equal(3, roster.Organizations.Values.Count(o => o.Kind == OrganizationKind.LawFirm && o.Division == county));
        }
        foreach (var (login, post) in new[] { ("aid", Posts.AidOfficer), ("aidhead", Posts.AidHead), ("lawyer", Posts.AidLawyer) })
        {
            var held = Assert.Single(roster.PostsOf(OrganizationSamples.StaffId(login), today));
            Assert.Equal((post, Divisions.DivisionSamplePlaces.TourCounty), (held.Post, held.Division));
            Assert.Contains(OrganizationSamples.Logins, l => l.Login == login);
        }
    }
}
