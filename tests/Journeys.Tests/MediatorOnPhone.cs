using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>The grid mediator works on a phone of 390 px, with script and without: accept, record, hand up; the town settles it.</summary>
public class MediatorOnPhone(Chrome chrome, City city) : Journey(chrome)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Accepts_records_hands_up_and_the_town_agrees(bool script)
    {
        var (app, name) = (await city.App, script ? "mediator" : "mediator-plain");
        var tree = script ? "村口的老樟树" : "桥头的老樟树";
        var applicant = await Visit(app, script: false);
        var id = await applicant.FileAtPoster("韦春梅", script ? "10000001401" : "10000001402", $"{tree}的枝丫压坏了我家瓦房，管护的人一直不来修。", "史志明", "10000001409");
        var grid = await Visit(app, script: script);
        await grid.SignInAsStaff("mediator");
        await grid.Open("/work");
        await grid.Sees(tree);
        await Look(grid, $"{name}-01-desk");
        await grid.Follow(tree);
        await Look(grid, $"{name}-02-filed");
        await grid.Follow("受理", $"/work/mediation/{id}/accept");
        await Look(grid, $"{name}-03-accept");
        await grid.Press("受理", $"/work/mediation/{id}");
        var number = (await app.Case(id)).Number!;
        await grid.Sees(number);
        await grid.Open($"/work/mediation/{id}/invite");
        await grid.Press("生成邀请", $"/work/mediation/{id}/invite");
        await Look(grid, $"{name}-04-invited");
        await grid.Open($"/work/mediation/{id}/answer");
        await grid.Choose("Form.Answer", "Consent");
        await grid.Choose("Form.Way", "Phone");
        await grid.Type("Form.Note", "电话里说愿意来村委会谈。");
        await Look(grid, $"{name}-05-answer");
        await grid.Press("登记答复", $"/work/mediation/{id}");
        await grid.Open($"/work/mediation/{id}/session");
        await grid.Type("Form.Place", "石桥村便民服务中心");
        await grid.Type("Form.Record", "双方到屋前看过，断枝还压在瓦上，对数额谈不拢。");
        await grid.Tick("Form.BothRead");
        await Look(grid, $"{name}-06-session");
        await grid.Press("保存记录", $"/work/mediation/{id}");
        await grid.Sees("对数额谈不拢");
        await HandUp(grid, id, "树归几户共有，网格谈不拢。", $"{name}-07-hand-up");
        var raised = await app.Case(id);
        Assert.Equal((Level.Village, number, Colour.Yellow), (raised.Level, raised.Number, (await app.Row(id)).Colour));

        var head = await Visit(app, script: script);
        await head.SignInAsStaff("head");
        await HandUp(head, id, "要请镇里的林业员一起看。", $"{name}-08-hand-up-again");
        raised = await app.Case(id);
        Assert.Equal((Level.Town, number), (raised.Level, raised.Number));
        await applicant.Open($"/mediation/{id}");
        await applicant.Sees("提级调处中");
        await applicant.Sees("树归几户共有，网格谈不拢。");
        await applicant.Picture($"{name}-09-citizen-handed-up");

        var login = await app.With<AppDb, string>(db => db.Staff.Where(s => s.Id == raised.Handler).Select(s => s.Login).SingleAsync());
        var town = await Visit(app, script: script);
        await town.SignInAsStaff(login);
        await town.Open($"/work/mediation/{id}");
        await Look(town, $"{name}-10-town");
        await town.Open($"/work/mediation/{id}/oral");
        await town.Type("Form.Content", "史志明当场赔偿瓦片和人工费一千三百元，双方再无争议。");
        await town.Type("Form.Terms[0].What", "赔偿瓦片和人工费");
        await town.Type("Form.Terms[0].Fen~yuan", "1300");
        await town.Press("再加一条");
        await Assertions.Expect(town.Page.Locator("fieldset.term-row")).ToHaveCountAsync(2);
        await town.Tick("Form.BothThinkPaperUnnecessary");
        await town.Tick("Form.PerformedAtOnce");
        await Look(town, $"{name}-11-oral");
        await town.Press("记录口头协议，化解", $"/work/mediation/{id}");
        await town.Sees("已化解");
        await Look(town, $"{name}-12-green");
        var agreed = await app.Case(id);
        Assert.Equal((Stage.Effective, 130_000L), (agreed.Stage, Assert.Single(agreed.Agreement!.Terms).Fen));
        Assert.Equal(number, agreed.Number);

        // axe needs script in the page; without it only the picture is taken
        Task Look(Visitor who, string picture) => script ? who.Look(picture) : who.Picture(picture);

        async Task HandUp(Visitor who, Guid matter, string reason, string picture)
        {
            await who.Open($"/work/mediation/{matter}/hand-up");
            await who.Type("Form.Reason", reason);
            await Look(who, picture);
            await who.Press("提级调处", $"/work/mediation/{matter}");
            await who.Sees("提级调处中");
        }
    }
}
