using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fashu.Divisions;
using Fashu.Mediation;
using Fashu.Organizations;
using Fashu.People;
using Fashu.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Load;

/// <summary>Finds every page a citizen can open, and for those about a matter one in which it opens; the list is for <c>bench/pages.mjs</c>.</summary>
internal static partial class Pages
{
    /// <param name="Cookie">Session of the citizen whose matters these are.</param>
    private sealed record Staged(string Cookie, Dictionary<string, Guid[]> Cases);

    private sealed record Page(string Path, string Cookie, bool Public, string Case);

    public static async Task<int> Run(Wish wish)
    {
        if (wish.Maybe("url") is null) return await Stage(wish);
        var (session, cases) = JsonSerializer.Deserialize<Staged>(await File.ReadAllTextAsync(CaseFile(wish)))!;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(wish["url"]) };
        List<Page> found = [];
        foreach (var (route, open) in Routes())
        {
            Page? page = null;
            foreach (var candidate in Candidates(route, cases))
            {
                var cookie = open && candidate.Case.Length == 0 ? "" : session;
                using var request = new HttpRequestMessage(HttpMethod.Get, candidate.Path);
                if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.OK) continue;
                page = new(candidate.Path, cookie, open, candidate.Case);
                break;
            }
            if (page is not null) found.Add(page);
            else Console.Error.WriteLine($"not reached by address alone: {route}");
        }
        await File.WriteAllTextAsync(wish["out"], JsonSerializer.Serialize(found, JsonSerializerOptions.Web));
        Console.WriteLine($"{found.Count} citizen pages");
        return 0;
    }

    /// <summary>Gives the first citizen some matters in every stage; before the server starts.</summary>
    private static async Task<int> Stage(Wish wish)
    {
        await using var app = await City.Open(wish);
        return await app.With(async (services, db) =>
        {
            var person = await db.People.OrderBy(p => p.Id).FirstAsync();
            var samples = await new MediationSamples(services.GetRequiredService<IDivisions>(), services.GetRequiredService<IOrganizations>(), services.GetRequiredService<Settings>(), TimeProvider.System.Now())
                .Make(wish.Number("cases", 400), default);
            var some = samples.GroupBy(s => s.Stage).SelectMany(g => g.Take(3)).ToList();
            foreach (var matter in some)
            {
                matter.Applicant.Recognize(person.Id, person.Name!, person.Phone);
                matter.Participants.First(p => p.Id == matter.Applicant.Id).Recognize(person.Id);
                db.Add(matter);
            }
            await db.SaveChangesAsync();
            var staged = new Staged(app.Cookie(person.Id, ActorKind.Citizen, person.Name!, person.Stamp), some.GroupBy(s => s.Stage.ToString()).ToDictionary(g => g.Key, g => g.Select(s => s.Id).ToArray()));
            await File.WriteAllTextAsync(CaseFile(wish), JsonSerializer.Serialize(staged));
            return 0;
        });
    }

    private static string CaseFile(Wish wish) => Path.Combine(wish["data"], "cases.json");

    private static IEnumerable<(string Route, bool Open)> Routes() => AppModule.All.Select(m => m.GetType().Assembly).Append(typeof(App).Assembly).Distinct()
        .SelectMany(a => a.GetTypes()).SelectMany(t => t.GetCustomAttributes<RouteAttribute>().Select(r => (r.Template, Open: t.GetCustomAttributes().All(a => a is not IAuthorizeData))))
        .Where(r => r.Template != "/work" && !r.Template.StartsWith("/work/", StringComparison.Ordinal)).OrderBy(r => r.Template, StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Case)> Candidates(string route, Dictionary<string, Guid[]> cases)
    {
        if (!route.Contains('{')) return [(route, "")];
        if (route.Contains("{Code", StringComparison.OrdinalIgnoreCase)) return [(Parameter().Replace(route, DivisionSamplePlaces.TourPoster), "")];
        if (Parameter().Count(route) > 1 || !route.Contains("Id", StringComparison.Ordinal)) return [];
        return cases.SelectMany(c => c.Value.Select(id => (Parameter().Replace(route, id.ToString()), c.Key)));
    }

    [GeneratedRegex(@"\{[^}]*\}")] private static partial Regex Parameter();
}
