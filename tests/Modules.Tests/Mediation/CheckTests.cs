using System.Text.Json;
using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Whoever holds an agreement compares it with the one kept, and learns nothing else.</summary>
public sealed class CheckTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_paper_in_force_is_confirmed_without_names_numbers_or_sums(Database database)
    {
        var app = await city.On(database);
        var one = new CaseBench(app.Clock.Now()).At_(Stage.Effective);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        await app.With<AgreementPrinter>(p => p.Make(one.Id, default));
        one = await app.With<AppDb, MediationCase>(db => db.MediationCases.AsNoTracking().SingleAsync(c => c.Id == one.Id));
        var stranger = new Caller(app);
        var page = (await stranger.Get($"/check/{one.Agreement!.Id}")).Text;
        Assert.Contains(one.Number!, page);
        Assert.Contains("周**、龚**", page);
        foreach (var secret in (string[])["周秀英", "龚大河", "漏水", "赔偿款", "10000000101"]) Assert.DoesNotContain(secret, page);

        var answer = JsonDocument.Parse((await stranger.Get($"/api/v1/mediation/agreements/{one.Agreement.Id}/check")).Text).RootElement;
        var kept = await app.With<IAttachments, byte[]>(f => f.Read(one.Agreement.Document!.Value, default));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(kept)), answer.GetProperty("sha256").GetString(), ignoreCase: true);
        Assert.Contains("一致：就是存档的那一份", (await stranger.Upload($"/check/{one.Agreement.Id}", "check", [], [("Form.Paper", "协议.pdf", kept)])).Text);
        kept[^20] ^= 1;
        Assert.Contains("不一致：不是存档的那一份", (await stranger.Upload($"/check/{one.Agreement.Id}", "check", [], [("Form.Paper", "协议.pdf", kept)])).Text);
        Assert.Contains("请选择", (await stranger.Upload($"/check/{one.Agreement.Id}", "check", [], [])).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_not_in_force_is_no_paper(Database database)
    {
        var app = await city.On(database);
        var one = new CaseBench(app.Clock.Now()).At_(Stage.Drafted);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        var stranger = new Caller(app);
        foreach (var id in (Guid[])[one.Agreement!.Id, one.Id, Guid.CreateVersion7()])
        {
            Assert.Equal(404, (await stranger.Get($"/check/{id}")).Code);
            Assert.Equal(404, (await stranger.Get($"/api/v1/mediation/agreements/{id}/check")).Code);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_address_is_printed_once_it_is_in_force_and_the_site_is_known(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "1", ["Site:Url"] = "https://fashu.example" });
        var bench = new CaseBench(app.Clock.Now());
        var drafted = bench.At_(Stage.Drafted);
        var signed = bench.At_(Stage.Effective);
        await app.With<PaperMaker>(papers =>
        {
            Assert.Null(papers.CheckAt(drafted.Agreement!));
            Assert.Equal($"https://fashu.example/check/{signed.Agreement!.Id}", papers.CheckAt(signed.Agreement));
            return Task.CompletedTask;
        });
    }
}
