using System.Text;
using Fashu.Harness;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>A city brings its committees with their members in one sheet; the same sheet may come again.</summary>
public sealed class MembersImportTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Members_come_with_their_committee_once(Database database)
    {
        var app = await city.On(database);
        var by = await new Fashu.Mediation.Story(app).Staff("admin");
        const string name = "青溪县云桥镇物业纠纷人民调解委员会";
        async Task<ImportOutcome> Import(string members, string kind = "人民调解委员会") => await app.With<ImportOrganizations, ImportOutcome>(s =>
            s.Handle(new MemoryStream(Encoding.UTF8.GetBytes($"名称,类别,区划代码,任期第一天,委员\n{name},{kind},330191101,2025-01-01,{members}\n")), false, by, default));
        Assert.Contains("应为主任、副主任、委员或者女", string.Join('\n', (await Import("顾明礼（组长）")).Errors.Select(e => e.ToString())));
        Assert.Contains("只能有一名主任", string.Join('\n', (await Import("顾明礼（主任）、周根生（主任）")).Errors.Select(e => e.ToString())));
        Assert.Equal(1, (await Import("顾明礼（主任）、孙玉兰（副主任，女）、周根生")).Added);
        Assert.Equal(0, (await Import("顾明礼（主任）、孙玉兰（副主任，女）、周根生")).Changed);
        Assert.Equal(1, (await Import("周根生、吴阿珍（女）")).Changed);
        await app.With<AppDb>(async db =>
        {
            var id = (await db.Organizations.SingleAsync(o => o.Name == name)).Id;
            var all = await db.Members.Where(m => m.OrganizationId == id).OrderBy(m => m.Name).ToListAsync();
            Assert.Equal([("吴阿珍", MemberRole.Member, true), ("周根生", MemberRole.Member, false), ("孙玉兰", MemberRole.Deputy, true), ("顾明礼", MemberRole.Head, false)],
                all.Select(m => (m.Name, m.Role, m.Woman)).OrderBy(m => m.Name, StringComparer.Ordinal));
            Assert.All(all, m => Assert.Equal(new(2025, 1, 1), m.From));
        });
    }
}
