using System.Text.RegularExpressions;
using Fashu.Harness;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>A worker who was not paid, on a phone without script: from the self-check to the money, the rating and the file room; officer, head, lawyer, administrator and bureau at their desks.</summary>
public class WageThroughLegalAid(Chrome chrome) : Journey(chrome)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_worker_gets_a_lawyer_and_the_wage(Database database)
    {
        var today = DateTime.UtcNow.CityDay().ToString("yyyy-MM-dd", null);
        await using var app = await FashuApp.Start(database, demo: true, live: true);

        // what the city pays a lawyer, from today and from next year on: the day of the decision chooses
        var admin = await Visit(app, width: 1440);
        await admin.SignInAsStaff("admin");
        await SetRate(admin, today, "1800");
        await SetRate(admin, $"{DateTime.UtcNow.CityDay().Year + 1}-01-01", "2100");
        await admin.Sees("待执行");

        var worker = await Visit(app, script: false);
        await worker.Open("/aid/check");
        await worker.Choose("trouble", "Wages");
        await worker.Press("继续", "/aid/check*");
        await worker.Choose("lawyer", "false");
        await worker.Press("继续", "/aid/check*");
        await worker.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync();
        await worker.Press("继续", "/aid/check*");
        await worker.Sees("可以申请");
        await worker.Page.Locator("a:has-text('现在就申请')").ClickAsync();
        await worker.Arrive("/aid/apply*");
        await worker.Choose("Form.Speaker", "Self");
        await worker.Type("Form.Name", "白小满");
        await worker.Page.Locator("select[name='Form.Place']").SelectOptionAsync(Fashu.Divisions.DivisionSamplePlaces.TourCounty);
        await worker.Press("继续", "/aid/apply/what");
        await worker.Type("Form.Facts", "在岚江的工地干了四个月木工，老板一直拖着工钱不给。");
        await worker.Type("Form.Wanted", "把工钱付清。");
        await worker.Type("Form.Claim~yuan", "32000");
        await worker.Press("继续", "/aid/apply/other");
        await worker.Type("Form.Name", "岚江宏垒建筑劳务有限公司");
        await worker.Choose("Form.IsFirm", "true");
        await worker.Press("继续", "/aid/apply/means");
        await worker.Press("继续", "/aid/apply/confirm");
        await worker.Picture("01-confirm");
        await worker.Press("下一步：用手机号登录", "/sign-in*");
        await worker.SignInByPhone("10000000103");
        await worker.Arrive("/aid/apply/confirm");
        await worker.Press("提交申请");
        await worker.Until(url => url.AbsolutePath != "/aid/apply/confirm");
        var id = Guid.Parse(worker.Path.Split('/')[2]);
        await worker.Settle();
        await worker.Open($"/aid/{id}");
        await worker.Sees("您走绿色通道");
        await worker.Picture("02-own");

        var officer = await Visit(app, width: 1440);
        await officer.SignInAsStaff("aid");
        await officer.Open("/work");
        await officer.Sees("审查援助申请");
        await officer.Open($"/work/aid/{id}/supplement");
        await officer.Type("Form.What", "工友的说明，或者考勤的照片");
        await officer.Press("告知", $"/work/aid/{id}");
        await officer.Settle();
        await worker.Open($"/aid/{id}");
        await worker.Sees("工友的说明");
        await worker.Picture("03-supplement");
        await worker.Open($"/aid/{id}/supply");
        await worker.Attach("Form.Files", "attendance.png", "image/png", Pictures.Png);
        await worker.Type("Form.Said", "这是考勤的照片。");
        await worker.Press("交上去", $"/aid/{id}");
        await officer.Open($"/work/aid/{id}/propose");
        await officer.Choose("Form.Grant", "true");
        await officer.Type("Form.Opinion", "农民工讨薪，免予核查，考勤能对上。");
        await officer.Press("提交意见", $"/work/aid/{id}");
        await officer.Picture("04-proposed");

        var head = await Visit(app);
        await head.SignInAsStaff("aidhead");
        await head.Open($"/work/aid/{id}/decide");
        await head.Picture("05-decide");
        await head.Press("给予援助", $"/work/aid/{id}");
        await head.Sees("青溪法援民字第");
        await officer.Open($"/work/aid/{id}/assign");
        await officer.Choose("Form.Lawyer", Fashu.Organizations.OrganizationSamples.StaffId("lawyer").ToString());
        await officer.Type("Form.Reason", "按名册轮到");
        await officer.Picture("06-assign");
        await officer.Press("指派", $"/work/aid/{id}");
        await officer.Settle();

        var lawyer = await Visit(app);
        await lawyer.SignInAsStaff("lawyer");
        await lawyer.Open("/work");
        await lawyer.Sees("被拖欠工资");
        await lawyer.Open($"/work/aid/{id}/take");
        await lawyer.Press("接收", $"/work/aid/{id}");
        await lawyer.Open($"/work/aid/{id}/contact");
        await lawyer.Type("Form.On", today);
        await lawyer.Type("Form.Way", "电话，本人");
        await lawyer.Type("Form.Text", "问清了工期、工价和欠款的数目，约好明天看材料。");
        await lawyer.Press("保存", $"/work/aid/{id}");
        await lawyer.Open($"/work/aid/{id}/mandate");
        await lawyer.Choose("Form.Kind", "Special");
        await lawyer.Page.Locator("input[name='Form.Powers'][value=Settle]").CheckAsync();
        await lawyer.Press("准备好了，请受援人签", $"/work/aid/{id}");
        await lawyer.Sees("签委托书：白小满");
        await lawyer.Settle();
        await worker.Open($"/aid/{id}");
        await worker.Sees("请签授权委托书");
        await worker.Picture("07-asked-to-sign");
        await worker.Page.Locator("a:has-text('看全文，签名')").ClickAsync();
        await worker.Sees("请先完成实名核验"); // without a verified identity nobody signs online
        await lawyer.Open($"/work/aid/{id}/sign");
        await lawyer.Picture("07-sign");
        await lawyer.Page.Locator("summary:has-text('纸上签好名')").ClickAsync();
        await lawyer.Page.Locator("input[name='OnPaper.Who']").CheckAsync();
        await lawyer.Attach("OnPaper.Photo", "mandate.png", "image/png", Pictures.Png);
        await lawyer.Tick("OnPaper.Same");
        await lawyer.Press("登记纸质签名", $"/work/aid/{id}");
        await lawyer.Sees("纸质签名（附照片）");
        await lawyer.Open($"/work/aid/{id}/money");
        await lawyer.Page.Locator("[name='Form.Lines[0].Recovered~yuan']").FillAsync("32000");
        await lawyer.Press("保存", $"/work/aid/{id}");
        await lawyer.Picture("07-lawyer");
        await lawyer.Open($"/work/aid/{id}/finish");
        await lawyer.Page.Locator("select[name='Form.Outcome']").SelectOptionAsync("Settled");
        await lawyer.Type("Form.Result", "劳动仲裁调解：单位当场付清32000元。");
        await lawyer.Type("Form.On", today);
        await lawyer.Press("办结", $"/work/aid/{id}");
        await lawyer.Settle();
        await worker.Open($"/aid/{id}");
        await worker.Sees("单位当场付清");
        await worker.Sees("32,000");
        await worker.Picture("08-result");
        Assert.DoesNotContain("约好明天看材料", await worker.Text());

        await lawyer.Open($"/work/aid/{id}/hand-in");
        await lawyer.Press("交卷", $"/work/aid/{id}");
        await lawyer.Settle();

        // a second person goes by the published scale: what is lost has its reason, and what was typed stays
        var bureau = await Visit(app, width: 1440);
        await bureau.SignInAsStaff("county");
        var before = await Figures(bureau);
        await head.Open($"/work/aid/{id}/file");
        var items = await head.Page.Locator("fieldset:has(input[name$='.Points']) legend").AllInnerTextsAsync();
        for (var at = 0; at < items.Count; at++) await head.Type($"Form.Marks[{at}].Points", Most(items[at]));
        await head.Type("Form.Marks[4].Points", "10");
        await head.Press("合格");
        await head.Sees("“通报进展”扣了分，请写明理由");
        Assert.Equal("10", await head.Page.Locator("[name='Form.Marks[4].Points']").InputValueAsync());
        await head.Look("09-marks");
        await head.Type("Form.Marks[4].Reason", "中间一次进展晚了两天才告诉受援人。");
        await head.Press("合格", $"/work/aid/{id}");
        await head.Sees("95分，看逐项评分");
        await lawyer.Open($"/work/aid/quality/{id}");
        await lawyer.Sees("95分，优秀");
        await lawyer.Sees("晚了两天才告诉受援人");
        await lawyer.Picture("10-judged");

        await head.Open($"/work/aid/{id}/subsidy");
        await head.Sees("1,800 元");
        await head.SeesNot("2,100");
        await head.Picture("11-subsidy");
        await head.Press("登记发放", $"/work/aid/{id}");
        await head.Sees("民事案件 1 × 1,800 元 = 1,800 元");
        await head.Picture("12-paid");
        await head.Settle();

        await worker.Open("/messages");
        await worker.Sees("请您评价");
        await worker.Picture("13-messages");
        await worker.Open($"/m/{id}/rate");
        await worker.Choose("Form.Score", "Satisfied");
        await worker.Press("提交评价");
        await worker.Sees("您的评价我们收到了");
        await worker.Picture("14-rated");
        await worker.Open($"/aid/{id}");
        await worker.SeesNot("1,800"); // what the office judged and paid is its own
        await worker.SeesNot("优秀");

        // the bureau's figures: one more, in time, rated, its file among the best
        var after = await Figures(bureau);
        foreach (var column in (string[])["办结", "按时", "评价", "满意", "卷宗优秀"]) Assert.Equal(before.GetValueOrDefault(column) + 1, after[column]);
        foreach (var column in (string[])["不满意", "整改", "卷宗不合格"]) Assert.Equal(before.GetValueOrDefault(column), after[column]);
        await bureau.Picture("15-figures");

        // asked after the end, then put away
        await officer.Open($"/work/aid/{id}/visit");
        await officer.Type("Form.On", today);
        await officer.Type("Form.Way", "电话，本人");
        await officer.Type("Form.Text", "钱已经拿到，没有人收过他的钱。");
        await officer.Press("保存", $"/work/aid/{id}");
        await officer.Open($"/work/m/{id}/dossier");
        await officer.Type("Form.MissingReason", "当场调解付清，没有起诉状；证件看过原件，没有留复印件。");
        await officer.Picture("16-dossier");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "归档", Exact = true }).ClickAsync();
        await officer.Page.Locator("dialog.ask button:not(.secondary)").ClickAsync();
        await Assertions.Expect(officer.Page.GetByText("下载归档的卷宗")).ToBeVisibleAsync(new() { Timeout = 60_000 }); // printing takes its time
        await officer.Settle();
        Assert.Equal(AidStage.Archived, await app.With<AppDb, AidStage>(db => db.AidCases.Where(c => c.Id == id).Select(c => c.Stage).SingleAsync()));
        await officer.Page.ReloadAsync();
        await officer.Picture("17-archived");
        await worker.Open($"/aid/{id}");
        await worker.Sees("这件事已经办结");
        await worker.Picture("18-end");
    }

    /// <summary>From a day on, one civil case brings so many yuan.</summary>
    private static async Task SetRate(Visitor admin, string from, string yuan)
    {
        await admin.Open("/work/admin/settings/legalaid.subsidies");
        await admin.Type("Form.From", from);
        await admin.Select("Form.Values[0]", nameof(SubsidyKind.Civil));
        await admin.Type("Form.Values[1]", yuan);
        await admin.Type("Form.Values[2]", "演示数值，不是真实标准");
        await admin.Press("保存");
        await admin.Sees($"{DateOnly.Parse(from).Formal()}起");
    }

    /// <summary>The figures of legal aid as the bureau reads them, by column.</summary>
    private static async Task<Dictionary<string, int>> Figures(Visitor bureau)
    {
        await bureau.Open("/work/quality?by=kind");
        var columns = await bureau.Page.Locator("main thead th").AllInnerTextsAsync();
        var cells = await bureau.Page.Locator("main tbody tr:has(th:text-is('法律援助')) > *").AllInnerTextsAsync();
        return columns.Zip(cells).Skip(1).ToDictionary(f => f.First, f => int.Parse(f.Second));
    }

    /// <summary>通报进展（15分）: 15.</summary>
    private static string Most(string legend) => Regex.Match(legend, @"（(\d+)分）").Groups[1].Value;
}
