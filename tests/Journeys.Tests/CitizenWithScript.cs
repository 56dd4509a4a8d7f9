using Fashu.Attachments;
using Fashu.Divisions;
using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>A citizen with a modern phone: a draft that outlives a dead battery, a photo, a page that follows the matter by itself, a rating.</summary>
public class CitizenWithScript(Chrome chrome, City city) : Journey(chrome)
{
    [Fact]
    public async Task Files_with_a_photo_follows_the_matter_and_rates_it()
    {
        var app = await city.App;
        var citizen = await Visit(app);
        await citizen.Open("/");
        await citizen.Look("citizen-01-home");
        await citizen.Open("/d/QXTKQ2");
        await citizen.Look("citizen-02-scanned");
        await citizen.Press("继续");
        await citizen.Sees("请选择是不是发生在这里");
        await citizen.Look("citizen-03-nothing-chosen");
        await citizen.Choose("Form.Here", "true");
        await citizen.Choose("Form.Danger", "false");
        await citizen.Press("继续", "/file/what");

        const string facts = "楼下烧烤店油烟直接排到我家窗口，老人睡不着，说了三次都不改。";
        await citizen.Type("Form.Facts", facts);
        await citizen.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(v => v.includes('油烟'))");
        await citizen.Page.ReloadAsync();
        await Assertions.Expect(citizen.Page.Locator("[name='Form.Facts']")).ToHaveValueAsync(facts);
        await citizen.Sees("已恢复您上次没填完的内容");
        await citizen.Attach("Form.Photos", "油烟.png", "image/png", await citizen.Page.ScreenshotAsync());
        await citizen.Sees("已选 1 张");
        await citizen.Look("citizen-04-what");
        await citizen.Press("继续", "/file/who");
        await citizen.Look("citizen-05-who");
        await citizen.Type("Form.Name", "老地方烧烤店");
        await citizen.Choose("Form.Kind", "Organization");
        await citizen.Press("继续", "/file/want");
        await citizen.Look("citizen-06-want");
        await citizen.Type("Form.Wanted", "改装排烟，晚上十点以后不要吵。");
        await citizen.Press("继续", "/file/confirm");
        await citizen.Choose("Form.Exclusion", "None");
        await citizen.Type("Form.Name", "潘金兰");
        await citizen.Look("citizen-07-confirm");
        await citizen.Press("下一步：用手机号登录", "/sign-in*");
        await citizen.Look("citizen-08-sign-in");
        await citizen.SignInByPhone("10000001101");
        await citizen.Arrive("/file/confirm");
        await citizen.Press("提交申请", "/mediation/*");
        var id = citizen.Id;
        await citizen.Settle();
        await citizen.Page.ReloadAsync();
        await citizen.Sees("待受理");
        await citizen.Look("citizen-09-filed");

        var filed = await app.Case(id);
        Assert.Equal((Stage.Filed, DivisionSamplePlaces.TourGrid, facts), (filed.Stage, filed.Place, filed.Facts));
        Assert.Equal(OrganizationSamples.StaffId("mediator"), filed.Handler);
        Assert.Equal(PartyKind.Organization, filed.Respondent.Kind);
        var photo = Assert.Single(await app.With<AppDb, List<StoredFile>>(db => db.Set<StoredFile>().Where(f => f.MatterId == id).ToListAsync()));
        Assert.Equal((FileKinds.Photo, "image/jpeg", "油烟.jpg"), (photo.Kind, photo.ContentType, photo.Name));

        // the page stays open; what the mediator does shows on it without a load
        await citizen.Ask("globalThis.opened = 'once'");
        var mediator = await Visit(app);
        await mediator.SignInAsStaff("mediator");
        await mediator.TakeOn(id);
        await citizen.Sees("网格调处中");
        Assert.Equal("once", (await citizen.Ask("globalThis.opened")).GetString());
        await citizen.Look("citizen-10-live");

        await mediator.Open($"/work/mediation/{id}/oral");
        await mediator.Type("Form.Content", "店方当天加装油烟净化器，二十二时以后不在室外经营。");
        await mediator.Type("Form.Terms[0].What", "加装油烟净化器");
        await mediator.Tick("Form.BothThinkPaperUnnecessary");
        await mediator.Tick("Form.PerformedAtOnce");
        await mediator.Press("记录口头协议，化解", $"/work/mediation/{id}");
        await citizen.Sees("已化解");
        await citizen.Sees("约定的事都做到了"); // at once, as the law lets it be oral
        await citizen.Look("citizen-11-settled");
        await mediator.Open($"/work/mediation/{id}/finish");
        await mediator.Press("确认履行完毕", $"/work/mediation/{id}");
        await mediator.Settle();

        await citizen.Open("/messages");
        await citizen.Sees("请您评价");
        await citizen.Look("citizen-13-messages");
        await citizen.Open($"/m/{id}/rate");
        await citizen.Choose("Form.Score", "Fair");
        await citizen.Type("Form.Words", "事情办成了，就是等得有点久。");
        await citizen.Look("citizen-14-rate");
        await citizen.Press("提交评价", $"/m/{id}/rate");
        await citizen.Sees("您的评价我们收到了");
        var rating = Assert.Single(await app.With<AppDb, List<Rating>>(db => db.Set<Rating>().Where(r => r.MatterId == id).ToListAsync()));
        Assert.Equal((Satisfaction.Fair, "事情办成了，就是等得有点久。"), (rating.Score, rating.Words));
        await citizen.Open("/my");
        await citizen.Look("citizen-15-my");
        await citizen.Open("/me");
        await citizen.Look("citizen-16-me");
    }

    private static string CityDay() => TimeProvider.System.Now().CityDay().ToString("yyyy-MM-dd");
}
