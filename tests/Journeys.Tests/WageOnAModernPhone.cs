using Fashu.Divisions;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>What script changes for the worker of <see cref="WageThroughLegalAid"/>: words that outlive the phone, a photo that is refused and takes nothing along, a page that follows the office by itself.</summary>
public class WageOnAModernPhone(Chrome chrome, City city) : Journey(chrome)
{
    [Fact]
    public async Task A_worker_applies_in_two_sittings_and_sees_the_decision_come()
    {
        var app = await city.App;
        var worker = await Visit(app);
        await worker.Open("/aid/check");
        await worker.Look("modern-01-trouble");
        await Next("asked=trouble", "请选一项"); // nothing was chosen
        await worker.Choose("trouble", "Wages");
        await Next("trouble=Wages", "这件事请了律师吗");
        await worker.Choose("lawyer", "false");
        await Next("lawyer=false", "进城务工");
        await worker.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync();
        await worker.Look("modern-02-status");
        await Next("status=MigrantWorker", "可以申请");
        await worker.Look("modern-03-may");
        await worker.Follow("现在就申请");
        await worker.Until(url => url.AbsolutePath == "/aid/apply");
        await worker.Choose("Form.Speaker", "Self");
        await worker.Type("Form.Name", "舒望秋");
        await worker.Select("Form.Place", DivisionSamplePlaces.TourCounty);
        await worker.Look("modern-04-who");
        await worker.Press("继续", "/aid/apply/what");

        // the battery dies before anything was sent: the words are on the phone
        const string facts = "在云桥镇的服装厂做了五个月缝纫工，厂里说等尾款，三个月的工钱一直没发。";
        await worker.Type("Form.Facts", facts);
        await worker.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(v => v.includes('缝纫工'))");
        await worker.Page.ReloadAsync();
        await worker.Sees("已恢复您上次没填完的内容");
        await Assertions.Expect(worker.Page.Locator("[name='Form.Facts']")).ToHaveValueAsync(facts);

        // what is no photo is refused by name, and nothing written goes with it
        await worker.Type("Form.Wanted", "把三个月的工钱付清。");
        await worker.Type("Form.Claim~yuan", "13500");
        await worker.Attach("Form.Papers", "工资表.pdf", "application/pdf", "这不是PDF"u8.ToArray());
        await worker.Sees("已选 1 张");
        await worker.Press("继续");
        await worker.Sees("“工资表.pdf”没有收下");
        await Assertions.Expect(worker.Page.Locator("[name='Form.Facts']")).ToHaveValueAsync(facts);
        await Assertions.Expect(worker.Page.Locator("[name='Form.Claim~yuan']")).ToHaveValueAsync("13500");
        await worker.Look("modern-05-refused");
        await worker.Page.GetByRole(AriaRole.Button, new() { Name = "去掉第 1 张" }).ClickAsync();
        await worker.Attach("Form.Papers", "工资表.png", "image/png", await worker.Page.ScreenshotAsync());
        await worker.Sees("已选 1 张");
        await worker.Press("继续", "/aid/apply/other");

        // another day: the application is where it was left
        await worker.Open("/aid/apply");
        await worker.Sees("您有一份没填完的申请");
        await worker.Sees("在云桥镇的服装厂");
        await worker.Look("modern-06-draft");
        await worker.Follow("接着填", "/aid/apply/other");
        await worker.Type("Form.Name", "青溪云织服装厂");
        await worker.Choose("Form.IsFirm", "true");
        await worker.Press("继续", "/aid/apply/means");
        await worker.Press("继续", "/aid/apply/confirm");
        await worker.Sees("工资表.jpg");
        await worker.Look("modern-07-confirm");
        await worker.Press("下一步：用手机号登录", "/sign-in*");
        await worker.SignInByPhone("10000001941");
        await worker.Arrive("/aid/apply/confirm");
        await worker.Press("提交申请");
        await worker.Until(url => url.AbsolutePath != "/aid/apply/confirm");
        var id = worker.Id;
        await worker.Settle();
        await worker.Open($"/aid/{id}");
        await worker.Sees("您走绿色通道");

        // the page stays open: what the office does comes to it
        await worker.Ask("globalThis.opened = 'once'");
        var officer = await Visit(app, width: 1440);
        await officer.SignInAsStaff("aid");
        await officer.Open($"/work/aid/{id}/verify");
        foreach (var proof in await officer.Page.Locator("input[name='Form.Proofs']").AllAsync()) await proof.CheckAsync();
        await officer.Type("Form.How", "看了厂里的工牌和工资表，打电话核对过。");
        await officer.Press("已核对", $"/work/aid/{id}");
        await officer.Open($"/work/aid/{id}/grant");
        await officer.Press("给予援助", $"/work/aid/{id}");
        await worker.Sees("已经决定给您法律援助");
        Assert.Equal("once", (await worker.Ask("globalThis.opened")).GetString());
        await worker.Look("modern-08-granted");
        var granted = await app.With<AppDb, AidCase>(db => db.AidCases.AsNoTracking().AsSplitQuery().SingleAsync(c => c.Id == id));
        Assert.Equal((AidStage.Granted, facts, 1_350_000L), (granted.Stage, granted.Facts, granted.ClaimFen));

        async Task Next(string query, string seen)
        {
            await worker.Press("继续");
            await worker.Until(url => url.Query.Contains(query, StringComparison.Ordinal));
            await worker.Sees(seen);
            await worker.Rest();
        }
    }
}
