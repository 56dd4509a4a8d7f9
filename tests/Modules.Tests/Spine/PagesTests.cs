using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>Every page answers everybody on both databases: shown, refused, or unknown, but never broken.</summary>
public class PagesTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    public static IEnumerable<object[]> Cases => from database in Databases.All from login in (string[])["", "mediator", "head", "clerk", "office", "admin", "auditor", "citizen"] select new[] { database[0], login };

    [Theory, MemberData(nameof(Cases))]
    public async Task No_page_breaks(Database database, string login)
    {
        var app = await city.On(database);
        var matters = await app.With<AppDb, List<MediationCase>>(db => db.Set<MediationCase>().AsNoTracking().AsSplitQuery().ToListAsync());
        var samples = matters.GroupBy(m => m.Stage).Select(g => g.First()).ToList();
        var caller = new Caller(app);
        if (login == "citizen") await Enroll(app, samples);
        else if (login.Length > 0)
        {
            var staff = OrganizationSamples.StaffId(login);
            var access = await app.With<IStaffAccess, StaffAccess?>(async s => await s.Of(staff, default));
            caller.SignedIn(staff, ActorKind.Staff, access!.Name, access.Stamp);
        }
        var pages = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAccess>() is not null && (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true))
            .Where(e => !e.RoutePattern.RawText!.Contains("live", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 60);
        List<string> broken = [];
        var citizens = new Dictionary<Guid, Caller>();
        var shown = 0;
        foreach (var page in pages)
            foreach (var sample in page.RoutePattern.Parameters.Count == 0 ? samples.Take(1) : samples)
            {
                if (login == "citizen") caller = citizens.TryGetValue(sample.Id, out var known) ? known : citizens[sample.Id] = new Caller(app).SignedIn(sample.Applicant.PersonId!.Value, ActorKind.Citizen, sample.Applicant.Name);
                var path = Path(page, sample.Id);
                if (path.EndsWith(".zip", StringComparison.Ordinal) || path.EndsWith("/end", StringComparison.Ordinal) || path.Contains("sign-out", StringComparison.Ordinal)) continue;
                var answer = await caller.Get(path);
                shown += answer.Code == 200 && path.StartsWith("/mediation/", StringComparison.Ordinal) ? 1 : 0;
                if (answer.Code >= 500) broken.Add($"{answer.Code} {sample.Stage} {path}");
            }
        Assert.True(broken.Count == 0, string.Join('\n', broken.Distinct()));
        Assert.True(login != "citizen" || shown >= samples.Count, $"a citizen saw {shown} pages of {samples.Count} own matters");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Every_head_names_the_city_and_a_form_that_came_back_says_so_on_top(Database database)
    {
        var app = await city.On(database);
        var caller = new Caller(app);
        foreach (var page in new[] { "/", "/sign-in", "/privacy", "/work/sign-in" }) Assert.Contains("<small>桐湾市</small>", (await caller.Get(page)).Text);
        Assert.Contains("桐湾市司法局", (await caller.Get("/privacy")).Text);
        var back = (await caller.Fill("/sign-in", "phone", ("Form.Phone", "12"))).Text;
        Assert.Contains("有1处需要改正", back);
        Assert.True(back.IndexOf("class=\"errors\"", StringComparison.Ordinal) < back.IndexOf("<h1", StringComparison.Ordinal));
    }

    /// <summary>Gives the applicants of the samples accounts of their own.</summary>
    private static Task Enroll(FashuApp app, List<MediationCase> samples) => app.With<AppDb>(async db =>
    {
        // one applicant may have several matters, and some are citizens of the sample city already
        var known = await db.Set<Person>().Select(p => p.Id).ToListAsync();
        foreach (var (sample, at) in samples.DistinctBy(s => s.Applicant.PersonId).Where(s => !known.Contains(s.Applicant.PersonId!.Value)).Select((s, at) => (s, at)))
            db.Add(Person.Sample(sample.Applicant.PersonId!.Value, $"1006{at:0000000}", sample.Applicant.Name, app.Clock.Now()));
        await db.SaveChangesAsync();
    });

    private static string Path(RouteEndpoint page, Guid matter) => "/" + string.Join('/', page.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "Side" or "side" } => "applicant",
        RoutePatternParameterPart { Name: "Paper" or "paper" } => "application",
        _ => matter.ToString(),
    }))));
}
