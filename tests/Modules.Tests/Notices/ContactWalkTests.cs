using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Fashu.Modules.Tests.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Notices;

/// <summary>Every stage of both procedures is told to people whose phones are not safe: not one text message leaves, and what the law wants told waits for an officer.</summary>
public class ContactWalkTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task No_stage_of_any_procedure_texts_a_phone_that_is_not_safe(Database database)
    {
        var app = await city.On(database);
        List<Matter> matters = [];
        foreach (var stage in Enum.GetValues<Stage>()) matters.Add(new CaseBench(app.Clock.Now()).At_(stage));
        foreach (var stage in Enum.GetValues<AidStage>()) matters.Add(new AidBench(app.Clock.Now()).At_(stage));
        foreach (var matter in matters)
            await app.With<IServiceProvider>(async services =>
            {
                var (db, contacts) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<ISafeContact>());
                db.Add(matter);
                foreach (var part in matter.Participants) contacts.KeepSilent(matter.Id, part.Id, "本人提出", Actor.System(app.Clock.Now()));
                await db.SaveChangesAsync();
            });
        await app.Settle();
        var ids = matters.Select(m => m.Id).ToList();
        var people = matters.SelectMany(m => m.Participants).Select(p => p.PersonId).OfType<Guid>().ToList();
        var sent = await app.With<AppDb, List<TextMessage>>(db => db.TextMessages.AsNoTracking().Where(m => ids.Contains(m.MatterId!.Value) && m.To != null && people.Contains(m.To.Value)).ToListAsync());
        Assert.True(sent.Count > 20, $"{sent.Count}");
        Assert.All(sent, m => Assert.True(m.State is MessageState.Held or MessageState.Cancelled, $"{m.State}: {m.Text}"));
        Assert.Contains(sent, m => m.Law == "人民调解法第26条");
        Assert.Contains(sent, m => m.Law == "法律援助法第43条");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_is_beaten_at_home_is_told_by_hand_what_the_law_wants_told(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (person, citizen) = await story.Citizen("岳小琴");
        var id = await story.Apply(person, new() { Trouble = Trouble.Violence, HasLawyer = false });
        await story.App.Settle();
        var officer = await story.Officer("aid");
        await story.Work(officer, id, "supplement", new { what = "身份证复印件" });
        await story.App.Settle();
        var held = await story.Db(db => db.TextMessages.AsNoTracking().SingleAsync(m => m.MatterId == id && m.To == person.Id));
        Assert.Equal((MessageState.Held, "约定不给手机发消息", "法律援助法第43条"), (held.State, held.Trouble, held.Law));
        Assert.Contains(id, await story.Waiting("aid", Heading));
        var page = (await officer.Get($"/work/aid/{id}")).Text;
        Assert.Contains("依法律援助法第43条必须告知", page);
        Assert.Contains("联系申请人岳小琴要注意", page);
        var told = await officer.Fill($"/work/aid/{id}", "called", ("Call.Message", held.Id.ToString()), ("Call.Way", nameof(ToldBy.Hand)), ("Call.Said", "在中心窗口交给本人"));
        Assert.Equal(303, told.Code);
        var done = await story.Db(db => db.TextMessages.AsNoTracking().SingleAsync(m => m.Id == held.Id));
        Assert.Equal((MessageState.Handed, "当面交给本人：在中心窗口交给本人"), (done.State, done.Trouble));
        Assert.DoesNotContain(id, await story.Waiting("aid", Heading));
        // she may say otherwise
        Assert.Contains("checked", System.Text.RegularExpressions.Regex.Match((await citizen.Get($"/m/{id}/contact")).Text, "<input[^>]*Form.Silent[^>]*>").Value);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_read_it_in_the_inbox_was_told(Database database)
    {
        var story = new AidStory(await city.On(database));
        var (person, citizen) = await story.Citizen("岳大琴");
        var id = await story.Apply(person, new() { Trouble = Trouble.Violence, HasLawyer = false });
        await story.App.Settle();
        await story.Work(await story.Officer("aid"), id, "supplement", new { what = "身份证复印件" });
        await story.App.Settle();
        Assert.Contains(id, await story.Waiting("aid", Heading));
        Assert.Equal(204, (await citizen.Post("/api/v1/notices/read")).Code);
        Assert.DoesNotContain(id, await story.Waiting("aid", Heading));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_files_says_in_one_tick_that_the_phone_is_not_safe(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(await story.Answered(), Story.NewPhone(), "/file/confirm");
        var sent = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", "None"), ("Form.Name", "周秀英"), ("Form.Silent", "true"));
        var id = Guid.Parse(sent.Location!.Split('/', '?')[2]);
        var cards = await story.App.With<ISafeContact, IReadOnlyList<ContactCard>>(c => c.Of(id, default));
        Assert.Equal([true, false], cards.OrderBy(c => c.Name != "周秀英").Select(c => c.Silent));
        var (_, without) = await story.Filed("");
        Assert.All(await story.App.With<ISafeContact, IReadOnlyList<ContactCard>>(c => c.Of(without, default)), c => Assert.True(c.IsUsual));
    }

    private const string Heading = "电话或者当面告知当事人";
}
