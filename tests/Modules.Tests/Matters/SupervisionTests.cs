using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Modules.Tests.Mediation;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Matters;

/// <summary>督办：asked from above or raised by a matter that is stuck, answered within one working day, and told further up when it was not.</summary>
public sealed class SupervisionTests : IAsyncDisposable
{
    private FashuApp? app;

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_officer_in_charge_answers_within_one_working_day(Database database)
    {
        var (story, bench, id) = await InWork(database, "2026-11-27"); // a Friday
        var (county, head) = (await story.Staff("county"), await story.Staff("head"));
        await Assert.ThrowsAsync<RuleBroken>(() => Ask(story, id, head));
        var asked = await Ask(story, id, county);
        Assert.Equal("2026-11-30 24:00", await Due(story, asked)); // Monday is the first working day after
        Assert.True(await Told(story, bench.Mediator.Id, "督办：%"));
        await Assert.ThrowsAsync<RuleBroken>(() => Answer(story, asked, head));
        await Assert.ThrowsAsync<RuleBroken>(() => Answer(story, asked, county));
        await Answer(story, asked, bench.Mediator with { At = story.Now });
        await Assert.ThrowsAsync<RuleBroken>(() => Answer(story, asked, bench.Mediator with { At = story.Now }));
        Assert.True(await Told(story, county.Id, "已答复：%"));
        Assert.True(await story.Db(db => db.Notices.AllAsync(n => n.Fact != $"supervision/{asked}" || n.OvertakenAt != null)));
        story.App.Clock.Set("2026-12-01", "00:10");
        await story.App.Settle();
        Assert.False(await Told(story, county.Id, "督办超期%"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_late_answer_is_told_once_to_who_asked_and_to_who_owes_it(Database database)
    {
        var (story, bench, id) = await InWork(database, "2026-12-04");
        var county = await story.Staff("county");
        var asked = await Ask(story, id, county);
        story.App.Clock.Set("2026-12-07", "23:59");
        await story.App.Settle();
        Assert.False(await Late(story, asked, county.Id));
        story.App.Clock.Set("2026-12-08", "00:05");
        await story.App.Settle();
        Assert.True(await Late(story, asked, county.Id));
        Assert.True(await Late(story, asked, bench.Mediator.Id));
        story.App.Clock.Set("2026-12-08", "12:00");
        await story.App.Settle();
        Assert.Equal(2, await story.Db(db => db.Notices.CountAsync(n => n.Title.StartsWith("督办超期") && n.Fact == $"supervision/{asked}")));
        await Answer(story, asked, bench.Mediator with { At = story.Now }); // late, but still an answer
        Assert.Equal(0, await story.Db(db => db.Notices.CountAsync(n => n.Fact == $"supervision/{asked}" && n.OvertakenAt == null)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_matter_that_turns_red_is_answered_for_by_the_level_above_and_then_by_the_next(Database database)
    {
        var (story, bench, id) = await InWork(database, "2026-12-14");
        var (office, county) = (await story.Staff("office"), await story.Staff("county"));
        story.App.Clock.Set("2026-12-22", "09:00"); // seven days of the grid are over
        await story.App.Settle();
        await story.App.Settle();
        var raised = await story.Db(db => db.Supervisions.Where(s => s.MatterId == id && s.FromBelow).SingleAsync());
        Assert.Equal("2026-12-23 24:00", await Due(story, raised.Id));
        Assert.Equal("“调处中”应在2026年12月21日前办完，已超过时限，现由顾明礼办理。请研究并答复。", raised.Question);
        var officer = new Caller(story.App).SignedIn(office.Id, ActorKind.Staff, office.Name, await Stamp(story, "office"));
        var desk = await story.App.With<ReadDesk, ReadDesk.Answer>(s => s.Handle(office, default)); // with matters of the sample that are late by now
        Assert.Contains(id, desk.Questions.Select(q => q.Matter));
        Assert.Contains($"有{desk.QuestionCount}件督办等您答复。", (await officer.Get("/work")).Text);
        Assert.Contains("下一步由上级督办单位答复督办", (await officer.Get($"/work/mediation/{id}")).Text);
        Assert.Equal((true, false), (await Told(story, office.Id, "受阻待督办%", id), await Told(story, county.Id, "受阻待督办%", id)));
        await Assert.ThrowsAsync<RuleBroken>(() => Answer(story, raised.Id, bench.Mediator with { At = story.Now }));
        story.App.Clock.Set("2026-12-24", "00:10");
        await story.App.Settle();
        Assert.True(await Late(story, raised.Id, county.Id));
        await Answer(story, raised.Id, await story.Staff("office"));
        Assert.True(await Told(story, bench.Mediator.Id, "已答复%", id));
        var row = await story.Db(db => db.Matters.AsNoTracking().SingleAsync(m => m.Id == id));
        Assert.Equal((Colour.Red, "调解员顾明礼"), (row.Colour, row.NextActor)); // still red, but up to the mediator again
        Assert.Contains("下一步由调解员顾明礼", (await officer.Get($"/work/mediation/{id}")).Text);
        var left = desk.QuestionCount - 1;
        Assert.Contains(left == 0 ? "您手上没有要办的事。" : $"有{left}件督办等您答复。", (await officer.Get("/work")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task However_many_find_a_red_matter_at_once_one_question_is_raised(Database database)
    {
        var (story, _, id) = await InWork(database, "2026-12-14");
        story.App.Clock.Set("2026-12-22", "09:00");
        // the job looks before the colour is followed, and while the announcement is on its way
        var (looked, both) = (0, new TaskCompletionSource());
        await Task.WhenAll(Raise(Met), Raise(Met));
        await story.App.Settle();
        await Raise(() => Task.CompletedTask);
        await story.App.With<IEnumerable<IJob>>(jobs => jobs.OfType<FindRed>().Single().Run(default));
        await story.App.Settle();
        Assert.Equal(1, await story.Db(db => db.Supervisions.CountAsync(s => s.MatterId == id)));

        // both have looked before either saves
        Task Met()
        {
            if (Interlocked.Increment(ref looked) == 2) both.SetResult();
            return both.Task;
        }

        async Task Raise(Func<Task> beforeSaving)
        {
            try
            {
                await using var scope = story.App.Services.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDb>();
                var row = await db.Matters.AsNoTracking().SingleAsync(m => m.Id == id);
                await scope.ServiceProvider.GetRequiredService<RaiseRed>().Handle(row, story.Now, default);
                await beforeSaving();
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e, out _)) { }
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_matter_that_goes_on_settles_its_open_question(Database database)
    {
        var (story, bench, id) = await InWork(database, "2027-01-11");
        story.App.Clock.Set("2027-01-19", "09:00");
        await story.App.Settle();
        await story.App.Settle();
        Assert.Equal(1, await story.Db(db => db.Supervisions.CountAsync(s => s.MatterId == id && s.AnsweredAt == null)));
        bench.At = story.Now;
        await story.App.With<AppDb>(async db =>
        {
            bench.Do((await db.Load<MediationCase>(id, default))!, Act.AgreeOrally, bench.Mediator with { At = story.Now });
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        var settled = await story.Db(db => db.Supervisions.SingleAsync(s => s.MatterId == id));
        Assert.Equal(("系统", "事项已恢复办理，现在是“已化解”。"), (settled.AnsweredBy, settled.Answer));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_published_calendar_moves_the_last_day_of_an_open_question_and_says_so_once(Database database)
    {
        var (story, bench, id) = await InWork(database, "2026-12-31");
        var (county, office) = (await story.Staff("county"), await story.Staff("office"));
        var asked = await Ask(story, id, county);
        var answered = await Ask(story, id, office);
        await Answer(story, answered, bench.Mediator);
        Assert.Equal(("2027-01-04 24:00", "2027-01-04 24:00"), (await Due(story, asked), await Due(story, answered))); // 1 January is a Friday
        foreach (var _ in new[] { 1, 2 })
        {
            await story.App.With<AppDb>(async db =>
            {
                var row = CalendarRow.Of(new(2027, new Dictionary<DateOnly, string> { [new(2027, 1, 1)] = "元旦", [new(2027, 1, 4)] = "元旦" }, new Dictionary<DateOnly, string>(), true, "测试名单"), "管理员", story.Now);
                if (!await db.Set<CalendarRow>().AnyAsync(c => c.Year == 2027)) db.Add(row);
                db.Announce(new Administration.CalendarChanged(2027));
                await story.App.Services.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
            });
            await story.App.Settle();
        }
        Assert.Equal(("2027-01-05 24:00", "2027-01-04 24:00"), (await Due(story, asked), await Due(story, answered)));
        var told = await story.Db(db => db.Notices.Where(n => n.Title.StartsWith("督办答复期限有变化")).ToListAsync());
        Assert.Equal(new[] { county.Id, bench.Mediator.Id }.Order(), told.Select(n => n.To).Order());
        Assert.All(told, n => Assert.Contains("2027年1月4日改为2027年1月5日", n.Text));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Parties_see_their_matters_and_steps_but_nothing_internal(Database database)
    {
        var (story, bench, id) = await InWork(database, "2027-02-01");
        await story.App.With<AppDb>(async db =>
        {
            bench.Do((await db.Load<MediationCase>(id, default))!, Act.Alarm, bench.Mediator with { At = story.Now });
            await db.SaveChangesAsync();
        });
        var (applicant, head) = (bench.Applicant with { At = story.Now }, await story.Staff("head"));
        var mine = await story.App.With<ReadMine, IReadOnlyList<MyMatter>>(s => s.Handle(applicant, default));
        Assert.Equal([id], mine.Select(m => m.Id));
        Assert.Empty(await story.App.With<ReadMine, IReadOnlyList<MyMatter>>(s => s.Handle(bench.Passerby with { At = story.Now }, default)));
        var (theirs, ours) = (await View(applicant), await View(head));
        Assert.All(theirs.Steps, s => Assert.False(s.Internal));
        Assert.Contains(ours.Steps, s => s.Internal);
        Assert.Equal(ours.Steps.Where(s => !s.Internal).Select(s => s.Id), theirs.Steps.Select(s => s.Id));
        Assert.Empty(theirs.Supervisions);
        await Assert.ThrowsAsync<Missing>(() => View(bench.Passerby with { At = story.Now }));

        Task<Web.MatterView> View(Actor by) => story.App.With<Web.MatterViews, Web.MatterView>(v => v.Open(id, by, default));
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }

    private async Task<(Story Story, CaseBench Bench, Guid Id)> InWork(Database database, string day)
    {
        // a city of its own: jobs do not run again while the clock goes back to another test's day
        app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "0" });
        var story = new Story(app);
        story.App.Clock.Set(day);
        var bench = new CaseBench(story.Now);
        var matter = bench.At_(Stage.Mediating);
        await story.App.With<AppDb>(async db => { db.Add(matter); await db.SaveChangesAsync(); });
        return (story, bench, matter.Id);
    }

    private static Task<int> Stamp(Story story, string login) =>
        story.App.With<Organizations.IStaffAccess, int>(async access => (await access.Of(Organizations.OrganizationSamples.StaffId(login), default))!.Stamp);

    private static Task<Guid> Ask(Story story, Guid id, Actor by) => story.App.With<AskSupervision, Guid>(s => s.Handle(id, new() { Question = "进展如何？" }, by, default));

    private static Task Answer(Story story, Guid supervision, Actor by) => story.Do<AnswerSupervision>(s => s.Handle(supervision, new() { Answer = "明天上门。" }, by with { At = story.Now }, default));

    private static async Task<string> Due(Story story, Guid supervision)
    {
        var due = await story.Db(db => db.Supervisions.Where(s => s.Id == supervision).Select(s => s.DueAt).SingleAsync());
        return $"{due.AddTicks(-1).CityDay():yyyy-MM-dd} 24:00" is var text && due.AddTicks(-1).CityDay() != due.CityDay() ? text : due.ToString("O");
    }

    private static Task<bool> Told(Story story, Guid who, string title, Guid? matter = null) =>
        story.Db(db => db.Notices.AnyAsync(n => n.To == who && EF.Functions.Like(n.Title, title) && (matter == null || n.MatterId == matter)));

    private static Task<bool> Late(Story story, Guid supervision, Guid who) =>
        story.Db(db => db.Notices.AnyAsync(n => n.To == who && n.Title.StartsWith("督办超期") && n.Fact == $"supervision/{supervision}"));
}
