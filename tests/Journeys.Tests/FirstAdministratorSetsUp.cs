using System.Text;
using System.Text.RegularExpressions;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>An empty installation: a one-time link makes the first administrator, who binds a second factor, imports the city and hangs a poster; it works at once.</summary>
public class FirstAdministratorSetsUp(Chrome chrome) : Journey(chrome)
{
    private const string Password = "Tongwan-2026-jia", Committee = "青溪县云桥镇石桥村人民调解委员会", Phone = "10000001601";
    private readonly Telephones phones = new();

    [Fact]
    public async Task From_the_printed_link_to_the_first_matter()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, live: true, services: phones.Answer, more: new() { ["Site:Url"] = Telephones.Site });
        // the start printed a link; this one replaces it
        var link = (await app.With<FirstAdministrator, string?>(door => door.EnsureLink(default)))!;
        var admin = await Visit(app, width: 1440);
        await admin.Open(link);
        await admin.Type("Form.Office", "桐湾市司法局");
        await admin.Type("Form.Name", "首位管理员");
        await admin.Type("Form.Login", "chief");
        await admin.Type("Form.Password", "12345678");
        await admin.Type("Form.Again", "12345678");
        await admin.Press("完成设置");
        await admin.Look("first-01-weak-password");
        Assert.Equal(0, await app.With<AppDb, int>(db => db.Staff.CountAsync()));
        await admin.Type("Form.Password", Password);
        await admin.Type("Form.Again", Password);
        await admin.Press("完成设置", "/work/admin");
        await admin.Sees("启用前要做的事");
        await admin.Look("first-02-to-do");
        var late = await Visit(app);
        await late.Open(link);
        await late.Sees("这个链接不能用");
        await late.Look("first-03-used-link");

        await SecondFactor(app, admin);
        await Import(admin, "/work/admin/divisions/import", "区划.csv", "text/csv", Divisions("330191101201001,第一网格,,,").Replace("330191101201,", "330191101999,", StringComparison.Ordinal), "上级330191101201");
        await Import(admin, "/work/admin/divisions/import", "区划.csv", "text/csv", Divisions("330191101201001,第一网格,,,"), null, "first-06-divisions");
        await Import(admin, "/work/admin/import/organizations", "机构.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            SheetWriter.Xlsx("机构", ImportOrganizations.Headers, [[Committee, "人民调解委员会", "330191101201", "青溪石桥人调字", "", "10010000213", "石桥村便民服务中心", "", "2025-01-01"]]), null, "first-07-organizations");
        await Import(admin, "/work/admin/import/staff", "人员.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            SheetWriter.Xlsx("人员", ImportStaff.Headers, [
                ["wangfang", "王芳", "", "网格调解员", Committee, "330191101201001", "2025-01-01", "邻里纠纷", "20"],
                ["lijun", "李军", "", "调委会主任", Committee, "", "2025-01-01", "", ""]]), null, "first-08-staff");
        await admin.Open("/work/admin/staff");
        await admin.Follow("王芳");
        var mediatorId = admin.Id;
        await admin.Open($"/work/admin/staff/{mediatorId}/password");
        await admin.Press("生成一次性链接");
        await admin.Sees("24小时内打开");
        var enter = Regex.Match(await admin.Text(), "/work/set-password/[A-Za-z0-9_-]+").Value;
        await admin.Look("first-09-password-link");

        await admin.Open("/work/admin/places/new");
        await admin.SelectBy("Form.Division", "云桥镇");
        await admin.Choose("Form.Reach", "EveryGrid");
        await admin.Type("Form.Label", "村委会公告栏");
        await admin.Look("first-10-place");
        await admin.Press("制作", "/work/admin/posters");
        var poster = Regex.Match(await admin.Page.Locator(".poster").InnerTextAsync(), "/d/[A-Z0-9]{6}").Value;
        await admin.Look("first-11-poster");
        var print = await admin.Page.PdfAsync(new() { Format = "A4", PrintBackground = true, PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("FASHU_PICTURES") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "first-11-poster.pdf"), print);
        Assert.Single(Regex.Matches(Encoding.Latin1.GetString(print), @"/Type\s*/Page\b"));
        await admin.Open("/work/admin");
        await admin.SeesNot("启用前要做的事"); // nothing is left to do

        var mediator = await Visit(app);
        await mediator.Open(enter);
        await mediator.Sees("王芳，您的登录名是 wangfang");
        await mediator.Type("Form.Password", "Wang-2026-fang!");
        await mediator.Type("Form.Again", "Wang-2026-fang!");
        await mediator.Look("first-13-own-password");
        await mediator.Press("保存密码", "/work/sign-in");
        await mediator.SignInAsStaff("wangfang", "Wang-2026-fang!");

        var citizen = await Visit(app);
        await citizen.Open(poster);
        await citizen.Sees("石桥村第一网格村委会公告栏");
        await citizen.Look("first-12-scanned");
        await citizen.Choose("Form.Here", "true");
        await citizen.Choose("Form.Danger", "false");
        await citizen.Press("继续", "/file/what");
        await citizen.Type("Form.Facts", "隔壁装修半夜还在打钻，家里有小学生。");
        await citizen.Press("继续", "/file/who");
        await citizen.Type("Form.Name", "隔壁的装修队");
        await citizen.Press("继续", "/file/want");
        await citizen.Type("Form.Wanted", "晚上八点以后不要施工。");
        await citizen.Press("继续", "/file/confirm");
        await citizen.Choose("Form.Exclusion", "None");
        await citizen.Type("Form.Name", "岑小红");
        await citizen.Press("下一步：用手机号登录", "/sign-in*");
        await citizen.Type("Form.Phone", Phone);
        await citizen.Press("发送验证码", "/sign-in/code*");
        await citizen.SeesNot("演示");
        await citizen.Type("Form.Code", phones.CodeFor(Phone));
        await citizen.Press("登录", "/file/confirm");
        await citizen.Press("提交申请", "/mediation/*");
        var id = citizen.Id;
        await citizen.Settle();
        Assert.Equal(mediatorId, (await app.Case(id)).Handler);

        await mediator.Open("/work");
        await mediator.Sees("隔壁装修半夜还在打钻");
        await mediator.Look("first-14-mediator");
        await mediator.Open($"/work/mediation/{id}/accept");
        await mediator.Press("受理", $"/work/mediation/{id}");
        await mediator.Sees("青溪石桥人调字第1号");
        Assert.Equal(Stage.Accepted, (await app.Case(id)).Stage);
    }

    private static async Task SecondFactor(FashuApp app, Visitor admin)
    {
        await admin.Open("/work/me/totp");
        await admin.Type("Start.Password", Password);
        await admin.Press("开始绑定");
        await admin.Sees("第一步：用验证器扫码");
        var secret = (await admin.Page.Locator("code").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await admin.Look("first-04-totp");
        await admin.Type("Form.Code", "000000");
        await admin.Press("完成绑定");
        await admin.Sees("数字不对");
        await admin.Type("Form.Code", Totp.Code(secret, Totp.StepAt(TimeProvider.System.Now()), 6));
        await admin.Press("完成绑定", "/work/me/codes");
        await admin.Look("first-05-recovery-codes");
        Assert.Equal(10, await admin.Page.Locator("ol.codes li").CountAsync());
        Assert.True((await app.With<AppDb, StaffAccount>(db => db.Staff.SingleAsync(s => s.Login == "chief"))).HasTotp);

        // from now on the password alone opens nothing
        await admin.Page.Context.ClearCookiesAsync();
        await admin.SignInAsStaff("chief", Password);
        Assert.Equal("/work/sign-in/code", admin.Path);
        await admin.Type("Form.Code", Totp.Code(secret, Totp.StepAt(TimeProvider.System.Now()) + 1, 6));
        await admin.Press("登录", "/work");
    }

    /// <param name="error">What is wrong with the sheet; null where it is right and goes in.</param>
    private static async Task Import(Visitor admin, string page, string file, string type, byte[] sheet, string? error, string? picture = null)
    {
        await admin.Open(page);
        await admin.Attach("Check.File", file, type, sheet);
        await admin.Press("检查表格");
        await admin.Sees(error ?? "检查通过，还没有导入");
        if (picture is not null) await admin.Look(picture);
        if (error is not null)
        {
            await admin.Sees("一行也没有导入");
            await admin.Look("first-05-refused-sheet");
            return;
        }
        await admin.Page.Locator("form:has(input[name='Apply.Content']) button[type=submit]").ClickAsync();
        await admin.Until(url => url.Query.Contains("imported=", StringComparison.Ordinal));
    }

    private static Task Import(Visitor admin, string page, string file, string type, string sheet, string? error, string? picture = null) =>
        Import(admin, page, file, type, Encoding.UTF8.GetBytes(sheet), error, picture);

    private static string Divisions(string grid) => $"""
        代码*,名称*,启用日期,停用日期,承接代码
        3301,桐湾市,2015-01-01,,
        330191,青溪县,2015-01-01,,
        330191101,云桥镇,2015-01-01,,
        330191101201,石桥村,2015-01-01,,
        {grid}
        """;
}
