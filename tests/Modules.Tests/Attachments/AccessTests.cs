using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Attachments;

/// <summary>Who may open which file of a matter, over HTTP and with sessions of real people; and how a file is given and handed out.</summary>
public class AccessTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_sees_what_is_his_and_what_was_shown_to_him(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        var (own, shared, office) = (await bench.Give(bench.Applicant, shown: false), await bench.Give(bench.Applicant, shown: true), await bench.Give(bench.Mediator, shown: false));
        var answer = await bench.Give(bench.Respondent, shown: false);
        var matrix = new (string Who, Caller Caller, bool Own, bool Shared, bool Office, bool Answer)[]
        {
            ("applicant", bench.Applicant, true, true, false, false),
            ("respondent", bench.Respondent, false, true, false, true),
            ("another citizen", bench.Stranger, false, false, false, false),
            ("mediator of the matter", bench.Mediator, true, true, true, true),
            ("head of its committee", await bench.Officer("head"), true, true, true, true),
            ("county of its place", await bench.Officer("county"), true, true, true, true),
            ("mediator elsewhere", await bench.Officer("t330192001-2"), false, false, false, false),
            ("head of a committee elsewhere", await bench.Officer("h330192001"), false, false, false, false),
            ("administrator", await bench.Officer("admin"), false, false, false, false),
        };
        foreach (var row in matrix)
            foreach (var (file, may) in new[] { (own, row.Own), (shared, row.Shared), (office, row.Office), (answer, row.Answer) })
                foreach (var path in new[] { $"/files/{file}", $"/api/v1/attachments/{file}" })
                    Assert.True((may ? 200 : 404) == (await row.Caller.Get(path)).Code, $"{row.Who} {path}");
        foreach (var row in matrix)
        {
            var list = await row.Caller.Get($"/api/v1/attachments/matters/{bench.Matter}");
            var seen = list.Code == 200 ? list.Json.AsArray().Select(f => (Guid)f!["id"]!).ToList() : [];
            Assert.True(new[] { row.Own, row.Shared, row.Office, row.Answer }.SequenceEqual(new[] { own, shared, office, answer }.Select(seen.Contains)), row.Who);
        }
        var visitor = new Caller(bench.App);
        Assert.Equal(302, (await visitor.Get($"/files/{shared}")).Code);
        Assert.Equal(401, (await visitor.Get($"/api/v1/attachments/{shared}")).Code);
        Assert.Equal(404, (await bench.Applicant.Get($"/files/{Guid.CreateVersion7()}")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_left_the_matter_sees_its_files_no_more(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        var own = await bench.Give(bench.Respondent, shown: true);
        Assert.Equal(200, (await bench.Respondent.Get($"/files/{own}")).Code);
        await bench.App.With<AppDb>(async db =>
        {
            foreach (var part in await db.Participants.Where(p => p.MatterId == bench.Matter && p.Role == "Respondent").ToListAsync()) part.Leave(bench.App.Clock.Now());
            await db.SaveChangesAsync();
        });
        Assert.Equal(404, (await bench.Respondent.Get($"/files/{own}")).Code);
        Assert.Equal(404, (await bench.Upload(bench.Respondent, "a.png", FileSamples.Png)).Code);
        Assert.Equal(200, (await bench.Mediator.Get($"/files/{own}")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_files_of_a_draft_open_in_its_own_browser_alone(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        var browser = new Caller(bench.App);
        await browser.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        await browser.Upload("/file/what", "what", [("Form.Facts", "漏水")], [("Form.Photos", "a.png", FileSamples.Png)]);
        var id = System.Text.RegularExpressions.Regex.Match((await browser.Get("/file/what")).Text, "/draft/mediation/files/([0-9a-f-]{36})").Groups[1].Value;
        var draft = await bench.App.With<AppDb, Guid>(db => db.StoredFiles.Where(f => f.Id == Guid.Parse(id)).Select(f => f.MatterId).SingleAsync());
        Assert.Equal(200, (await browser.Get($"/draft/mediation/files/{id}")).Code);
        foreach (var other in new[] { new Caller(bench.App), bench.Applicant, bench.Stranger, bench.Mediator, await bench.Officer("admin") })
        {
            Assert.Equal(404, (await other.Get($"/draft/mediation/files/{id}")).Code);
            Assert.NotEqual(200, (await other.Get($"/files/{id}")).Code);
            Assert.NotEqual(200, (await other.Get($"/api/v1/attachments/matters/{draft}")).Code);
        }
        // nor by the general address: the draft is no matter yet
        Assert.NotEqual(200, (await browser.Get($"/files/{id}")).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_named_like_a_photo_is_refused_in_a_sentence(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        var refused = await bench.Upload(bench.Applicant, "门.jpg", FileSamples.Exe);
        Assert.Equal(409, refused.Code);
        Assert.Contains("这个文件的类型不能上传", (string)refused.Json["detail"]!);
        Assert.Contains("请选择材料的种类", (await bench.Upload(bench.Applicant, "a.png", FileSamples.Png, kind: "virus")).Text);
        foreach (var kind in new[] { FileKinds.Paper, FileKinds.Signature, FileKinds.Face, FileKinds.Mandate })
            Assert.Contains("由工作人员登记", (await bench.Upload(bench.Applicant, "a.png", FileSamples.Png, kind: kind)).Text);
        Assert.Contains("卷宗由系统生成", (await bench.Upload(bench.Mediator, "a.pdf", FileSamples.Pdf, kind: FileKinds.Volume)).Text);
        Assert.Equal(404, (await bench.Upload(bench.Stranger, "a.png", FileSamples.Png)).Code);
        Assert.Equal(404, (await bench.Upload(await bench.Officer("t330192001-2"), "a.png", FileSamples.Png)).Code);
        Assert.Equal("[]", (await bench.Applicant.Get($"/api/v1/attachments/matters/{bench.Matter}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_the_key_of_the_request_nothing_is_taken_and_with_it_once(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        Assert.Contains("Idempotency-Key", (await bench.Upload(bench.Applicant, "a.png", FileSamples.Png, key: null)).Text);
        foreach (var _ in new int[3]) await bench.Upload(bench.Applicant, "a.png", FileSamples.Png, key: "same-key-1");
        Assert.Single((await bench.Applicant.Get($"/api/v1/attachments/matters/{bench.Matter}")).Json.AsArray());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_is_handed_out_so_that_it_can_do_no_harm(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        var photo = await bench.Applicant.Get($"/files/{await bench.Give(bench.Applicant, true, "门😀.png")}");
        Assert.Equal(("image/png", "inline"), (photo.Raw.Content.Headers.ContentType!.MediaType, photo.Raw.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Contains("sandbox", photo.Raw.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", photo.Raw.Headers.GetValues("X-Content-Type-Options").Single());
        var zip = await bench.Applicant.Get($"/files/{await bench.Give(bench.Applicant, true, "a.zip", FileSamples.ZipOf("a.html"))}");
        Assert.Equal("attachment", zip.Raw.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("script", photo.Raw.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Staff_who_open_an_identity_paper_are_written_down_even_for_a_part_of_it(Database database)
    {
        var bench = await Bench.Open(await city.On(database));
        var paper = await bench.Give(bench.Applicant, true, "身份证.png", kind: FileKinds.Identity);
        Task<int> Read() => bench.App.With<AppDb, int>(db => db.Set<AuditRow>().CountAsync(a => a.Matter == bench.Matter && a.Act == "打开材料"));
        await bench.Applicant.Get($"/files/{paper}");
        Assert.Equal(0, await Read());
        Assert.Equal(206, (await bench.Mediator.Send(HttpMethod.Get, $"/files/{paper}", null, ("Range", "bytes=1-"))).Code);
        Assert.Equal(1, await Read());
        // the parts of one reading are one reading
        await bench.Mediator.Send(HttpMethod.Get, $"/files/{paper}", null, ("Range", "bytes=20-30"));
        Assert.Equal(1, await Read());
        bench.App.Clock.Advance(TimeSpan.FromMinutes(11));
        await bench.Mediator.Send(HttpMethod.Get, $"/files/{paper}", null, ("Range", "bytes=20-30"));
        Assert.Equal(2, await Read());
        await bench.Mediator.Get($"/files/{paper}");
        Assert.Equal(3, await Read());
    }
}
