using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>Every page answers everybody on both databases: shown, refused, or unknown, but never broken.</summary>
public class PagesTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Cases => from database in Databases.All from login in (string[])["", "mediator", "head", "clerk", "office", "admin", "auditor", "citizen"] select new[] { database[0], login };

    [Theory, MemberData(nameof(Cases))]
    public async Task No_page_breaks(Database database, string login)
    {
        var app = await city.On(database);
        var matters = await app.With<AppDb, List<MediationCase>>(db => db.Set<MediationCase>().AsNoTracking().AsSplitQuery().ToListAsync());
        var samples = matters.GroupBy(m => m.Stage).Select(g => g.First()).ToList();
        var caller = new Caller(app);
        if (login == "citizen") caller.SignedIn(samples[0].Applicant.PersonId!.Value, ActorKind.Citizen, samples[0].Applicant.Name, 0);
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
        foreach (var page in pages)
            foreach (var sample in page.RoutePattern.Parameters.Count == 0 ? samples.Take(1) : samples)
            {
                var path = Path(page, sample.Id);
                if (path.EndsWith(".zip", StringComparison.Ordinal) || path.EndsWith("/end", StringComparison.Ordinal) || path.Contains("sign-out", StringComparison.Ordinal)) continue;
                var answer = await caller.Get(path);
                if (answer.Code >= 500) broken.Add($"{answer.Code} {sample.Stage} {path}");
            }
        Assert.True(broken.Count == 0, string.Join('\n', broken.Distinct()));
    }

    private static string Path(RouteEndpoint page, Guid matter) => "/" + string.Join('/', page.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart { Name: "Side" or "side" } => "applicant",
        RoutePatternParameterPart { Name: "Paper" or "paper" } => "application",
        _ => matter.ToString(),
    }))));
}
