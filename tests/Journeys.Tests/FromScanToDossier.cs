using System.IO.Compression;
using Fashu.Harness;

namespace Fashu.Journeys.Tests;

/// <summary>One dispute from the scanned code to the file: the citizen without script, the mediator on a phone.</summary>
public class FromScanToDossier(Chrome chrome) : Journey(chrome)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_quarrel_is_filed_settled_and_filed_away(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, live: true);

        var citizen = await Visit(app, script: false);
        await citizen.Open("/d/QXTKQ2");
        await citizen.Picture("01-start");
        await citizen.Choose("Form.Here", "true");
        await citizen.Choose("Form.Danger", "false");
        await citizen.Press("继续", "/file/what");
        await citizen.Type("Form.Facts", "楼上卫生间漏水，把我家天花板泡坏了，𠮷先生说了几次也不修。");
        await citizen.Attach("Form.Photos", "ceiling.png", "image/png", Pictures.Png);
        await citizen.Picture("02-what");
        await citizen.Press("继续", "/file/who");
        await citizen.Type("Form.Name", "䶮小明");
        await citizen.Type("Form.Phone", "10000000202");
        await citizen.Press("继续", "/file/want");
        await citizen.Type("Form.Wanted", "把漏水修好，赔偿刷墙的钱。");
        await citizen.Press("继续", "/file/confirm");
        await citizen.Choose("Form.Exclusion", "None");
        await citizen.Type("Form.Name", "周秀英");
        await citizen.Picture("03-confirm");
        await citizen.Press("下一步：用手机号登录", "/sign-in*");
        await citizen.SignInByPhone("10000000101");
        await citizen.Arrive("/file/confirm");
        await citizen.Press("提交申请", "/mediation/*");
        var id = Guid.Parse(citizen.Path.Split('/')[2]);
        await citizen.Settle();
        await citizen.Open($"/mediation/{id}");
        await citizen.Sees("待受理");
        await citizen.Picture("04-filed");

        var mediator = await Visit(app);
        await mediator.SignInAsStaff("mediator");
        await mediator.Open($"/work/mediation/{id}");
        await mediator.Sees("周秀英");
        await mediator.Picture("05-work-filed");
        var before = await app.Numbers(DateTime.UtcNow.CityDay().Year);
        await mediator.Open($"/work/mediation/{id}/accept");
        await mediator.Press("受理", $"/work/mediation/{id}");
        await mediator.Sees($"青溪石桥人调字第{before + 1}号");
        await mediator.Open($"/work/mediation/{id}/invite");
        await mediator.Picture("06-invite");
        await mediator.Page.Locator("form button[type=submit]").Last.ClickAsync();
        await mediator.Page.WaitForSelectorAsync("text=/i/");
        var link = System.Text.RegularExpressions.Regex.Match(await mediator.Page.ContentAsync(), @"/i/[A-Za-z0-9_-]{20,}").Value;
        await mediator.Picture("07-invited");

        var other = await Visit(app, script: false);
        await other.Open(link);
        Assert.DoesNotContain("漏水", await other.Text());
        Assert.DoesNotContain("周秀英", await other.Text());
        await other.Picture("08-invitation");
        await other.SignInByPhone("10000000202");
        await other.Open(link);
        if (!other.Path.EndsWith("/answer", StringComparison.Ordinal))
        {
            await other.Page.Locator("main form button[type=submit]").First.ClickAsync();
            await other.Arrive("/mediation/*");
        }
        await other.Open($"/mediation/{id}/answer");
        await other.Picture("09-answer");
        await other.Tick("Form.RightsRead");
        await other.Choose("Form.Answer", "Consent");
        await other.Type("Form.Statement", "水管老化，我愿意修，赔钱可以商量。");
        await other.Press("提交答复", $"/mediation/{id}");
        await other.Settle();

        await mediator.Open($"/work/mediation/{id}/oral");
        await mediator.Type("Form.Content", "双方同意：䶮小明当天请人修好水管，当场赔偿刷墙费800元，双方再无争议。");
        await mediator.Type("Form.Terms[0].What", "赔偿刷墙费");
        await mediator.Type("Form.Terms[0].Fen~yuan", "800");
        await mediator.Tick("Form.BothThinkPaperUnnecessary");
        await mediator.Tick("Form.PerformedAtOnce");
        await mediator.Picture("10-oral");
        await mediator.Press("记录口头协议，化解", $"/work/mediation/{id}");
        await mediator.Settle();
        await mediator.Open($"/work/mediation/{id}");
        await mediator.Sees("已化解");
        await mediator.Picture("11-work-green");

        await citizen.Open($"/mediation/{id}");
        await citizen.Sees("已化解");
        await citizen.Picture("12-green");

        var clerk = await Visit(app, width: 1440);
        await clerk.SignInAsStaff("clerk");
        await clerk.Open($"/work/m/{id}/dossier");
        await clerk.Picture("13-dossier");
        var download = clerk.Page.WaitForDownloadAsync(new() { Timeout = 120_000 });
        await clerk.Page.Locator("a[href$='.zip'], button:has-text('下载')").First.ClickAsync();
        var file = Path.Combine(app.Folder, "dossier.zip");
        await (await download).SaveAsAsync(file);
        using var archive = ZipFile.OpenRead(file);
        Assert.Contains(archive.Entries, e => e.Name == "manifest.json");
        Assert.Contains(archive.Entries, e => e.Name.EndsWith(".pdf", StringComparison.Ordinal));
        Assert.Contains(archive.Entries, e => e.FullName.Contains("ceiling", StringComparison.Ordinal));
    }
}
