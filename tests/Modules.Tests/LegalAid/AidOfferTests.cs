using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>派单: what lawyers see of a case before it is theirs, who gets it, and what becomes of an offer nobody takes.</summary>
public sealed class AidOfferTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task An_officer_offers_and_a_lawyer_takes_it_in_one_step_without_knowing_whose_it_is(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var id = queue.Granted(2, "窦满仓", "章记面馆").Id;
        await queue.Lay();
        var (officer, lawyer, me) = (await story.Officer("aid"), await story.Officer("lawyer"), await story.Staff("lawyer"));
        var page = await officer.Get($"/work/aid/{id}/offer");
        Assert.Contains("最晚到", page.Text);
        Assert.Contains("不要写“章记面馆”", (await officer.Fill($"/work/aid/{id}/offer", "offer", ("Form.About", "章记面馆欠薪"))).Text);
        Assert.Contains("不要写电话", (await officer.Fill($"/work/aid/{id}/offer", "offer", ("Form.About", "打 139 0000 0000 问"))).Text);
        var sent = await officer.Fill($"/work/aid/{id}/offer", "offer", ("Form.About", "欠薪三万元，材料齐全。"));
        Assert.True(sent.Location == $"/work/aid/{id}", sent.Text);
        await story.App.Settle();
        Assert.DoesNotContain(id, await story.Waiting("aid", "指派律师"));
        Assert.Contains(id, await story.Waiting("lawyer", "接单"));
        var told = await story.Db(db => db.Notices.Where(n => n.To == me.Id && n.Link == "/work/aid/offers").ToListAsync());
        Assert.NotEmpty(told);
        var list = await lawyer.Get("/work/aid/offers");
        Assert.Contains("欠薪三万元，材料齐全。", list.Text);
        foreach (var text in told.Select(n => n.Title + n.Text).Append(list.Text).Append((await lawyer.Get("/work")).Text).Append((await lawyer.Get("/api/v1/legal-aid/offers/")).Text))
        {
            Assert.DoesNotContain("窦满仓", text);
            Assert.DoesNotContain("章记面馆", text);
        }
        Assert.Equal(404, (await lawyer.Get($"/work/aid/{id}")).Code);
        Assert.Equal($"/work/aid/{id}", (await lawyer.Fill("/work/aid/offers", "take", ("Form.Offer", id.ToString()))).Location);
        Assert.Contains("窦满仓", (await lawyer.Get($"/work/aid/{id}")).Text);
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == OrganizationSamples.StaffId("aid") && n.Title.StartsWith("派单有律师接了"))));
        Assert.Equal(AidStage.Handling, (await story.Case(id)).Stage);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_first_of_many_gets_it_and_the_others_are_told(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        Guid[] offers = [queue.Granted(3, "某甲").Id, queue.Granted(2, "某乙").Id, queue.Granted(1, "某丙").Id];
        await queue.Lay();
        foreach (var id in offers) await queue.Offer(id);
        var roster = await queue.Roster();
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(async () => (Lawyer: roster[n % roster.Count].Staff, Offer: offers[n % 3], Refused: await queue.TakeUp(offers[n % 3], roster[n % roster.Count])))));
        foreach (var id in offers)
        {
            var one = await story.Case(id);
            Assert.Equal(AidStage.Handling, one.Stage);
            Assert.Equal([one.Handler!.Value], results.Where(r => r.Offer == id && r.Refused is null).Select(r => r.Lawyer).Distinct());
            Assert.All(results.Where(r => r.Offer == id && r.Lawyer != one.Handler), r => Assert.Contains("被别的律师接走了", r.Refused));
            Assert.Single(await story.Db(db => db.Steps.Where(s => s.MatterId == id && s.Act == nameof(AidAct.TakeUp)).ToListAsync()));
        }
        // by the page too: the loser reads a sentence and the page still stands
        var late = await story.Officer("lawyer");
        if ((await story.Case(offers[0])).Handler != OrganizationSamples.StaffId("lawyer"))
            Assert.Contains("被别的律师接走了", (await late.Fill("/work/aid/offers", "take", ("Form.Offer", offers[0].ToString()))).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_must_stand_aside_reads_no_more_than_that(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var me = (await queue.Roster()).First(l => l.Staff == OrganizationSamples.StaffId("lawyer"));
        var id = queue.Granted(2, "窦小仓", me.Name).Id;
        await queue.Lay();
        await queue.Offer(id);
        var lawyer = await story.Officer("lawyer");
        var list = await lawyer.Get("/work/aid/offers");
        Assert.Contains("按规定您不能接这一件", list.Text);
        Assert.DoesNotContain($"value=\"{id}\"", list.Text);
        var refused = await lawyer.Post($"/api/v1/legal-aid/offers/{id}/take");
        Assert.Equal(409, refused.Code);
        Assert.Contains(TakeOffer.Barred, refused.Text);
        Assert.DoesNotContain("窦小仓", refused.Text);
        Assert.DoesNotContain(id, await story.Waiting("lawyer", "接单"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_offer_to_one_firm_is_nobody_elses(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var roster = await queue.Roster();
        var (mine, other) = (roster[0], roster.First(l => l.Firm != roster[0].Firm));
        var id = queue.Granted(2).Id;
        await queue.Lay();
        await queue.Offer(id, mine.Firm);
        Assert.Empty((await story.App.With<ReadOffers, ReadOffers.Answer>(s => s.Handle(queue.Of(other), default))).Offers);
        await Assert.ThrowsAsync<Missing>(() => queue.TakeUp(id, other));
        Assert.Null(await queue.TakeUp(id, mine));
        Assert.Null(await queue.TakeUp(id, mine)); // pressed twice
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_nobody_takes_comes_back_with_time_left(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var queue = await new AidQueue(story).Alone();
        var id = queue.Granted(1).Id;
        await queue.Lay();
        await queue.Offer(id);
        app.Clock.Set("2026-11-24", "23:59");
        await app.With<IEnumerable<IJob>>(jobs => jobs.OfType<LapseOffers>().Single().Run(default));
        Assert.True((await story.Case(id)).IsOffered(story.Now));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("不在派单", await queue.TakeUp(id, (await queue.Roster())[0]));
        await app.With<IEnumerable<IJob>>(jobs => jobs.OfType<LapseOffers>().Single().Run(default));
        await app.Settle();
        var one = await story.Case(id);
        Assert.Null(one.OfferEndsAt);
        Assert.True(one.AssignBy >= story.Now.CityDay());
        Assert.Contains(id, await story.Waiting("aid", "指派律师"));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.Title.StartsWith("派单到期"))));
        Assert.Equal(nameof(AidAct.LapseOffer), (await story.Db(db => db.Steps.OrderBy(s => s.No).LastAsync(s => s.MatterId == id))).Act);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task It_is_withdrawn_or_ends_with_an_assignment(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        Guid[] ids = [queue.Granted(2).Id, queue.Granted(1).Id];
        await queue.Lay();
        foreach (var id in ids) await queue.Offer(id);
        var officer = await story.Officer("aid");
        Assert.Equal($"/work/aid/{ids[0]}", (await officer.Fill($"/work/aid/{ids[0]}/withdraw-offer", "withdraw-offer", ("Form.Reason", "直接指派"))).Location);
        await story.Work(officer, ids[1], "assign", new { lawyer = (await story.Candidates(ids[1])).Free[0].Staff, reason = "轮到" });
        Assert.All([await story.Case(ids[0]), await story.Case(ids[1])], c => Assert.Null(c.OfferEndsAt));
        Assert.Contains("不在派单", await queue.TakeUp(ids[0], (await queue.Roster())[0]));
    }

    [Fact]
    public void It_ends_a_day_before_the_term_of_assignment()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Granted); // a Monday: assigned by Thursday
        Assert.Equal((new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 25)), (one.AssignBy, one.LastOfferDay(bench.At)));
        var officer = bench.With(AidPermissions.Examine);
        Assert.Equal("Until", Assert.Throws<RuleBroken>(() => one.Offer(new(2026, 11, 26), "一件事", [], null, officer)).Field);
        Assert.Equal("Until", Assert.Throws<RuleBroken>(() => one.Offer(new(2026, 11, 22), "一件事", [], null, officer)).Field);
        Assert.Contains("来不及", Assert.Throws<RuleBroken>(() => one.Offer(new(2026, 11, 26), "一件事", [], null, officer with { At = AidBench.City("2026-11-26") })).Message);
        one.Offer(new(2026, 11, 25), "一件事", [], null, officer);
        Assert.True(one.IsOffered(AidBench.City("2026-11-25", "23:59")));
        Assert.False(one.IsOffered(AidBench.City("2026-11-26", "00:00")));
        Assert.Throws<RuleBroken>(() => one.Offer(new(2026, 11, 24), "一件事", [], null, officer));
        Assert.Equal(new DateOnly(2026, 11, 25), bench.Notice().LastOfferDay(bench.At)); // the three days of a notice bound it as well
    }
}
