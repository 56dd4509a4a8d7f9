using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Every page of an act opens for whoever holds the act, at every stage, and shows its form.</summary>
public sealed class AidPagesTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Every_act_that_is_offered_has_a_page_with_a_form(Database database)
    {
        var story = new AidStory(await city.On(database));
        List<string> wrong = [];
        HashSet<string> seen = [];
        foreach (var stage in Enum.GetValues<AidStage>())
        {
            var one = await story.At(stage);
            await Walk(one, stage.ToString());
            if (stage is AidStage.Review or AidStage.Supplement or AidStage.Granted or AidStage.Assigned or AidStage.Handling or AidStage.Finished or AidStage.Refused or AidStage.Terminated) await Walk(await story.At(stage, group: true), $"{stage}, many");
            if (stage != AidStage.Handling) continue;
            await story.App.With<AppDb>(async db =>
            {
                (await db.Load<AidCase>(one.Id, default))!.AskReplacement("联系不上", new AidBench(story.Now) { ApplicantId = one.Applicant.PersonId!.Value }.Applicant, AidBench.Settings);
                await db.SaveChangesAsync();
            });
            await Walk(one, "Handling, another lawyer wished");
            foreach (var act in new[] { AidAct.Schedule, AidAct.PrepareMandate, AidAct.SignMandate })
            {
                await story.App.With<AppDb>(async db =>
                {
                    new AidBench(story.Now) { ApplicantId = one.Applicant.PersonId!.Value, LawyerId = one.Handler!.Value }.Do((await db.Load<AidCase>(one.Id, default))!, act);
                    await db.SaveChangesAsync();
                });
                await Walk(one, $"Handling, {act}");
            }
        }
        var bench = new AidBench(story.Now) { Centre = (Fashu.Organizations.OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援") };
        var notified = bench.Notice();
        bench.Lead(notified, AidStage.Assigned);
        await story.App.With<AppDb>(async db => { db.Add(notified); await db.SaveChangesAsync(); });
        await Walk(notified, "notified");
        var clear = bench.Clear();
        await story.App.With<AppDb>(async db => { db.Add(clear); await db.SaveChangesAsync(); });
        await Walk(clear, "clear");
        var offered = await story.At(AidStage.Granted);
        await new AidQueue(story).Offer(offered.Id);
        await Walk(offered, "offered");
        var recused = bench.Apply();
        bench.Do(recused, AidAct.AskRecusal);
        await story.App.With<AppDb>(async db => { db.Add(recused); await db.SaveChangesAsync(); });
        await Walk(recused, "an officer is to stand aside");
        var deceived = new AidBench(story.Now) { Centre = bench.Centre, EndsBy = TerminationGround.Deception }.At_(AidStage.Terminated);
        deceived.ProposePenalty(80_000, 100_000, bench.With(AidPermissions.Decide));
        await story.App.With<AppDb>(async db => { db.Add(deceived); await db.SaveChangesAsync(); });
        await Walk(deceived, "got by deceit");
        var unasked = bench.Apply(new());
        await story.App.With<AppDb>(async db => { db.Add(unasked); await db.SaveChangesAsync(); });
        await Walk(unasked, "referred, not asked yet");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var there = story.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!)
            .Where(r => r.StartsWith("/work/aid/{Id:guid}/", StringComparison.Ordinal) || r.StartsWith("/work/aid/group/{Id:guid}/", StringComparison.Ordinal) && !r.Contains("{No:int}", StringComparison.Ordinal)).Select(r => r.Split('/')[^1]).Distinct();
        Assert.Equal(there.Order(), seen.Order());

        async Task Walk(AidCase one, string when)
        {
            foreach (var login in new[] { "aid", "aidhead", "lawyer", "county" })
            {
                var (caller, by) = (await story.Officer(login), await story.Staff(login));
                var fresh = await story.Case(one.Id);
                if (login == "lawyer" && fresh.Handler != by.Id) continue;
                var own = await caller.Get($"/work/aid/{one.Id}");
                if (own.Code != 200) wrong.Add($"{when} {login}: {own.Code}");
                foreach (var act in AidActs.For(fresh, by))
                {
                    if (!own.Text.Contains($"href=\"{act.Href}\"", StringComparison.Ordinal)) wrong.Add($"{when} {login}: no way to {act.Href}");
                    var page = await caller.Get(act.Href);
                    if (page.Code != 200 || page.Text.Contains("现在不能办理", StringComparison.Ordinal) || !page.Text.Contains("name=\"_handler\"", StringComparison.Ordinal)) wrong.Add($"{when} {login} {act.Title}: {page.Code}");
                    seen.Add(act.Href.Split('/')[^1]);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Somebody_is_not_content_with_aid_and_the_centre_puts_it_right(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Paid);
        var names = await story.App.With<IServiceProvider, List<Guid>>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var row = await db.Matters.AsNoTracking().SingleAsync(m => m.Id == one.Id);
            var part = await db.Participants.AsNoTracking().SingleAsync(p => p.MatterId == one.Id && p.Role == AidFlow.ApplicantRole);
            var rating = Rating.Give(row, part, Satisfaction.Unsatisfied, "没有回音", "网页", 30, story.Now);
            var rectification = Rectification.Start(row, rating, part, AidBench.Settings, story.Now);
            return [.. (await services.GetRequiredService<AssignRectification>().Candidates(rectification, default)).Select(c => c.Id)];
        });
        Assert.Contains(Fashu.Organizations.OrganizationSamples.StaffId("aidhead"), names);
        foreach (var login in new[] { "aid", "lawyer", "office", "head" }) Assert.DoesNotContain(Fashu.Organizations.OrganizationSamples.StaffId(login), names);
    }
}
