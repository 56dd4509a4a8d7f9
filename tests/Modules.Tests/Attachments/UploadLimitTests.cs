using System.Text.Json;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.People;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Attachments;

/// <summary>How often somebody may send files; words alone do not count.</summary>
public class UploadLimitTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_visitor_who_sends_file_upon_file_is_told_to_wait(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "1" });
        await app.With<AppDb>(async db =>
        {
            db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = PeopleSettings.Uploads.Key, From = new(2026, 1, 1), Value = JsonSerializer.Serialize(new Limit(3, 10), OutboxRow.Json), By = "测试", At = app.Clock.Now() });
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<Settings>().Reload(default);
        byte[] photo = [.. FileSamples.JpegOf([]), .. new byte[80_000]];
        Task<Answer> Send(Caller browser) => browser.Upload("/file/what", "what", [("Form.Facts", "漏水")], [("Form.Photos", "a.jpg", photo)]);
        for (var i = 0; i < 3; i++) Assert.Equal(303, (await Send(await Started(app))).Code);
        var late = await Started(app);
        var refused = await Send(late);
        Assert.Equal(429, refused.Code);
        Assert.Contains("操作太频繁", refused.Text);
        // words go on
        Assert.Equal(303, (await late.Fill("/file/what", "what", ("Form.Facts", "漏水"))).Code);
    }

    private static async Task<Caller> Started(FashuApp app)
    {
        var browser = new Caller(app);
        await browser.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        return browser;
    }
}
