using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>A mediator leaves: the whole caseload goes to the successor once both have signed, and the door is closed behind the leaver.</summary>
public class HandOverOnLeaving(Chrome chrome, City city) : Journey(chrome)
{
    private const string Village = "330191101202", Leaver = $"m{Village}-1", Successor = $"m{Village}-2";

    [Fact]
    public async Task Both_sign_the_successor_has_all_and_the_leaver_cannot_get_in()
    {
        var app = await city.App;
        var (leaver, successor) = (OrganizationSamples.StaffId(Leaver), OrganizationSamples.StaffId(Successor));
        var first = await Visit(app, script: false);
        var one = await FileAt(first, "10000001701", "凤金水");
        var second = await Visit(app, script: false);
        var two = await FileAt(second, "10000001702", "任雪琴");
        Assert.All(new[] { await app.Row(one), await app.Row(two) }, row => Assert.Equal(leaver, row.Handler));

        var going = await Visit(app, width: 1440);
        await going.SignInAsStaff(Leaver);
        await going.Open($"/work/mediation/{one}/accept");
        await going.Press("受理", $"/work/mediation/{one}");
        var mine = await Open(app, leaver);
        Assert.Contains(one, mine);
        Assert.Contains(two, mine);
        await going.Open("/work/me/hand-over");
        await going.Select("Form.To", successor.ToString());
        await going.Type("Form.Reason", "下月到外地照顾家人，辞去调解员。");
        await going.Look("leave-01-propose");
        await going.Press("发起移交", "/work/hand-overs/*");
        var handOver = going.Id;
        await Sign(going, "leave-02-first-signature");
        Assert.Equal(mine, await Open(app, leaver)); // one signature moves nothing

        var coming = await Visit(app, width: 1440);
        await coming.SignInAsStaff(Successor);
        await coming.Open($"/work/hand-overs/{handOver}");
        await coming.Tick("Form.Read");
        await coming.Type("Form.Password", "not-mine-2026");
        await coming.Press("签字");
        await coming.Sees("密码不对");
        await coming.Type("Form.Password", OrganizationSamples.Password);
        await coming.Tick("Form.Read");
        await coming.Press("签字");
        await coming.Sees($"共移交 {mine.Count} 件");
        await coming.Look("leave-03-done");
        await coming.Settle();
        Assert.Empty(await Open(app, leaver));
        Assert.Superset(mine.ToHashSet(), (await Open(app, successor)).ToHashSet());
        await coming.Open("/work");
        await coming.Look("leave-04-successor");
        await first.Open($"/mediation/{one}");
        await first.Sees((await app.Row(one)).HandlerName!);
        await first.Picture("leave-05-citizen");

        var admin = await Visit(app, width: 1440);
        await admin.SignInAsStaff("admin");
        await admin.Open($"/work/admin/staff/{leaver}/leave-service");
        await admin.Type("Form.LastDay", TimeProvider.System.Now().CityDay().AddDays(-1).ToString("yyyy-MM-dd"));
        await admin.Look("leave-06-leave");
        await admin.Press("办理离任");
        await admin.Page.Locator("dialog button.danger").ClickAsync();
        await admin.Arrive($"/work/admin/staff/{leaver}");
        await admin.Sees("离任");
        await admin.Look("leave-07-left");

        // the open session is over, and the password opens nothing any more
        await going.Open("/work");
        Assert.Equal("/work/sign-in", going.Path);
        await going.Type("Form.Login", Leaver);
        await going.Type("Form.Password", OrganizationSamples.Password);
        await going.Press("登录");
        await going.Sees("登录名或密码不对");
        await going.Look("leave-08-closed");
        await going.Page.GotoAsync($"/work/mediation/{one}");
        Assert.Equal("/work/sign-in", going.Path);
    }

    private static async Task Sign(Visitor who, string picture)
    {
        await who.Tick("Form.Read");
        await who.Type("Form.Password", OrganizationSamples.Password);
        await who.Look(picture);
        await who.Press("签字");
        await who.Sees("已签字");
    }

    private static Task<List<Guid>> Open(FashuApp app, Guid staff) =>
        app.With<AppDb, List<Guid>>(db => db.Matters.Where(m => m.Handler == staff && m.ClosedAt == null).Select(m => m.Id).OrderBy(id => id).ToListAsync());

    // not at a poster: through the tree, down to the grid
    private static async Task<Guid> FileAt(Visitor citizen, string phone, string name)
    {
        await citizen.Open("/file");
        await citizen.Choose("Form.Danger", "false");
        await citizen.Press("继续", "/file/where");
        await citizen.Follow("云桥镇");
        await citizen.Page.Locator($"a[href$='at={Village}']").ClickAsync();
        await citizen.Choose("Form.Place", Village + "001");
        await citizen.Press("继续", "/file/what");
        await citizen.Type("Form.Facts", "两家承包地相邻，田埂被移了大约半米。");
        await citizen.Press("继续", "/file/who");
        await citizen.Type("Form.Name", "隔壁地的主人");
        await citizen.Press("继续", "/file/want");
        await citizen.Type("Form.Wanted", "恢复原来的地界。");
        await citizen.Press("继续", "/file/confirm");
        await citizen.Choose("Form.Exclusion", "None");
        await citizen.Type("Form.Name", name);
        await citizen.Press("下一步：用手机号登录", "/sign-in*");
        await citizen.SignInByPhone(phone);
        await citizen.Arrive("/file/confirm");
        await citizen.Press("提交申请", "/mediation/*");
        await citizen.Settle();
        return citizen.Id;
    }
}
