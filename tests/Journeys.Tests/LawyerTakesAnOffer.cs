using Fashu.Harness;
using Fashu.LegalAid;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Journeys.Tests;

/// <summary>A lawyer at the phone: takes an offered case, gives back another with the reason, keeps hearing and report.</summary>
public class LawyerTakesAnOffer(Chrome chrome) : Journey(chrome)
{
    [Fact]
    public async Task From_the_offer_to_hearing_and_report()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, demo: true, live: true); // what he takes and gives back is no longer there for others
        var lawyer = await Visit(app);
        await lawyer.SignInAsStaff("lawyer");
        await lawyer.Open("/work/aid/offers");
        await lawyer.Look("offer-01-list");
        // before taking, nothing names anybody
        var people = await app.With<AppDb, List<string>>(db => db.AidCases.AsNoTracking().AsSplitQuery().Where(c => c.Stage == AidStage.Granted).SelectMany(c => c.Persons.Select(p => p.Name)).ToListAsync());
        var text = await lawyer.Text();
        Assert.DoesNotContain(people, name => text.Contains(name, StringComparison.Ordinal));
        await lawyer.Page.Locator("button[name='Form.Offer']").First.ClickAsync();
        await lawyer.Until(url => url.AbsolutePath != "/work/aid/offers");
        var id = lawyer.Id;
        await lawyer.Look("offer-02-taken");
        var now = DateTime.UtcNow.CityDay();
        await lawyer.Open($"/work/aid/{id}/contact");
        await lawyer.Type("Form.On", now.ToString("yyyy-MM-dd", null));
        await lawyer.Type("Form.Way", "电话，本人");
        await lawyer.Type("Form.Text", "讲清了权利义务，约好见面。");
        await lawyer.Press("保存", $"/work/aid/{id}");
        await lawyer.Open($"/work/aid/{id}/hearing");
        await lawyer.Type("Form.Day", now.AddDays(-1).ToString("yyyy-MM-dd", null));
        await lawyer.Type("Form.Time", "09:30");
        await lawyer.Type("Form.Where", "青溪县人民法院第三法庭");
        await lawyer.Press("保存");
        await lawyer.Look("offer-03-past"); // a hearing of yesterday is refused at its field
        Assert.Equal("青溪县人民法院第三法庭", await lawyer.Page.Locator("[name='Form.Where']").InputValueAsync());
        await lawyer.Type("Form.Day", now.AddDays(20).ToString("yyyy-MM-dd", null));
        await lawyer.Press("保存", $"/work/aid/{id}");
        await lawyer.Sees("第三法庭");
        await lawyer.Open($"/work/aid/{id}/report");
        await lawyer.Type("Form.On", now.ToString("yyyy-MM-dd", null));
        await lawyer.Type("Form.Way", "电话，本人");
        await lawyer.Type("Form.Text", "已经立案，二十天后开庭。");
        await lawyer.Press("保存", $"/work/aid/{id}");
        await lawyer.Sees("已经立案，二十天后开庭");
        await lawyer.Look("offer-04-handling");

        // another one, assigned to him, goes back to the centre with the reason
        var other = await app.With<AppDb, Guid>(db => db.AidCases.AsNoTracking().Where(c => c.Stage == AidStage.Assigned && c.Handler == Fashu.Organizations.OrganizationSamples.StaffId("lawyer")).Select(c => c.Id).FirstAsync());
        await lawyer.Open($"/work/aid/{other}/return");
        await lawyer.Press("退回");
        await lawyer.Sees("请填写");
        await lawyer.Type("Form.Reason", "当天在外地有另一个开庭，赶不回来。");
        await lawyer.Press("退回", "/work*");
        await app.Settle();
        Assert.Equal(AidStage.Granted, await app.With<AppDb, AidStage>(db => db.AidCases.Where(c => c.Id == other).Select(c => c.Stage).SingleAsync()));
    }
}
