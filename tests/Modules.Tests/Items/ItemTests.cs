using System.Text.RegularExpressions;
using Fashu.Harness;
using Fashu.Items;
using Fashu.LegalAid;
using Fashu.Mediation;
using Fashu.Modules.Tests.LegalAid;
using Fashu.Modules.Tests.Mediation;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Items;

/// <summary>The published list of services: every item starts where it says, shows what the clocks and the city say, and is counted from what is kept anyway.</summary>
public sealed class ItemTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Every_item_is_started_by_the_page_it_names(Database database)
    {
        var app = await city.On(database);
        var story = new AidStory(app);
        List<string> wrong = [];
        Assert.True(ItemList.All.Count >= 10);
        foreach (var item in ItemList.All)
        {
            var shown = await new Caller(app).Get($"/services/{item.Key}");
            if (shown.Code != 200 || !shown.Text.Contains($"<h1>{item.Title}</h1>", StringComparison.Ordinal)) wrong.Add($"{item.Key}: {shown.Code}");
            var caller = await Visitor(item, app, story);
            var start = item.Start.Address;
            if (item.Start.For == ActorKind.Staff && shown.Text.Contains($"href=\"{start}\"", StringComparison.Ordinal)) wrong.Add($"{item.Key}: a button for somebody else");
            if (item.Start.IsOpen is not null)
            {
                var asked = await caller.Get($"/services/{item.Key}/start");
                start = Regex.Match(asked.Text, "href=\"(" + Regex.Escape(start).Replace("\\{id}", "[0-9a-f-]{36}", StringComparison.Ordinal) + ")\"").Groups[1].Value;
                if (start.Length == 0) { wrong.Add($"{item.Key}: no matter to start it in, {asked.Code} {asked.Location}"); continue; }
            }
            var way = await caller.Get($"/services/{item.Key}");
            if (item.Start.IsOpen is null && !way.Text.Contains($"href=\"{start}\"", StringComparison.Ordinal)) wrong.Add($"{item.Key}: its page does not lead to {start}");
            var page = await caller.Get(start);
            if (page.Code != 200 || !page.Text.Contains("method=\"post\"", StringComparison.Ordinal) && !page.Text.Contains("<form", StringComparison.Ordinal)) wrong.Add($"{item.Key}: {start} {page.Code} starts nothing");
            if (page.Text.Contains("现在不能", StringComparison.Ordinal)) wrong.Add($"{item.Key}: {start} says it cannot be done now");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // Somebody of the kind the item is for, with a matter that has come to the point where it begins.
    private static async Task<Caller> Visitor(ServiceItem item, FashuApp app, AidStory story)
    {
        if (item.Start.For == ActorKind.Visitor) return new(app);
        if (item.Start.For == ActorKind.Staff) return await story.Officer("aid");
        var (citizen, caller) = await story.Citizen();
        if (item.Start.IsOpen is null) return caller;
        switch (item.Key)
        {
            case "mediation-answer" or "mediation-mediator":
                var (bench, asked) = (new CaseBench(story.Now), item.Key == "mediation-answer");
                var matter = MediationCase.File(Guid.CreateVersion7(), CaseBench.Grid, "楼上漏水。", "修好。", Party.Of(Side.Applicant, PartyKind.Person, "周秀英", null, asked ? null : citizen.Id),
                    Party.Of(Side.Respondent, PartyKind.Person, "龚大河", null, asked ? citizen.Id : null), [], "网络", null, asked ? bench.Applicant : citizen, CaseBench.Settings);
                matter.Sink(Level.Grid, bench.Committee, "青溪石桥人调字", bench.Mediator.Id, bench.Mediator.Name, "网格调解员", bench.System);
                matter.Accept(bench.Mediator, CaseBench.Settings);
                await app.With<AppDb>(async db => { db.Add(matter); await db.SaveChangesAsync(); });
                return caller;
            default:
                await story.At(item.Key switch { "aid-supply" => AidStage.Supplement, "aid-object" => AidStage.Refused, "aid-replace" => AidStage.Handling, _ => AidStage.Paid }, citizen.Id);
                return caller;
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_list_is_found_by_what_happened_and_by_what_people_call_it(Database database)
    {
        var caller = new Caller(await city.On(database));
        var all = await caller.Get("/services");
        Assert.All(ItemList.All, i => Assert.Contains($"href=\"/services/{i.Key}\"", all.Text));
        var wages = (await caller.Get("/services?q=" + Uri.EscapeDataString("老板拖欠工资怎么办"))).Text;
        Assert.Contains("href=\"/services/aid\"", wages);
        Assert.DoesNotContain("href=\"/services/own-data\"", wages);
        var own = (await caller.Get("/services?at=Own")).Text;
        Assert.Contains("href=\"/services/own-data\"", own);
        Assert.DoesNotContain("href=\"/services/aid\"", own);
        Assert.Contains("没有找到合适的", (await caller.Get("/services?q=" + Uri.EscapeDataString("修自行车"))).Text);
        Assert.Equal(404, (await caller.Get("/services/nothing")).Code);
        Assert.Contains("href=\"/services\"", (await caller.Get("/")).Text);
        var aid = (await caller.Get("/api/v1/services/aid")).Json;
        Assert.Equal(("7日", "/aid/check"), ((string?)aid["limits"]![0]!["length"], (string?)aid["start"]));
        Assert.Equal(ItemList.All.Count, (await caller.Get("/api/v1/services")).Json.AsArray().Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Time_limits_are_those_of_the_clocks_and_the_city(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var caller = new Caller(app);
        Assert.Contains("<b>15日</b>", (await caller.Get("/services/aid-supply")).Text);
        await app.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = "legalaid.supplement-days", From = new(2026, 11, 1), Value = "20" });
            await app.Services.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
        });
        Assert.Contains("<b>20日</b>", (await caller.Get("/services/aid-supply")).Text);

        // the city's own words: looked at first, from a day on, suspended and hidden
        var admin = await new AidStory(app).Officer("admin");
        const string page = "/work/admin/services/aid";
        (string, string)[] typed = [("Form.From", "2026-11-25"), ("Form.State", "Suspended"), ("Form.Phone", "0571-10001000"), ("Form.Remark", "搬家，十二月一日恢复")];
        var unseen = await admin.Fill(page, "offer", typed);
        Assert.Equal(422, unseen.Code);
        Assert.Contains("请先看一看公布以后的样子", unseen.Text);
        var looked = await admin.Fill(page, "offer", [.. typed, ("_again", "1")]);
        Assert.Contains("这项服务暂停办理", looked.Text);
        Assert.Contains("搬家，十二月一日恢复", looked.Text);
        Assert.Contains("tel:0571-10001000", looked.Text);
        // another text than the one looked at is not published
        var changed = await admin.Submit(page, looked, "offer", [.. typed[..3], ("Form.Remark", "别的话")]);
        Assert.Equal(422, changed.Code);
        Assert.Equal(303, (await admin.Submit(page, looked, "offer", typed)).Code);
        Assert.DoesNotContain("暂停办理", (await caller.Get("/services/aid")).Text);
        app.Clock.Set("2026-11-25");
        var suspended = await caller.Get("/services/aid");
        Assert.Contains("暂停办理", suspended.Text);
        Assert.DoesNotContain("href=\"/aid/check\"", suspended.Text);
        Assert.Contains("暂停办理", (await caller.Get("/services")).Text);
        (string, string)[] hide = [("Form.From", "2026-11-25"), ("Form.State", "Hidden")];
        Assert.Equal(303, (await admin.Submit(page, await admin.Fill(page, "offer", [.. hide, ("_again", "1")]), "offer", hide)).Code);
        Assert.Equal(404, (await caller.Get("/services/aid")).Code);
        Assert.DoesNotContain("href=\"/services/aid\"", (await caller.Get("/services")).Text);
        var past = await admin.Fill(page, "offer", [("Form.From", "2026-11-01"), ("_again", "1")]);
        Assert.Equal(422, (await admin.Submit(page, past, "offer", [("Form.From", "2026-11-01"), ("Form.State", "Shown")])).Code);
        var list = await admin.Get("/work/admin/settings");
        Assert.Contains("href=\"/work/admin/services/aid\"", list.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Counts_equal_a_recount_by_channel_office_and_place(Database database)
    {
        var app = await city.On(database);
        var story = new AidStory(app);
        var (citizen, _) = await story.Citizen();
        await app.With<ExportMine, byte[]>(s => s.Handle(citizen, default));
        await story.At(AidStage.RefusalObjected);
        await using var scope = app.Services.CreateAsyncScope();
        var (db, slice) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<CountItems>());
        var matters = await db.Matters.AsNoTracking().ToDictionaryAsync(m => m.Id);
        var firms = (await db.Set<MediationCase>().AsNoTracking().ToListAsync()).Where(c => c.Applicant.Kind == PartyKind.Organization).Select(c => c.Id).ToHashSet();
        var notified = (await db.Set<AidCase>().AsNoTracking().ToListAsync()).Where(c => c.NoticeOrgan is not null).Select(c => c.Id).ToHashSet();
        var steps = await db.Steps.AsNoTracking().ToListAsync();
        foreach (var (place, from, to) in new[] { ("3301", "2026-01-01", "2026-11-30"), ("330191", "2026-10-01", "2026-11-30"), ("330192", "2025-01-01", "2026-11-30") })
        {
            var by = new Actor(Guid.CreateVersion7(), "查数人", ActorKind.Staff, app.Clock.Now()) { Grants = [new("items.count", place)] };
            var filter = new CountFilter(DateOnly.Parse(from), DateOnly.Parse(to), null, null);
            var counted = await slice.Handle(filter, by, default);
            bool In(DateTime at, string where) => at.CityDay() >= filter.From && at.CityDay() <= filter.To && where.StartsWith(place, StringComparison.Ordinal);
            var filed = matters.Values.Where(m => In(m.FiledAt, m.Place)).ToList();
            Check("mediation", filed.Where(m => m.Kind == "mediation" && !firms.Contains(m.Id)));
            Check("mediation-firm", filed.Where(m => firms.Contains(m.Id)));
            Check("aid", filed.Where(m => m.Kind == "legalaid" && !notified.Contains(m.Id)));
            Check("aid-notice", filed.Where(m => notified.Contains(m.Id)));
            var objections = steps.Where(s => s.Act == "Object" && s.ById != Actor.SystemId && matters[s.MatterId] is { Kind: "legalaid" } m && In(s.At, m.Place)).ToList();
            Assert.Equal(objections.Count, counted.Of(Item("aid-object")));
            Assert.Equal(objections.Count(s => s.ByPost is null), counted.Of(Item("aid-object"), ItemChannel.Network));

            void Check(string key, IEnumerable<MatterRow> wanted)
            {
                Assert.Equal(wanted.GroupBy(m => (m.Office, ItemUse.ChannelOf(m.Channel))).Select(g => (g.Key.Office, Channel: g.Key.Item2, Count: g.Count())).OrderBy(x => x.Office).ThenBy(x => x.Channel),
                    counted.Lines.Where(l => l.Item.Key == key).GroupBy(l => (l.Office, l.Channel)).Select(g => (g.Key.Office, g.Key.Channel, Count: g.Sum(l => l.Count))).OrderBy(x => x.Office).ThenBy(x => x.Channel));
            }
        }
        Assert.Contains(steps, s => s.Act == "Object");
        // downloads lie nowhere: only who answers for the whole city counts them
        var whole = new Actor(Guid.CreateVersion7(), "查数人", ActorKind.Staff, app.Clock.Now()) { Grants = [new("items.count", "3301")] };
        var year = new CountFilter(new(2026, 1, 1), new(2026, 11, 30), null, null);
        Assert.Equal(await db.Audits.CountAsync(a => a.Act == "导出个人信息"), (await slice.Handle(year, whole, default)).Of(Item("own-data")));
        Assert.True((await slice.Handle(year, whole, default)).Of(Item("own-data")) > 0);
        Assert.Equal(0, (await slice.Handle(year, whole with { Grants = [new("items.count", "330191")] }, default)).Of(Item("own-data")));

        var office = await story.Officer("office");
        var csv = (await office.Get("/work/services/counts.csv?from=2026-01-01&to=2026-11-30")).Text;
        Assert.Contains("申请人民调解", csv);
        Assert.Contains("<td class=\"num strong\">", (await office.Get("/work/services?from=2026-01-01")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Pages_of_the_list_are_light(Database database)
    {
        var app = await city.On(database);
        await app.Settle();
        var caller = new Caller(app);
        foreach (var page in new[] { "/services", "/services/aid", "/figures" })
        {
            var size = System.Text.Encoding.UTF8.GetByteCount((await caller.Get(page)).Text);
            Assert.True(size <= 60_000, $"{page}: {size}");
        }
    }

    private static ServiceItem Item(string key) => ItemList.All.Single(i => i.Key == key);
}
