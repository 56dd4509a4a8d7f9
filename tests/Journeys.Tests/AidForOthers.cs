using System.Text;
using Fashu.Divisions;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>Staff apply for who cannot: the duty lawyer while the caller is on the line, the centre's officer for a whole crew with their list.</summary>
public class AidForOthers(Chrome chrome, City city) : Journey(chrome)
{
    private const string Caller = "10000001911";

    [Fact]
    public async Task A_duty_lawyer_files_for_a_caller_who_follows_it_on_the_own_phone()
    {
        var app = await city.App;
        var lawyer = await Visit(app, width: 1440);
        await lawyer.SignInAsStaff("lawyer");
        await lawyer.Open("/work/aid/file");
        await lawyer.Select("Form.Speaker", "Self");
        await lawyer.Type("Form.Name", "晏水根");
        await lawyer.Type("Form.ForPhone", "1000000191");
        await lawyer.Select("Form.Channel", "电话");
        await lawyer.Select("Form.Place", DivisionSamplePlaces.TourCounty);
        await lawyer.Select("trouble", "Wages");
        await lawyer.Select("lawyer", "false");
        await lawyer.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync(new() { Force = true });
        await lawyer.Type("Form.Facts", "在云桥镇的工地做泥工三个月，工头说甲方没有结账，工钱一直没给。");
        await lawyer.Type("Form.Wanted", "把三个月的工钱付清。");
        await lawyer.Type("Form.Claim~yuan", "21000");
        await lawyer.Type("Form.OtherName", "岚江筑成劳务有限公司");
        await lawyer.Choose("Form.OtherIsFirm", "true");
        await lawyer.Look("others-01-typed");
        // a digit is missing: said at the field, and nothing typed is gone
        await lawyer.Press("读给当事人听过，提交");
        await lawyer.Sees("手机号码应是11位");
        Assert.Equal("晏水根", await lawyer.Page.Locator("[name='Form.Name']").First.InputValueAsync());
        Assert.Contains("泥工三个月", await lawyer.Page.Locator("[name='Form.Facts']").InputValueAsync());
        await lawyer.Type("Form.ForPhone", Caller);
        await lawyer.Press("读给当事人听过，提交", "/work/aid/filed/*");
        var id = lawyer.Id;
        await lawyer.Sees("已经提交，不用再填一次");
        await lawyer.Sees("晏水根");
        await lawyer.Look("others-02-filed");
        await app.Settle();
        await city.Phones.Deliver(app);
        Assert.Contains(city.Phones.Of(Caller), t => t.Contains("法律援助", StringComparison.Ordinal));
        // how far it has come and no more: the case itself is the centre's
        var answer = await lawyer.Page.GotoAsync($"/work/aid/{id}");
        Assert.True(answer!.Status >= 400, $"a lawyer without the case reads it: {answer.Status}");

        var officer = await Visit(app, width: 1440);
        await officer.SignInAsStaff("aid");
        await officer.Open($"/work/aid/{id}");
        await officer.Sees("绿色通道");
        await officer.Sees("电话");
        await officer.Look("others-03-centre");

        var caller = await Visit(app);
        await caller.SignInByPhone(Caller);
        await caller.Sees("这是您的账号吗"); // somebody else typed the number, perhaps wrongly
        await caller.Press("是我，继续");
        await caller.Until(url => url.AbsolutePath != "/sign-in/holder");
        await caller.Open("/my");
        await caller.Sees("被拖欠工资");
        await caller.Open($"/aid/{id}");
        await caller.Sees("您走绿色通道");
        await caller.Look("others-04-own");
    }

    [Fact]
    public async Task An_officer_files_for_a_crew_mends_the_list_and_reads_the_sums()
    {
        var app = await city.App;
        var clerk = await Visit(app, width: 1440);
        await clerk.SignInAsStaff("aid");
        await clerk.Open("/work/aid/group");
        await clerk.Type("Form.OtherName", "岚江恒达装饰有限公司");
        await clerk.Choose("Form.OtherIsFirm", "true");
        await clerk.Select("Form.Channel", "窗口");
        await clerk.Select("Form.Place", DivisionSamplePlaces.TourCounty);
        await clerk.Type("Form.Facts", "二〇二六年三月到九月在城东的写字楼装修，公司说等甲方付款，一直没有结清。");
        await clerk.Type("Form.Wanted", "按名单付清各人的工钱。");
        await clerk.Select("trouble", "Wages");
        await clerk.Select("lawyer", "false");
        await clerk.Page.Locator("input[name=status][value=MigrantWorker]").CheckAsync(new() { Force = true });
        await clerk.Attach("Form.File", "crew.csv", "text/csv", List("龚来福,,,一万二,,,\n"));
        await clerk.Press("检查名单并提交");
        await clerk.Sees("名单有1处要改正，还没有提交");
        await clerk.Look("crew-01-faults");
        Assert.Contains("按名单付清", await clerk.Page.Locator("[name='Form.Wanted']").InputValueAsync());
        await clerk.Attach("Form.File", "crew.csv", "text/csv", List("龚来福,,,12000,,,\n"));
        await clerk.Press("检查名单并提交", "/work/aid/group/*");
        await clerk.Sees("龚来福");
        await clerk.Sees("48,600"); // 28,600 + 8,000 + 12,000
        await clerk.Look("crew-02-list");
        var id = clerk.Id;
        await clerk.Open($"/work/aid/{id}");
        await clerk.Sees("岚江恒达装饰有限公司");
        await clerk.Look("crew-03-case");
        var one = await app.With<AppDb, AidCase>(db => db.AidCases.AsNoTracking().AsSplitQuery().SingleAsync(c => c.Id == id));
        Assert.Equal(["龙根生", "姜小妹", "龚来福"], one.Persons.OrderBy(p => p.No).Select(p => p.Name));

        static byte[] List(string last) => Encoding.UTF8.GetBytes("姓名*,身份证号,手机号,请求金额（元）,请求什么,备注,代表人\n龙根生,,,28600,,,\n姜小妹,,,8000,,,\n" + last);
    }
}
