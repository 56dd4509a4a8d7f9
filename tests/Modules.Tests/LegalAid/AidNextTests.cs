using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>下一件给我: which case a lawyer gets, and that no two get the same.</summary>
public sealed class AidNextTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_green_channel_goes_first_then_the_oldest_and_the_lawyer_has_it_in_hand_at_once(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var (old, older, green) = (queue.Granted(20), queue.Granted(30), queue.Granted(2, known: AidQueue.Green));
        await queue.Lay();
        var lawyer = (await queue.Roster())[0];
        await queue.Change(lawyer.Staff, p => p.Offer(true, 100, null));
        Assert.Equal([green.Id, older.Id, old.Id], [(await queue.Next(lawyer)).Case!.Value, (await queue.Next(lawyer)).Case!.Value, (await queue.Next(lawyer)).Case!.Value]);
        Assert.Contains("没有适合您的案件", (await queue.Next(lawyer)).Refused);
        var one = await story.Case(green.Id);
        Assert.Equal((AidStage.Handling, (Guid?)lawyer.Staff, (Guid?)lawyer.Firm), (one.Stage, one.Handler, one.Firm));
        Assert.Equal([AidClocks.Complete.Key, AidClocks.Contact.Key, AidClocks.Report.Key, AidClocks.VisitMiddle.Key], one.Clocks.Where(c => c.Runs).Select(c => c.Rule).Order());
        await story.App.Settle();
        Assert.False(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == green.Id && n.To == lawyer.Staff))); // nobody tells him what he just did
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.MatterId == green.Id && n.Title.StartsWith("律师已经接手"))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task It_is_of_his_field_and_his_places(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var roster = await queue.Roster();
        var beyond = await queue.Roster("330192");
        var away = beyond.First(l => roster.All(r => r.Staff != l.Staff));
        var lawyer = roster.First(l => l.CriminalSince is null && beyond.All(b => b.Staff != l.Staff));
        await queue.Change(lawyer.Staff, p => p.Offer(true, 100, "劳动争议、继承"));
        queue.Granted(50, known: new() { Trouble = Trouble.TrafficInjury, HasLawyer = false, Statuses = [] });
        queue.Granted(49, known: new() { Trouble = Trouble.Accused, HasLawyer = false, Statuses = [], Counsel = [] });
        var (family, there) = (queue.Granted(48, known: new() { Trouble = Trouble.Support, HasLawyer = false, Statuses = [] }), queue.Granted(60, place: "330192"));
        await queue.Lay();
        Assert.Equal(family.Id, (await queue.Next(lawyer)).Case);
        Assert.Null((await queue.Next(lawyer)).Case);
        Assert.Equal(there.Id, (await queue.Next(away)).Case);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_a_lawyer_gave_back_goes_to_another(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var (returned, after) = (queue.Granted(50), queue.Granted(40));
        await queue.Lay();
        var roster = await queue.Roster();
        await story.App.With<AssignLawyer>(s => s.Handle(returned.Id, new() { Lawyer = roster[0].Staff, Reason = "轮到" }, queue.Officer, default));
        await story.App.With<ReturnCase>(s => s.Handle(returned.Id, new() { Reason = "那几天要出差" }, queue.Of(roster[0]), default));
        Assert.Equal(after.Id, (await queue.Next(roster[0])).Case);
        Assert.Equal(returned.Id, (await queue.Next(roster[1])).Case);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_must_stand_aside_gets_the_one_after(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var roster = await queue.Roster();
        var lawyer = roster.First(l => roster.Count(r => r.Firm == l.Firm) > 1);
        var partner = roster.First(l => l.Firm == lawyer.Firm && l.Staff != lawyer.Staff);
        var mirrored = (queue.Granted(90, "窦小川", "章大林"), queue.Granted(80, "章大林", "窦小川"));
        var named = queue.Granted(70, "柏一鸣", lawyer.Name);
        var grave = queue.Granted(60, known: new() { Trouble = Trouble.Other, HasLawyer = false, Statuses = [], Counsel = [MustHaveCounsel.LifeOrDeath] });
        var free = queue.Granted(50, "云三思");
        await queue.Change(lawyer.Staff, p => p.Certify(p.LicenceNo, p.PractisingSince, null, story.Now.CityDay()));
        await queue.Lay();
        Assert.Equal(mirrored.Item1.Id, (await queue.Next(partner)).Case);
        Assert.Equal(free.Id, (await queue.Next(lawyer)).Case); // not against the partner's client, not his own, not of life or death
        Assert.Equal([AidStage.Granted, AidStage.Granted, AidStage.Granted], [(await story.Case(mirrored.Item2.Id)).Stage, (await story.Case(named.Id)).Stage, (await story.Case(grave.Id)).Stage]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_was_replaced_or_gave_it_back_does_not_get_it_again(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var roster = await queue.Roster();
        var (lawyer, another) = (roster[0], roster.First(l => l.Firm != roster[0].Firm));
        var only = queue.Granted(50, "云六思", "章三妹");
        await queue.Lay();
        Assert.Equal(only.Id, (await queue.Next(lawyer)).Case);
        await story.App.With<AppDb>(async db =>
        {
            (await db.Load<AidCase>(only.Id, default))!.AnswerReplacement(true, "联系不上", queue.Officer, AidBench.Settings);
            await db.SaveChangesAsync();
        });
        Assert.Null((await queue.Next(lawyer)).Case);
        Assert.Equal(AidStage.Granted, (await story.Case(only.Id)).Stage);
        await queue.Offer(only.Id);
        Assert.Contains("您办过", await queue.TakeUp(only.Id, lawyer));
        Assert.Null(await queue.TakeUp(only.Id, another));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_lawyer_does_not_defend_two_of_one_case(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var bench = new AidBench(story.Now.AddHours(-1)) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援") };
        AidCase Accused(string name, string number) => AidCase.Notified(Guid.CreateVersion7(), AidStory.County, bench.Centre, AidPerson.Of(Guid.CreateVersion7(), name, null, null, null, null, AidSpeaker.Self, null, null, null),
            new(NoticeOrgan.Court, "青溪县人民法院", number, CriminalStage.FirstInstance, [MustHaveCounsel.Minor], "盗窃罪", null, bench.At), "通知", bench.With(AidPermissions.Examine), AidBench.Settings);
        var number = $"（2026）桐0191刑初{Guid.NewGuid():N}号";
        var (first, second) = (Accused("陆大川", number), Accused("陆二川", number));
        await story.App.With<AppDb>(async db => { db.AddRange(first, second); await db.SaveChangesAsync(); });
        var defender = (await queue.Roster()).First(l => l.CriminalSince is not null);
        await queue.Change(defender.Staff, p => p.Offer(true, 100, null));
        Assert.NotNull((await queue.Next(defender)).Case);
        Assert.Contains("没有适合您的案件", (await queue.Next(defender)).Refused);
        var left = (await story.Case(first.Id)).Handler is null ? first.Id : second.Id;
        Assert.Contains((await story.Candidates(left)).Barred, b => b.Lawyer.Staff == defender.Staff && b.Why == "正在为同案的另一名被告人辩护");
        // nor after another took over from him: what the first accused told him stays with him
        var his = left == first.Id ? second.Id : first.Id;
        await story.Work(await story.Officer("aid"), his, "replacement", new { agree = true, reason = "律师生病" });
        Assert.Contains((await story.Candidates(left)).Barred, b => b.Lawyer.Staff == defender.Staff && b.Why == "为同案的另一名被告人辩护过");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task On_leave_full_or_not_taking_gets_nothing_and_is_told_why(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        queue.Granted(10);
        await queue.Lay();
        var roster = await queue.Roster();
        // the officer of a county enters leave for its own lawyers, not for those of the city who also come
        var by = await story.Staff("aid");
        var away = await story.App.With<Fashu.Organizations.StaffDirectory, LawyerCard>(d => Task.FromResult(roster.Last(l => d.MayEnterLeave(l.Staff, by))));
        var (full, idle) = (roster.Last(l => l.Staff != away.Staff), roster.First(l => l.Staff != away.Staff));
        await queue.Change(idle.Staff, p => p.Offer(false, 10, null));
        for (var hands = full.Load; hands < 1; hands++) await story.At(AidStage.Handling, lawyer: full.Staff);
        await queue.Change(full.Staff, p => p.Offer(true, 1, null));
        var officer = await story.Officer("aid");
        Assert.Equal("/work/lawyers?done=leave", (await officer.Fill($"/work/admin/staff/{away.Staff}/leave", "leave", ("Form.From", story.Now.CityDay().ToString("yyyy-MM-dd")), ("Form.Until", story.Now.CityDay().AddDays(3).ToString("yyyy-MM-dd")), ("Form.Reason", "培训"))).Location);
        Assert.Contains("请假", (await queue.Next(away)).Refused);
        Assert.Contains("已经到了自己设的1件", (await queue.Next(full)).Refused);
        Assert.Contains("暂时不接新案", (await queue.Next(idle)).Refused);
        Assert.DoesNotContain((await queue.Roster()), l => l.Staff == away.Staff);
        Assert.Contains("请假中", (await officer.Get("/work/lawyers")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_case_with_a_wish_waits_for_that_lawyer_and_one_on_offer_for_its_firms(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var roster = await queue.Roster();
        var (wished, other) = (roster[0], roster.First(l => l.Firm != roster[0].Firm));
        var (dear, offered, plain) = (queue.Granted(40), queue.Granted(30), queue.Granted(20));
        dear.Wish(wished.Staff, wished.Name, wished.FirmName, new(dear.Applicant.PersonId!.Value, "周秀英", ActorKind.Citizen, story.Now));
        await queue.Lay();
        await queue.Offer(offered.Id, wished.Firm);
        Assert.Equal(plain.Id, (await queue.Next(other)).Case);
        Assert.Null((await queue.Next(other)).Case);
        Assert.Equal(dear.Id, (await queue.Next(wished)).Case);
        Assert.NotNull((await story.Case(dear.Id)).WishAnsweredAt);
        Assert.Equal(offered.Id, (await queue.Next(wished)).Case);
        Assert.Null((await story.Case(offered.Id)).OfferEndsAt);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Sixty_four_at_once_get_no_case_twice_no_two_sides_and_nobody_too_many(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        List<(Guid A, Guid B)> pairs = [];
        for (var n = 0; n < 8; n++)
        {
            var (a, b) = (queue.Granted(100 + n, $"甲方{n}", $"乙方{n}"), queue.Granted(90 + n, $"乙方{n}", $"甲方{n}"));
            pairs.Add((a.Id, b.Id));
        }
        for (var n = 0; n < 24; n++) queue.Granted(10 + n, $"某人{n}");
        await queue.Lay();
        var roster = (await queue.Roster()).ToList();
        foreach (var lawyer in roster) await queue.Change(lawyer.Staff, p => p.Offer(true, lawyer.Load + 5, null));
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(() => queue.Next(roster[n % roster.Count]))));
        var taken = results.Select(r => r.Case).OfType<Guid>().ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
        Assert.True(taken.Count >= 30, $"{taken.Count} of 40: " + string.Join(' ', results.Select(r => r.Refused).Distinct()));
        foreach (var id in taken) Assert.Single(await story.Db(db => db.Steps.Where(s => s.MatterId == id && s.Act == nameof(AidAct.TakeUp)).ToListAsync()));
        foreach (var (a, b) in pairs)
        {
            var (one, against) = (await story.Case(a), await story.Case(b));
            if (one.Firm is not null) Assert.NotEqual(one.Firm, against.Firm);
        }
        foreach (var lawyer in await Task.WhenAll(roster.Select(l => story.App.With<IOrganizations, AskingLawyer?>(o => o.Lawyer(l.Staff, default))))) Assert.True(lawyer!.Card.Load <= lawyer.Card.MostOpen);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Assigned_in_turn_the_hands_of_lawyers_differ_by_no_more_than_one(Database database)
    {
        var story = new AidStory(await city.On(database));
        var queue = await new AidQueue(story).Alone();
        var roster = await queue.Roster();
        foreach (var lawyer in roster) await queue.Change(lawyer.Staff, p => p.Offer(true, 100, null));
        var most = roster.Max(l => l.Load);
        List<AidCase> cases = [.. Enumerable.Range(0, roster.Sum(l => most - l.Load) + roster.Count + 3).Select(n => queue.Granted(50, $"某人{n}"))];
        await queue.Lay();
        foreach (var one in cases)
        {
            var turn = (await story.Candidates(one.Id)).Free;
            Assert.Equal(turn.Min(l => l.Load), turn[0].Load);
            await story.App.With<AssignLawyer>(s => s.Handle(one.Id, new() { Lawyer = turn[0].Staff, Reason = "轮到" }, queue.Officer, default));
        }
        var loads = (await queue.Roster()).Select(l => l.Load).ToList();
        Assert.True(loads.Max() - loads.Min() <= 1, string.Join(' ', loads));
    }

    [Theory]
    [InlineData(null, Trouble.Pollution, true)]
    [InlineData("书法", Trouble.Pollution, true)]
    [InlineData("劳动争议、婚姻家庭", Trouble.Wages, true)]
    [InlineData("劳动争议、婚姻家庭", Trouble.Violence, true)]
    [InlineData("劳动争议、婚姻家庭", Trouble.Pollution, false)]
    [InlineData("劳动争议、婚姻家庭", Trouble.Hero, true)]
    [InlineData("刑事辩护", Trouble.CrimeVictim, true)]
    [InlineData("刑事辩护", Trouble.Wages, false)]
    public void Fields_are_read_from_his_own_words(string? said, Trouble trouble, bool fits) => Assert.Equal(fits, LawyerFields.Of(said, defends: true).Contains(trouble));

    [Fact]
    public void Who_never_defended_is_given_nobody_to_defend() => Assert.Equal([false, false, true], [.. new[] { Trouble.Accused, Trouble.Treatment, Trouble.CrimeVictim }.Select(LawyerFields.Of("刑事辩护", defends: false).Contains)]);
}
