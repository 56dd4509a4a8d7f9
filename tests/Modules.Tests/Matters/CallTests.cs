using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>抽样回访：drawn per office and month whatever the kind; nobody in danger is rung up; “unsatisfied” is put right.</summary>
public class CallTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_month_is_drawn_once_by_office_and_nobody_in_danger_is_drawn(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = await December(app);
        var (mild, hard) = (await Closed(story), await Closed(story, violent: true));
        app.Clock.Set("2027-01-04");
        await app.Settle();
        await app.Settle();
        var month = new DateOnly(2026, 12, 1);
        var calls = await story.Db(db => db.QualityCalls.Where(c => c.Month == month).ToListAsync());
        Assert.Contains(calls, c => c.MatterId == mild);
        Assert.DoesNotContain(calls, c => c.MatterId == hard);
        foreach (var draw in await story.Db(db => db.CallDraws.Where(d => d.Month == month).ToListAsync()))
        {
            Assert.Equal(draw.Drawn, calls.Count(c => c.DrawId == draw.Id));
            Assert.True(draw.Drawn <= draw.Wanted && (draw.Drawn == draw.Wanted || draw.Drawn + draw.PassedOver == draw.Matters));
        }
        Assert.Equal(calls.Count, calls.Select(c => c.MatterId).Distinct().Count());
        Assert.DoesNotContain(calls, c => c.Kind == Rectification.KindKey);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_in_danger_after_the_draw_is_not_rung_up_either(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var (story, call) = await Drawn(app);
        await app.With<AppDb>(async db =>
        {
            var party = await db.Participants.SingleAsync(p => p.Id == call.Participant);
            party.Leave(story.Now);
            await db.SaveChangesAsync();
        });
        var officer = await story.Officer("quality");
        Assert.Contains("不能打这个电话", (await officer.Get($"/work/calls/{call.Id}")).Text);
        await Assert.ThrowsAsync<RuleBroken>(async () => await Record(story, call.Id, new() { Result = CallResult.Missed }));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_call_that_may_not_be_made_any_more_leaves_the_desk_with_the_reason(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var (story, call) = await Drawn(app);
        var officer = await story.Officer("quality");
        await app.Settle();
        Assert.Contains(call.MatterId, await story.Waiting("quality", "电话回访"));
        await app.With<IServiceProvider>(async services =>
        {
            services.GetRequiredService<Notices.ISafeContact>().KeepSilent(call.MatterId, call.Participant, "家里人会看手机", Actor.System(story.Now));
            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await app.Settle();
        var dropped = await story.Db(db => db.QualityCalls.SingleAsync(c => c.Id == call.Id));
        Assert.Equal(("约定不往手机上联系的，不打电话回访", (CallResult?)null, 0), (dropped.NotMade, dropped.Result, dropped.Tries));
        Assert.NotNull(dropped.EndedAt);
        Assert.DoesNotContain(call.MatterId, await story.Waiting("quality", "电话回访"));
        foreach (var page in (string[])["/work/calls", $"/work/calls/{call.Id}"]) Assert.Contains("约定不往手机上联系", (await officer.Get(page)).Text);
        Assert.Contains("不能打", (await Assert.ThrowsAsync<RuleBroken>(() => Record(story, call.Id, new() { Result = CallResult.Declined }))).Message);
        var draw = await story.Db(db => db.CallDraws.SingleAsync(d => d.Id == call.DrawId));
        Assert.Equal(draw.Drawn, await story.Db(db => db.QualityCalls.CountAsync(c => c.DrawId == draw.Id))); // it is still a drawn one
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Unsatisfied_wants_words_and_opens_a_rectification(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var (story, call) = await Drawn(app);
        var officer = await story.Officer("quality");
        var page = $"/work/calls/{call.Id}";
        Assert.Contains(call.PartyName, (await officer.Get("/work/calls")).Text);
        Assert.DoesNotContain("工钱没给", (await officer.Get(page)).Text); // what the matter is about stays where it is
        Assert.Contains("请选择是否满意", (await officer.Fill(page, "call", ("Form.Result", "Said"))).Text);
        Assert.Contains("请记下哪里不满意", (await officer.Fill(page, "call", ("Form.Result", "Said"), ("Form.Score", "Unsatisfied"))).Text);
        Assert.Equal("/work/calls", (await officer.Fill(page, "call", ("Form.Result", "Said"), ("Form.Score", "Unsatisfied"), ("Form.Words", "律师一直不接电话"))).Location);
        var rectification = await story.Db(db => db.Rectifications.SingleAsync(r => r.About == call.MatterId));
        Assert.Equal((call.Id, "律师一直不接电话", call.Officer), (rectification.CallId!.Value, rectification.Complaint, rectification.RatedOfficer));
        Assert.Contains("已经登记过了", (await Assert.ThrowsAsync<RuleBroken>(() => Record(story, call.Id, new() { Result = CallResult.Declined }))).Message);
        Assert.True(await story.Db(db => db.Audits.AnyAsync(a => a.Act == "抽样回访" && a.Matter == call.MatterId)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_three_tries_nobody_rings_again(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var (story, call) = await Drawn(app);
        for (var n = 1; n <= 3; n++)
        {
            Assert.Null((await story.Db(db => db.QualityCalls.SingleAsync(c => c.Id == call.Id))).EndedAt);
            await Record(story, call.Id, new() { Result = CallResult.Missed });
        }
        var ended = await story.Db(db => db.QualityCalls.SingleAsync(c => c.Id == call.Id));
        Assert.Equal((3, CallResult.Missed, (Satisfaction?)null), (ended.Tries, ended.Result!.Value, ended.Score));
        Assert.False(await story.Db(db => db.Rectifications.AnyAsync(r => r.About == call.MatterId)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_number_is_read_with_a_purpose_and_only_while_the_call_is_open(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var (story, call) = await Drawn(app);
        var by = await story.Staff("quality");
        var shown = await app.With<RevealCalled, object>(async s => await s.Handle(call.Id, $"phone-{call.Id}", "联系当事人", by, default));
        Assert.NotNull(shown);
        Assert.True(await story.Db(db => db.Audits.AnyAsync(a => a.Act == "查看手机号" && a.Matter == call.MatterId && a.ActorId == by.Id)));
        await Record(story, call.Id, new() { Result = CallResult.Said, Score = Satisfaction.Satisfied });
        await Assert.ThrowsAsync<RuleBroken>(() => app.With<RevealCalled, object>(async s => await s.Handle(call.Id, $"phone-{call.Id}", "联系当事人", by, default)));
        var stranger = by with { Grants = [new(MattersPermissions.Call.Key, "330192")] };
        await Assert.ThrowsAsync<Missing>(() => app.With<RevealCalled, object>(async s => await s.Handle(call.Id, $"phone-{call.Id}", "联系当事人", stranger, default)));
    }

    private static async Task<AidStory> December(FashuApp app)
    {
        app.Clock.Set("2026-12-05");
        await app.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = MattersSettings.CallPercent.Key, From = new(2026, 1, 1), Value = "100" });
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<Settings>().Reload(default);
        return new(app);
    }

    private static async Task<(AidStory, QualityCall)> Drawn(FashuApp app)
    {
        var story = await December(app);
        var id = await Closed(story);
        app.Clock.Set("2027-01-04");
        await app.Settle();
        return (story, await story.Db(db => db.QualityCalls.SingleAsync(c => c.MatterId == id)));
    }

    // closed in December by the tour's centre
    private static async Task<Guid> Closed(AidStory story, bool violent = false)
    {
        var (citizen, _) = await story.Citizen();
        var bench = new AidBench(story.Now) { Centre = (Organizations.OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = Organizations.OrganizationSamples.StaffId("lawyer"), ApplicantId = citizen.Id };
        var one = violent ? bench.Apply(new() { Trouble = Fashu.LegalAid.Trouble.Violence, HasLawyer = false }, pledged: false) : bench.Apply(secure: true);
        foreach (var act in (AidAct[])[violent ? AidAct.Grant : AidAct.GrantFirst, AidAct.Assign, AidAct.Take, AidAct.Contact, AidAct.Finish, AidAct.HandIn, AidAct.PassFile, AidAct.Pay])
        {
            if (act == AidAct.Finish && one.OwesPapers) bench.Do(one, AidAct.Complete);
            bench.Do(one, act);
        }
        await story.App.With<AppDb>(async db =>
        {
            db.Add(one);
            await db.SaveChangesAsync();
        });
        return one.Id;
    }

    private static async Task Record(AidStory story, Guid call, RecordCall.Form form)
    {
        var by = await story.Staff("quality");
        await story.App.With<RecordCall>(s => s.Handle(call, form, by, default));
    }
}
