using Fashu.Divisions;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The sample city has legal aid in every stage, in time and late, and something on every desk of the tour.</summary>
public sealed class AidSamplesTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Every_stage_is_there_over_both_counties_and_the_city(Database database)
    {
        var app = await city.On(database);
        var cases = await app.With<AppDb, List<AidCase>>(db => db.AidCases.AsNoTracking().ToListAsync());
        Assert.True(cases.Count is >= 24 and < 40, $"{cases.Count}");
        Assert.Equal([], Enum.GetValues<AidStage>().Except(cases.Select(c => c.Stage)));
        Assert.Equal(["3301", "330191", "330192"], cases.Select(c => c.Place).Distinct().Order());
        Assert.Contains(cases, c => c.Green is not null && c.Stage == AidStage.Review);
        Assert.Contains(cases, c => c.FiledAt < app.Clock.Now().AddDays(-100));
        Assert.All(cases.Where(c => c.Stage is AidStage.Handling), c => Assert.NotNull(c.Handler));
        Assert.All(cases, c => Assert.True(c.FiledAt < app.Clock.Now()));
        await app.With<AppDb>(async db =>
        {
            var now = app.Clock.Now();
            Assert.True(await db.Matters.AnyAsync(m => m.Kind == AidCase.KindKey && m.ClosedAt == null && m.DueAt < now), "none is late");
            Assert.True(await db.Matters.AnyAsync(m => m.Kind == AidCase.KindKey && m.ClosedAt == null && m.DueAt > now), "none is in time");
            Assert.False(await db.Steps.AnyAsync(s => s.At > now), "a step in the future");
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_newcomer_finds_something_on_every_desk_of_the_tour(Database database)
    {
        var app = await city.On(database);
        var cases = await app.With<AppDb, List<AidCase>>(db => db.AidCases.AsNoTracking().Where(c => c.Place == DivisionSamplePlaces.TourCounty).ToListAsync());
        Assert.Contains(cases, c => c.Stage == AidStage.Review && c.Applicant.Name == "陈青山" && c.Green == "农民工讨薪、工伤");
        Assert.Contains(cases, c => c.Stage == AidStage.Proposed);
        Assert.Contains(cases, c => c.Stage == AidStage.Assigned && c.Handler == OrganizationSamples.StaffId("lawyer"));
        Assert.Equal(2, cases.Count(c => c.IsOffered(app.Clock.Now())));
        Assert.Contains(cases, c => c.Stage == AidStage.Granted && c.HasOpenWish && c.WishedLawyer == OrganizationSamples.StaffId("lawyer"));
        Assert.Contains(cases, c => c.Stage == AidStage.Handling && c.Handler == OrganizationSamples.StaffId("lawyer") && c.Applicant.Name == "欧阳小丽");
    }
}
