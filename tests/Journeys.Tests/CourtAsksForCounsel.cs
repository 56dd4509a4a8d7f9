using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Fashu.Harness;

namespace Fashu.Journeys.Tests;

/// <summary>The court's clerk gives notice by form and by program; the centre assigns and answers; the court sees who acts, acknowledges and tells the day in court.</summary>
public class CourtAsksForCounsel(Chrome chrome) : Journey(chrome)
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_defendant_gets_a_lawyer_and_the_court_learns_who(Database database)
    {
        var today = DateTime.UtcNow.CityDay();
        await using var app = await FashuApp.Start(database, demo: true, live: true);

        var court = await Visit(app, width: 1440);
        await court.SignInAsStaff("court");
        await court.Open("/work");
        await court.Arrive("/work/partner");
        await court.Sees("陶望山"); // a notice that the centre registered for it
        await court.Picture("01-desk");
        await court.Open("/work/partner/new");
        await court.Type("Form.Number", "（2026）桐0191刑初301号");
        await court.Select("Form.Stage", "FirstInstance");
        await court.Type("Form.Name", "卓一凡");
        await court.Type("Form.Charge", "盗窃罪");
        await court.Page.Locator("input[name='Form.Grounds'][value=Minor]").CheckAsync();
        await court.Picture("02-notice");
        await court.Press("通知法律援助中心", "/work/partner/notices/*");
        await court.Sees("已经送到法律援助中心");
        var id = court.Id;

        // the court's own system, with a token of the clerk
        await court.Open("/work/me/tokens");
        await court.Type("Form.Title", "办案系统");
        await court.Type("Form.Password", "Fashu-demo-2026");
        await court.Press("新建");
        await court.Sees("令牌已建好");
        var secret = Regex.Match(await court.Text(), "fs_[0-9a-f]{64}").Value;
        Assert.NotEqual("", secret);
        using var program = new HttpClient { BaseAddress = app.Url };
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        using var sent = await program.PostAsJsonAsync("/api/v1/legal-aid/partner/notices", new { id = Guid.CreateVersion7(), number = "（2026）桐0191刑初302号", stage = "FirstInstance", grounds = Array.Empty<string>(), name = "韦大同", charge = "危险驾驶罪" });
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await app.Settle();
        await court.Open("/work/partner");
        await court.Sees("韦大同");

        var officer = await Visit(app, width: 1440);
        await officer.SignInAsStaff("aid");
        await officer.Open("/work");
        await officer.Sees("卓一凡");
        await officer.Open($"/work/aid/{id}/assign");
        var choice = officer.Page.Locator("input[name='Form.Lawyer']").First;
        await choice.CheckAsync(new() { Force = true });
        await officer.Type("Form.Reason", "按名册轮到");
        await officer.Press("指派", $"/work/aid/{id}");
        await officer.Open($"/work/aid/{id}/organ");
        await officer.Type("Form.How", "复函在系统里");
        await officer.Press("登记", $"/work/aid/{id}");
        await officer.Settle();
        var lawyer = await app.With<AppDb, string?>(db => Task.FromResult(db.Matters.Where(m => m.Id == id).Select(m => m.HandlerName).Single()));

        await court.Open($"/work/partner/notices/{id}");
        await court.Sees(lawyer!);
        await court.Sees("执业证号");
        await court.Picture("03-lawyer");
        foreach (var inner in new[] { "补贴", "卷宗", "办理记录", "质量" }) await court.SeesNot(inner);
        await court.IsAccessible();
        await court.Press("签收复函", $"/work/partner/notices/{id}");
        await court.Sees("签收。");
        await court.Open($"/work/partner/notices/{id}/news");
        await court.Select("Form.News", "Hearing");
        await court.Type("Form.On", today.AddDays(15).ToString("yyyy-MM-dd", null));
        await court.Type("Form.Time", "09:30");
        await court.Type("Form.Where", "第三审判庭");
        await court.Picture("04-news");
        await court.Press("告知", $"/work/partner/notices/{id}");
        await court.Sees("第三审判庭");
        await court.Settle();
        await officer.Open($"/work/aid/{id}");
        await officer.Sees("第三审判庭");
        await officer.Sees("签收");
        await officer.Picture("05-officer");
        Assert.Equal(403, (await court.Page.APIRequest.GetAsync(new Uri(app.Url, $"/work/aid/{id}").ToString(), new() { MaxRedirects = 0 })).Status); // a page that is refused would be a complaint of the browser
    }
}
