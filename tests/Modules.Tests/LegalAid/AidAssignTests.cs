using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>Which lawyer gets a case: whose turn it is, who must stand aside and why, and what becomes of it when he goes.</summary>
public sealed class AidAssignTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Candidates_stand_in_turn_and_the_first_can_be_assigned_by_page(Database database)
    {
        var story = new AidStory(await city.On(database));
        var id = (await story.At(AidStage.Granted)).Id;
        var (free, _) = await story.Candidates(id);
        Assert.True(free.Count > 5);
        Assert.Equal(free.Select(l => l.Load).Order(), free.Select(l => l.Load));
        var officer = await story.Officer("aid");
        Assert.Contains($"在办{free[0].Load}件", (await officer.Get($"/work/aid/{id}/assign")).Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/assign", "assign", ("Form.Lawyer", free[0].Staff.ToString()), ("Form.Reason", "按名册轮到"))).Location);
        var one = await story.Case(id);
        Assert.Equal((AidStage.Assigned, free[0].Staff, free[0].Firm), (one.Stage, one.Handler, one.Firm));
        await story.App.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == id && n.To == free[0].Staff)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_related_or_has_the_name_stands_aside(Database database)
    {
        var story = new AidStory(await city.On(database));
        var roster = await story.App.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(AidStory.County, default));
        var (same, related) = (roster[0], roster[1]);
        await story.App.With<AppDb>(async db =>
        {
            db.AddRange(Conflict.Declare(Guid.CreateVersion7(), related.Staff, "章大河", null, "表兄弟", story.Now), Conflict.Declare(Guid.CreateVersion7(), roster[2].Staff, "周大山", null, "邻居", story.Now));
            await db.SaveChangesAsync();
        });
        await story.App.Services.GetRequiredService<StaffDirectory>().Reload(default);
        var id = await Granted(story, same.Name, "章大河");
        var (free, barred) = await story.Candidates(id);
        Assert.Equal([(same.Staff, "与当事人同名"), (related.Staff, "与当事人有利害关系")], barred.Select(b => (b.Lawyer.Staff, b.Why)));
        Assert.DoesNotContain(free, l => l.Staff == same.Staff || l.Staff == related.Staff);
        var officer = await story.Officer("aid");
        Assert.Contains($"{related.Name}：与当事人有利害关系", (await officer.Get($"/work/aid/{id}/assign")).Text);
        // a child's father counts as the child
        var child = new AidBench(story.Now).Apply(speaker: AidSpeaker.Guardian, secure: true);
        Assert.Null(await story.App.With<StandAside, string?>(s => s.Why(roster[3], Sides.Of(child), Hands.None, default)));
        Assert.Equal("与当事人有利害关系", await story.App.With<StandAside, string?>(s => s.Why(roster[2], Sides.Of(child), Hands.None, default)));
        Assert.Contains("应当回避", (await officer.Fill($"/work/aid/{id}/assign", "assign", ("Form.Lawyer", related.Staff.ToString()), ("Form.Reason", "指定"))).Text);
        Assert.Equal(AidStage.Granted, (await story.Case(id)).Stage);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Two_aided_sides_get_lawyers_of_different_firms(Database database)
    {
        var story = new AidStory(await city.On(database));
        var officer = await story.Officer("aid");
        var first = await Granted(story, "柏一鸣", "窦二妹");
        var acting = (await story.Candidates(first)).Free.GroupBy(l => l.Firm).First(firm => firm.Count() > 1).First(); // one with partners in this county
        await story.Work(officer, first, "assign", new { lawyer = acting.Staff, reason = "轮到" });
        var second = await Granted(story, "窦二妹", "柏一鸣");
        var (free, barred) = await story.Candidates(second);
        Assert.Contains(barred, b => b.Lawyer.Staff == acting.Staff && b.Why == "正在为对方办案");
        Assert.Contains(barred, b => b.Lawyer.Firm == acting.Firm && b.Why == "同一律师事务所正在为对方办案");
        Assert.NotEmpty(free);
        Assert.DoesNotContain(free, l => l.Firm == acting.Firm);
        var another = await Granted(story, "云三思", "柏一鸣"); // somebody else against the same person: only that one's own lawyer stands aside
        Assert.Equal([acting.Staff], (await story.Candidates(another)).Barred.Select(b => b.Lawyer.Staff));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Life_or_death_needs_years_of_defence(Database database)
    {
        var story = new AidStory(await city.On(database));
        var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援") };
        var one = bench.Apply(new() { Trouble = Trouble.Accused, HasLawyer = false, Counsel = [MustHaveCounsel.LifeOrDeath] }, secure: true);
        bench.Do(one, AidAct.GrantFirst);
        await story.App.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        var (free, barred) = await story.Candidates(one.Id);
        var edge = story.Now.CityDay().AddYears(-3);
        Assert.NotEmpty(free);
        Assert.All(free, l => Assert.True(l.CriminalSince <= edge));
        Assert.NotEmpty(barred);
        Assert.All(barred, b => Assert.True(b.Lawyer.CriminalSince is null || b.Lawyer.CriminalSince > edge));
        Assert.All(barred, b => Assert.Contains("年限不够", b.Why));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_a_lawyer_the_page_says_so(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var id = (await story.At(AidStage.Granted)).Id;
        await app.With<AppDb>(async db =>
        {
            foreach (var profile in await db.Set<LawyerProfile>().ToListAsync()) profile.Offer(false, profile.MostOpen, profile.Fields);
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<StaffDirectory>().Reload(default);
        var page = await (await story.Officer("aid")).Get($"/work/aid/{id}/assign");
        Assert.Contains("没有可以指派的律师", page.Text);
        Assert.DoesNotContain("name=\"_handler\" value=\"assign\"", page.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_applicant_asks_for_another_lawyer_and_gets_one(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        await story.Citizens(mine, id, "ask-replacement", new { reason = "联系不上" });
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("aid", "答复是否更换律师"));
        var (officer, lawyer) = (await story.Officer("aid"), await story.Officer("lawyer"));
        Assert.Contains("联系不上", (await officer.Get($"/work/aid/{id}/replacement")).Text);
        Assert.Equal($"/work/aid/{id}", (await officer.Fill($"/work/aid/{id}/replacement", "replacement", ("Form.Agree", "true"), ("Form.Reason", "同意"))).Location);
        var one = await story.Case(id);
        Assert.Equal((AidStage.Granted, null, null, null), (one.Stage, one.Handler, one.Firm, one.ReplacementAsked));
        Assert.Equal([AidClocks.Assign.Key], one.Clocks.Where(c => c.Runs && c.Rule != AidClocks.Complete.Key).Select(c => c.Rule));
        Assert.Equal(404, (await lawyer.Get($"/work/aid/{id}")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_caseload_goes_to_the_successor_unless_he_must_stand_aside(Database database)
    {
        var story = new AidStory(await city.On(database));
        var from = OrganizationSamples.StaffId("l05");
        var to = (await story.App.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(AidStory.County, default))).First(l => l.Staff != from);
        var (handling, assigned, wished) = (await story.At(AidStage.Handling, lawyer: from), await story.At(AidStage.Assigned, lawyer: from), await story.At(AidStage.Handling, lawyer: from));
        var (finished, closed) = (await story.At(AidStage.Finished, lawyer: from), await story.At(AidStage.Paid, lawyer: from));
        var barred = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = from };
        var against = barred.Apply(other: to.Name, secure: true);
        foreach (var act in new[] { AidAct.GrantFirst, AidAct.Assign, AidAct.Take, AidAct.AskReplacement }) barred.Do(against, act);
        await story.App.With<AppDb>(async db =>
        {
            db.Add(against);
            (await db.Load<AidCase>(wished.Id, default))!.AskReplacement("联系不上", new AidBench(story.Now) { ApplicantId = wished.Applicant.PersonId!.Value }.Applicant, AidBench.Settings);
            db.Announce(new CaseloadHandedOver(from, to.Staff, to.Name, story.Now, "原律师离开"));
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        foreach (var (one, stage) in new[] { (handling, AidStage.Handling), (assigned, AidStage.Assigned), (wished, AidStage.Handling), (finished, AidStage.Finished) })
        {
            var kept = await story.Case(one.Id);
            Assert.Equal((stage, (Guid?)to.Staff, (Guid?)to.Firm, null), (kept.Stage, kept.Handler, kept.Firm, kept.ReplacementAsked));
            if (stage == AidStage.Handling) Assert.Single(kept.Clocks, c => c.Rule == AidClocks.Contact.Key && c.Runs && c.StartedAt == kept.AssignedAt); // he speaks with the aided person himself
        }
        Assert.Equal(from, (await story.Case(closed.Id)).Handler);
        var free = await story.Case(against.Id);
        Assert.Equal((AidStage.Granted, null, null), (free.Stage, free.Handler, free.ReplacementAsked)); // who wished for another lawyer gets one: nothing is open any more
        Assert.DoesNotContain(free.Clocks, c => c.Runs && c.Rule == AidClocks.Replace.Key);
        var said = (await story.Db(db => db.Steps.OrderBy(s => s.No).LastAsync(s => s.MatterId == against.Id))).Reason!;
        Assert.Contains("由中心另派", said);
        Assert.DoesNotContain("同名", said); // the applicant reads it: why is nothing for him
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_left_of_a_caseload_after_the_work_goes_to_the_successor_or_to_the_centre(Database database)
    {
        var story = new AidStory(await city.On(database));
        var from = OrganizationSamples.StaffId("l06");
        var to = (await story.App.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(AidStory.County, default))).First(l => l.Staff != from);
        AidStage[] stages = [AidStage.Finished, AidStage.FileIn, AidStage.FileChecked, AidStage.Terminated, AidStage.TerminationObjected];
        Dictionary<AidStage, Guid> over = [], barred = [];
        await story.App.With<AppDb>(async db =>
        {
            foreach (var stage in stages)
                foreach (var (put, other) in new[] { (over, "岚江建筑公司"), (barred, to.Name) })
                {
                    var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = from, ApplicantId = Guid.CreateVersion7(), Other = other };
                    var one = bench.At_(stage);
                    db.Add(one);
                    put[stage] = one.Id;
                }
            db.Announce(new CaseloadHandedOver(from, to.Staff, to.Name, story.Now, "原律师离开"));
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        var waiting = await story.Waiting("aid", "律师离任，另派律师");
        var officer = await story.Officer("aid");
        foreach (var stage in stages)
        {
            var (kept, open) = (await story.Case(over[stage]), await story.Case(barred[stage]));
            Assert.Equal((stage, (Guid?)to.Staff, to.FirmName), (kept.Stage, kept.Handler, kept.FirmName));
            Assert.Equal((stage, null, "沈明远"), (open.Stage, open.Handler, open.HandlerName)); // who did it stays in the papers
            Assert.Equal((false, stage != AidStage.Terminated), (waiting.Contains(kept.Id), waiting.Contains(open.Id)));
            if (stage == AidStage.Terminated) continue;
            var next = (await story.Candidates(open.Id)).Free[0];
            Assert.Equal($"/work/aid/{open.Id}", (await officer.Fill($"/work/aid/{open.Id}/assign", "assign", ("Form.Lawyer", next.Staff.ToString()), ("Form.Reason", "接着办"))).Location);
            Assert.Equal((stage, (Guid?)next.Staff), ((await story.Case(open.Id)).Stage, (await story.Case(open.Id)).Handler));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_successor_takes_what_both_signed_for_however_much_he_has(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (from, to) = (OrganizationSamples.StaffId("l07"), OrganizationSamples.StaffId("l08"));
        var handling = await story.At(AidStage.Handling, lawyer: from);
        await story.App.With<AppDb>(async db =>
        {
            (await db.Set<LawyerProfile>().SingleAsync(p => p.Id == to)).Offer(true, 1, null); // and has more than one
            db.Add(new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = to, ApplicantId = Guid.CreateVersion7() }.At_(AidStage.Handling));
            db.Announce(new CaseloadHandedOver(from, to, "接手人", story.Now, "原律师离开"));
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        Assert.Equal((AidStage.Handling, (Guid?)to), ((await story.Case(handling.Id)).Stage, (await story.Case(handling.Id)).Handler));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_once_acted_for_the_other_side_stands_aside_though_that_case_is_closed_and_his_firm_does_not(Database database)
    {
        var story = new AidStory(await city.On(database));
        var roster = await story.App.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(AidStory.County, default));
        var before = roster.First(l => roster.Any(m => m.Staff != l.Staff && m.Firm == l.Firm));
        var (mate, replaced, returned) = (roster.First(l => l.Staff != before.Staff && l.Firm == before.Firm), roster.First(l => l.Firm != before.Firm), roster.Last(l => l.Firm != before.Firm));
        const string wife = "岑晚秋", husband = "鄂长河";
        await story.App.With<AppDb>(async db =>
        {
            AidBench Of(LawyerCard lawyer) => new(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = lawyer.Staff, Firm = lawyer.Firm, ApplicantId = Guid.CreateVersion7(), Other = wife, Name = husband };
            db.Add(Of(before).At_(AidStage.Paid));
            var unread = Of(returned).At_(AidStage.Assigned);
            Of(returned).Do(unread, AidAct.Return); // never took it
            db.Add(unread);
            var bench = Of(replaced);
            var given = bench.At_(AidStage.Handling);
            bench.Do(given, AidAct.Replace); // another will have it
            db.Add(given);
            await db.SaveChangesAsync();
        });
        var id = await Granted(story, wife, husband);
        var (free, barred) = await story.Candidates(id);
        Assert.Equal(new[] { (before.Staff, "为对方办过案"), (replaced.Staff, "为对方办过案") }.Order(), barred.Select(b => (b.Lawyer.Staff, b.Why)).Order());
        Assert.Contains(free, l => l.Staff == mate.Staff);
        foreach (var (lawyer, may) in new[] { (before, false), (mate, true), (replaced, false), (returned, true) }) // from his side it is the same
            Assert.Equal(may, await story.App.With<IServiceProvider, string?>(async s => await s.GetRequiredService<StandAside>().Why(lawyer, Sides.Of(await story.Case(id)), await s.GetRequiredService<StandAside>().Of(lawyer, default), default)) is null);
    }

    [Fact]
    public void A_terminated_case_whose_lawyer_left_goes_on_with_another_where_the_objection_is_right()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.At_(AidStage.Terminated);
        one.HandOver(null, "原律师离开", bench.System, AidBench.Settings);
        bench.Do(one, AidAct.Object);
        bench.Do(one, AidAct.Overrule);
        Assert.Equal((AidStage.Granted, null, true), (one.Stage, one.Handler, one.Clocks.Any(c => c.Runs && c.Rule == AidClocks.Assign.Key)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_mediated_acted_or_quarrelled_elsewhere_stands_aside_and_the_page_says_why(Database database)
    {
        var story = new AidStory(await city.On(database));
        var roster = await story.App.With<IOrganizations, IReadOnlyList<LawyerCard>>(o => o.LawyersFor(AidStory.County, default));
        var (between, onceOnly, agent, party, helper) = (roster[0], roster[1], roster[2], roster[3], roster[4]);
        const string aided = "柏再鸣", other = "窦再妹";
        var ours = Agent(other, agent.Name);
        await story.App.With<AppDb>(async db =>
        {
            db.AddRange(Case(between, Side(aided), Side(other)), Case(onceOnly, Side(other), Side("云四思")), Case(null, Side("云五思"), ours), Case(null, Side(party.Name), Side(aided)), Case(null, Helped(aided, helper.Name), Side(other)));
            await db.SaveChangesAsync();
        });
        var id = await Granted(story, aided, other);
        var (free, barred) = await story.Candidates(id);
        Assert.Equal(
            new[] { (between.Staff, "在人民调解里办过双方的纠纷"), (agent.Staff, "在人民调解里代理过对方"), (party.Staff, "在人民调解里是当事人的对方") }.Order(),
            barred.Select(b => (b.Lawyer.Staff, b.Why)).Order());
        Assert.Equal([true, true], [free.Any(l => l.Staff == onceOnly.Staff), free.Any(l => l.Staff == helper.Staff)]); // met one side only; stood at the side of the aided one
        Assert.Contains($"{between.Name}：在人民调解里办过双方的纠纷", (await (await story.Officer("aid")).Get($"/work/aid/{id}/assign")).Text);
        // seen from the lawyer, who asks for a case himself, it is the same
        foreach (var (lawyer, may) in new[] { (between, false), (onceOnly, true), (agent, false), (party, false), (helper, true) })
            Assert.Equal(may, await story.App.With<IServiceProvider, string?>(async s => await s.GetRequiredService<StandAside>().Why(lawyer, Sides.Of(await story.Case(id)), await s.GetRequiredService<StandAside>().Of(lawyer, default), default)) is null);

        static Party Side(string name) => Party.Of(Fashu.Mediation.Side.Applicant, PartyKind.Person, name, Story.NewPhone(), null);
        static Party Agent(string name, string speaker)
        {
            var one = Side(name);
            one.SpeakThrough(Standing.Agent, speaker, "律师");
            return one;
        }
        static Party Helped(string name, string lawyer)
        {
            var one = Side(name);
            one.Assist(lawyer, "联系人");
            return one;
        }
        MediationCase Case(LawyerCard? mediator, Party one, Party against)
        {
            var answers = Party.Of(Fashu.Mediation.Side.Respondent, PartyKind.Person, against.Name, Story.NewPhone(), null);
            if (against.Agent is { } speaker) answers.SpeakThrough(Standing.Agent, speaker, "律师");
            var filed = MediationCase.File(Guid.CreateVersion7(), Story.Grid, "说不清的事。", "要个说法。", one, answers, [], "扫码", Story.Poster, new Actor(Guid.CreateVersion7(), one.Name, ActorKind.Citizen, story.Now), AidBench.Settings);
            if (mediator is not null) filed.Sink(Level.Grid, OrganizationSamples.CommitteeId(Story.Village), "测试人调字", mediator.Staff, mediator.Name, "网格调解员", Actor.System(story.Now));
            return filed;
        }
    }

    private static async Task<Guid> Granted(AidStory story, string name, string other)
    {
        var id = await story.Apply((await story.Citizen(name)).Actor, name: name, other: other, secure: true);
        await story.Work(await story.Officer("aid"), id, "first", new { why = "要马上保全" });
        return id;
    }
}
