using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>Nobody accepts in time: the matter turns red by itself, the level above is asked and answers, the party reads plain words.</summary>
public class SupervisorOfRed(Chrome chrome) : Journey(chrome)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_matter_turns_red_by_its_clock_and_the_level_above_answers(Database database)
    {
        var clock = new Hands();
        await using var app = await FashuApp.Start(database, demo: true, live: true, services: clock.Wind);
        var citizen = await Visit(app, script: false);
        var id = await citizen.FileAtPoster("花玉珍", "10000001501", "在工地做了两个月木工，还剩一部分工钱没有给。", "丰收装修队");
        Assert.Equal((Colour.Blue, "待受理"), ((await app.Row(id)).Colour, (await app.Row(id)).Word));

        // the longest run of days off lasts nine days, so one working day is over by now
        clock.Forward(TimeSpan.FromDays(12));
        await app.Settle();
        await app.Settle(); // what the colour announced
        var row = await app.Row(id);
        Assert.Equal((Colour.Red, "受阻待督办"), (row.Colour, row.Word));
        await citizen.Open($"/mediation/{id}");
        await citizen.Sees("办理受阻、上级督办");
        await citizen.SeesNot("待督办");
        await citizen.Picture("red-01-citizen");

        var office = await Visit(app, width: 1440);
        await office.SignInAsStaff("office");
        await office.Open("/work/inbox");
        await office.Sees("受阻待督办：在工地做了两个月木工");
        await office.Look("red-02-inbox");
        await office.Open("/work");
        await office.Look("red-03-desk");
        await office.Open("/work/matters");
        await office.Look("red-04-board");
        await office.Open($"/work/mediation/{id}");
        await office.Sees("受阻，请上级答复");
        await office.Press("答复");
        await office.Sees("请填写内容");
        await office.Type("Reply.Text", "调解员外出学习，已安排村调委会主任今天受理。");
        await office.Look("red-05-answer");
        await office.Press("答复");
        await office.Sees("已答复");
        await office.Sees("下一步由调解员"); // still red, but no longer up to the office
        await office.Look("red-06-answered");
        var asked = Assert.Single(await app.With<AppDb, List<Supervision>>(db => db.Set<Supervision>().Where(s => s.MatterId == id).ToListAsync()));
        Assert.True(asked.FromBelow);
        Assert.Equal("调解员外出学习，已安排村调委会主任今天受理。", asked.Answer);

        // red stays until somebody acts; the answer alone moves nothing
        Assert.Equal(Colour.Red, (await app.Row(id)).Colour);
        var head = await Visit(app, script: false);
        await head.SignInAsStaff("head");
        await head.Open($"/work/mediation/{id}/accept");
        await head.Press("受理", $"/work/mediation/{id}");
        Assert.Equal(Colour.Orange, (await app.Row(id)).Colour);
        await citizen.Page.ReloadAsync();
        await citizen.Sees("网格调处中");
        await citizen.Picture("red-07-citizen-going-on");
    }
}
