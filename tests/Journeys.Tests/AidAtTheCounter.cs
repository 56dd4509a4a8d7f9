using System.Text.RegularExpressions;
using Fashu.Divisions;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>A day at the counter of a legal-aid centre: one notice of what is missing with its day, papers from the phone, a proposal by one and the decision by another; of two who act at once one is told.</summary>
public class AidAtTheCounter(Chrome chrome) : Journey(chrome)
{
    private const string Phone = "10000001951", Deputy = "ah3301", Told = "刚才填的没有提交|刚刚被别人处理过";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_asks_once_another_decides_and_who_comes_second_is_told(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, live: true);
        var officer = await Visit(app, width: 1440);
        await officer.SignInAsStaff("aid");
        await officer.Open("/work/aid/file");
        await officer.Select("Form.Speaker", "Self");
        await officer.Type("Form.Name", "扈春生");
        await officer.Type("Form.ForPhone", Phone);
        await officer.Select("Form.Channel", "窗口");
        await officer.Select("Form.Place", DivisionSamplePlaces.TourCounty);
        await officer.Select("trouble", "Wages");
        await officer.Select("lawyer", "false");
        await officer.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync(new() { Force = true });
        await officer.Type("Form.Facts", "在城西的冷库搬了三个月货，老板说账没对完，工钱没有发。");
        await officer.Type("Form.Wanted", "把三个月的工钱付清。");
        await officer.Type("Form.Claim~yuan", "16800");
        await officer.Type("Form.OtherName", "青溪冻源冷链有限公司");
        await officer.Choose("Form.OtherIsFirm", "true");
        await officer.Press("读给当事人听过，提交");
        await officer.Until(url => url.AbsolutePath != "/work/aid/file"); // who may read it stands in the case itself
        var id = officer.Id;
        await officer.Settle();

        await officer.Open($"/work/aid/{id}/supplement");
        await officer.Type("Form.What", "工友的联系电话\n记工的本子，拍照就行");
        await officer.Picture("counter-01-supplement");
        await officer.Press("告知", $"/work/aid/{id}");
        await officer.Settle();
        var day = await app.With<AppDb, DateOnly>(async db => (await db.Clocks.AsNoTracking().SingleAsync(c => c.MatterId == id && c.Rule == AidClocks.Supplement.Key)).DueDay);
        await officer.Sees(day.Formal());
        await officer.Picture("counter-02-asked");

        var worker = await Visit(app);
        await worker.SignInByPhone(Phone);
        await worker.Press("是我，继续");
        await worker.Until(url => url.AbsolutePath != "/sign-in/holder");
        await worker.Open("/messages");
        await worker.Sees("请补充材料");
        await worker.Open($"/aid/{id}");
        await worker.Sees("记工的本子");
        await worker.Picture("counter-03-own");
        await worker.Page.Locator(".sticky a").ClickAsync();
        await worker.Arrive($"/aid/{id}/supply");
        await worker.Sees($"请在{day.FormalWithWeekday()}前补充");
        await worker.Attach("Form.Files", "记工本.png", "image/png", await worker.Page.ScreenshotAsync());
        await worker.Sees("已选 1 张");
        await worker.Type("Form.Said", "记工本拍了。工友姓毛，电话在本子最后一页。");
        await worker.Look("counter-04-supply");
        await worker.Press("交上去", $"/aid/{id}");
        await worker.Sees("材料已经交上去了");
        await worker.Settle();

        // what is missing is told once and no second time
        await officer.Open($"/work/aid/{id}/supplement");
        await officer.Type("Form.What", "还要一份银行流水");
        await officer.Press("告知");
        await officer.Sees("补充材料只能一次告知完");
        await officer.Picture("counter-05-once");

        // the head opened the same page a little earlier: the officer's opinion stands, hers is not taken and she learns why
        var head = await Visit(app, width: 1440);
        await head.SignInAsStaff("aidhead");
        foreach (var one in (Visitor[])[head, officer])
        {
            await one.Open($"/work/aid/{id}/propose");
            await one.Choose("Form.Grant", "true");
            await one.Type("Form.Opinion", "农民工讨薪，记工本和说的对得上。");
        }
        await officer.Press("提交意见", $"/work/aid/{id}");
        await head.Press("提交意见");
        await head.Sees("现在是“待负责人决定”，不能提出审查意见");
        await head.Sees("刚才填的没有提交");
        await head.Look("counter-06-overtaken");
        await officer.Open($"/work/aid/{id}/decide");
        await officer.Sees("您没有这项权限"); // who examined does not decide

        // another head stands in for some weeks; both press in the same moment
        var admin = await Visit(app, width: 1440);
        await admin.SignInAsStaff("admin");
        await admin.Open($"/work/admin/staff/{OrganizationSamples.StaffId(Deputy)}/posts/new");
        await admin.Select("Form.Post", Posts.AidHead);
        await admin.Select("Form.Organization", OrganizationSamples.LegalAidCentreId(DivisionSamplePlaces.TourCounty).ToString());
        await admin.Press("任职", $"/work/admin/staff/{OrganizationSamples.StaffId(Deputy)}");
        var deputy = await Visit(app, width: 1440);
        await deputy.SignInAsStaff(Deputy);
        Visitor[] both = [head, deputy];
        foreach (var one in both) await one.Open($"/work/aid/{id}/decide");
        await Task.WhenAll(both.Select(v => v.Page.GetByRole(AriaRole.Button, new() { Name = "给予援助", Exact = true }).ClickAsync()));
        foreach (var one in both) await Assertions.Expect(one.Page.Locator("main")).ToContainTextAsync(new Regex($"青溪法援民字第|{Told}"));
        var texts = await Task.WhenAll(both.Select(v => v.Text()));
        var late = Array.FindIndex(texts, text => Regex.IsMatch(text, Told));
        Assert.Single(texts, text => Regex.IsMatch(text, Told));
        await both[late].Look("counter-07-second");
        await both[late].Open($"/work/aid/{id}");
        await both[late].Sees("青溪法援民字第");
        Assert.Equal(1, await app.With<AppDb, int>(db => db.Steps.CountAsync(s => s.MatterId == id && s.Act == nameof(AidAct.Grant))));
        await head.Settle();
        await worker.Open($"/aid/{id}");
        await worker.Sees("已经决定给您法律援助");
        await worker.Picture("counter-08-granted");
    }
}
