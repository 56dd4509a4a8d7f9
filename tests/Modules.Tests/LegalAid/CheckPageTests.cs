using System.Text.Json;
using Fashu.Harness;
using Fashu.Items;
using Fashu.LegalAid;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The self-check over HTTP: question by question without script or account, a city's own standard from the day it is in force.</summary>
public sealed class CheckPageTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_worker_who_was_not_paid_hears_yes_after_three_answers(Database database)
    {
        var app = await city.On(database);
        var visitor = new Caller(app);
        Assert.Contains("您遇到了什么事", (await visitor.Get("/aid/check")).Text);
        Assert.Contains("请了律师吗", (await visitor.Get("/aid/check?trouble=Wages&asked=trouble")).Text);
        Assert.Contains("是下面哪些人", (await visitor.Get("/aid/check?trouble=Wages&lawyer=false&asked=lawyer")).Text);
        Assert.Contains("请至少选一项", (await visitor.Get("/aid/check?trouble=Wages&lawyer=false&asked=status")).Text);
        var result = (await visitor.Get("/aid/check?trouble=Wages&lawyer=false&status=MigrantWorker")).Text;
        Assert.Contains("可以申请", result);
        Assert.Contains("法律援助法第42条第3项", result);
        Assert.Contains("欠条", result);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_check_that_came_to_its_result_is_counted_by_day_and_channel(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        const string done = "/aid/check?trouble=Wages&lawyer=false&status=MigrantWorker";
        var visitor = new Caller(app);
        await visitor.Get("/aid/check?trouble=Wages&lawyer=false&asked=lawyer"); // not at its end
        await visitor.Get(done); // comes back to it
        await visitor.Get(done + "&asked=status");
        await new Caller(app).Send(HttpMethod.Get, done + "&asked=status", null, ("Cookie", "shared=1"));
        await (await new Story(app).Officer("aid")).Get(done + "&asked=status");
        var uses = await app.With<AppDb, List<CheckUse>>(db => db.CheckUses.ToListAsync());
        Assert.Equal(["公用设备", "窗口", "网络"], uses.Select(u => u.Channel).Order(StringComparer.Ordinal));
        Assert.All(uses, u => Assert.Equal(app.Clock.Now().CityDay().StartsAt(), u.Day));
        var by = new Actor(Guid.CreateVersion7(), "查数人", ActorKind.Staff, app.Clock.Now()) { Grants = [new("items.count", "3301")] };
        var today = app.Clock.Now().CityDay();
        var counted = await app.With<CountItems, CountItems.Answer>(s => s.Handle(new(today, today, null, null), by, default));
        var item = ItemList.All.Single(i => i.Key == "aid-check");
        Assert.Equal((1, 1, 1, 3), (counted.Of(item, ItemChannel.Network), counted.Of(item, ItemChannel.Kiosk), counted.Of(item, ItemChannel.Counter), counted.Of(item)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_call_gives_the_next_question_and_then_the_reasons(Database database)
    {
        var app = await city.On(database);
        var visitor = new Caller(app);
        using var open = JsonDocument.Parse((await visitor.Get("/api/v1/legal-aid/self-check?trouble=Support&lawyer=false")).Text);
        Assert.Equal("status", open.RootElement.GetProperty("next").GetString());
        using var done = JsonDocument.Parse((await visitor.Get("/api/v1/legal-aid/self-check?trouble=Violence&income=Above")).Text);
        Assert.Equal("Yes", done.RootElement.GetProperty("verdict").GetString());
        Assert.DoesNotContain("经济困难", done.RootElement.GetProperty("papers").ToString());
        Assert.Contains("人身安全保护令", (await visitor.Get("/aid/check?trouble=Violence")).Text);
        Assert.Equal("法律援助法第32条第4项", done.RootElement.GetProperty("reasons")[0].GetProperty("article").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_standard_that_begins_tomorrow_decides_from_tomorrow_on(Database database)
    {
        var app = await city.On(database);
        var today = app.Clock.Now().CityDay();
        const string poor = "trouble=Support&lawyer=false&status=None&income=Below";
        var officer = await new Story(app).Officer("city");
        var before = (await officer.Get($"/work/aid/rules?day={today:yyyy-MM-dd}&{poor}")).Text;
        Assert.Contains("演示数值", before);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(new SettingRow
            {
                Id = Guid.CreateVersion7(),
                Key = AidScope.Income.Key,
                From = today.AddDays(1),
                By = "测试",
                At = app.Clock.Now(),
                Value = AidScope.Income.TextOf(new(210_000, "新标准")),
            });
            await scope.ServiceProvider.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
        }
        Assert.DoesNotContain("新标准", (await officer.Get($"/work/aid/rules?day={today:yyyy-MM-dd}&{poor}")).Text);
        var after = (await officer.Get($"/work/aid/rules?day={today.AddDays(1):yyyy-MM-dd}&{poor}")).Text;
        Assert.Contains("新标准", after);
        Assert.Contains("2,100 元", after);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_day_that_is_none_is_said_at_its_field(Database database)
    {
        var app = await city.On(database);
        var officer = await new Story(app).Officer("office");
        Assert.Contains("请填写正确的日期", (await officer.Get("/work/aid/rules?day=2026-02-30")).Text);
    }
}
