using System.Text.RegularExpressions;
using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Spine;

/// <summary>Drafts of one browser for several procedures: mediation through its pages, another kind as its pages would keep it.</summary>
public class DraftTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const string Other = "legalaid";
    private static readonly DraftFiles slip = new(FileKinds.Evidence, "Slips")
    {
        Most = (2, "工资条最多2张。"),
        Only = (["image/"], "不是照片。"),
    };

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task One_browser_holds_a_draft_of_two_kinds_and_neither_touches_the_other(Database database)
    {
        var story = new Story(await city.On(database));
        var (caller, photo, _) = await Mediation(story);
        var (draft, token) = await Begin(story.App);
        caller.Client.DefaultRequestHeaders.Add("Cookie", $"draft-{Other}={token}");
        var paper = await Only(draft);

        Assert.Equal(200, (await caller.Get($"/draft/mediation/files/{photo}")).Code);
        Assert.Equal(200, (await caller.Get($"/draft/{Other}/files/{paper}")).Code);
        var page = (await caller.Get("/file/what")).Text;
        Assert.Contains("漏水.png", page);
        Assert.DoesNotContain("工资条.png", page);

        await caller.Fill("/file", "again");
        Assert.Equal(404, (await caller.Get($"/draft/mediation/files/{photo}")).Code);
        Assert.Equal(200, (await caller.Get($"/draft/{Other}/files/{paper}")).Code);

        await story.SignIn(await story.Answered(caller), Story.NewPhone(), "/file/confirm");
        await story.Submit(caller);
        Assert.Equal(200, (await caller.Get($"/draft/{Other}/files/{paper}")).Code);
        var kept = await story.Db(db => db.Drafts.SingleAsync(d => d.Id == draft));
        Assert.Equal((Other, null, "拖欠工资"), (kept.Kind, kept.FiledAt, kept.Read<Said>().Facts));

        Task<Guid> Only(Guid matter) => story.App.With<IAttachments, Guid>(async files => (await files.Of(matter, default)).Single().Id);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_file_of_one_kind_is_not_read_through_the_address_of_another(Database database)
    {
        var story = new Story(await city.On(database));
        var (caller, photo, token) = await Mediation(story);
        var (draft, own) = await Begin(story.App);
        caller.Client.DefaultRequestHeaders.Add("Cookie", $"draft-{Other}={own}");
        var paper = await story.App.With<IAttachments, Guid>(async files => (await files.Of(draft, default)).Single().Id);
        Assert.Equal(404, (await caller.Get($"/draft/mediation/files/{paper}")).Code);
        Assert.Equal(404, (await caller.Get($"/draft/{Other}/files/{photo}")).Code);
        Assert.Equal(404, (await caller.Get($"/draft/unknown/files/{photo}")).Code);
        // nor with the secret of one kind in the cookie of another
        var swapped = new Caller(story.App);
        swapped.Client.DefaultRequestHeaders.Add("Cookie", $"draft-{Other}={token}; draft-mediation={own}");
        foreach (var kind in new[] { "mediation", Other })
            foreach (var file in new[] { photo, paper })
                Assert.Equal(404, (await swapped.Get($"/draft/{kind}/files/{file}")).Code);
        Assert.DoesNotContain("您有一份没填完的申请", (await swapped.Get("/file")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_procedure_says_which_files_it_takes_and_where_its_counter_is(Database database)
    {
        var app = await city.On(database);
        Assert.Equal(("“a.pdf”不是照片。", "Slips"), await Refused(slip, ("a.pdf", FileSamples.Pdf)));
        Assert.Equal(("工资条最多2张。", null), await Refused(slip, ("a.png", FileSamples.Png), ("b.png", FileSamples.Png), ("c.png", FileSamples.Png)));
        var (sentence, field) = await Refused(slip, ("a.png", FileSamples.Exe));
        Assert.StartsWith("“a.png”没有收下：", sentence);
        Assert.Equal("Slips", field);
        Assert.EndsWith("也可以到法律援助机构窗口办理。", (await RefusedAll(slip, [new FormFile(Stream.Null, 0, 501L * 1024 * 1024, "file", "a.png")])).Sentence);

        // one alone: the second takes the place of the first, and no more is counted than is kept
        var (draft, _) = await Begin(app, slip with { One = true }, "甲.png", "乙.png");
        var last = await app.With<IAttachments, AttachmentCard>(async files => (await files.Of(draft, default)).Single());
        Assert.Equal("乙.png", last.Name);
        Assert.Equal(last.Bytes, await app.With<AppDb, long>(db => db.Drafts.Where(d => d.Id == draft).Select(d => d.Bytes).SingleAsync()));

        Task<(string Sentence, string? Field)> Refused(DraftFiles kind, params (string Name, byte[] Content)[] files) => RefusedAll(kind, files.Select(f => FileOf(f.Name, f.Content)));
        async Task<(string Sentence, string? Field)> RefusedAll(DraftFiles kind, IEnumerable<IFormFile> files)
        {
            var refused = await Assert.ThrowsAsync<RuleBroken>(() => AtDesk(app, (desk, _) => desk.Take(desk.Start(Other), kind, files, "法律援助机构窗口", default)));
            return (refused.Message, refused.Field);
        }
    }

    /// <summary>A browser with a mediation begun and one photo given; the photo and the secret in its cookie.</summary>
    private static async Task<(Caller, Guid Photo, string Token)> Mediation(Story story)
    {
        var caller = new Caller(story.App);
        var begun = await caller.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        await caller.Upload("/file/what", "what", [("Form.Facts", "漏水")], [("Form.Photos", "漏水.png", FileSamples.Png)]);
        var photo = Regex.Match((await caller.Get("/file/what")).Text, "/draft/mediation/files/([0-9a-f-]{36})").Groups[1].Value;
        return (caller, Guid.Parse(photo), TokenOf(begun.Raw.Headers.GetValues("Set-Cookie"), "mediation"));
    }

    /// <summary>A draft of another kind with files, given one after the other, and the secret of its cookie.</summary>
    private static async Task<(Guid Draft, string Token)> Begin(FashuApp app, DraftFiles? kind = null, params string[] files)
    {
        var (id, token) = (Guid.Empty, "");
        await AtDesk(app, async (desk, http) =>
        {
            var draft = desk.Start(Other);
            await desk.Save(draft, new Said { Facts = "拖欠工资" }, default);
            foreach (var file in files.DefaultIfEmpty("工资条.png")) await desk.Take(draft, kind ?? slip, [FileOf(file, FileSamples.Png)], "", default);
            (id, token) = (draft.Id, TokenOf(http.Response.Headers.SetCookie!, Other));
        });
        return (id, token);
    }

    private static Task AtDesk(FashuApp app, Func<DraftDesk, HttpContext, Task> act) => app.With<IServiceProvider>(async services =>
    {
        var http = new DefaultHttpContext { RequestServices = services };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        await act(services.GetRequiredService<DraftDesk>(), http);
    });

    private static FormFile FileOf(string name, byte[] content) => new(new MemoryStream(content), 0, content.Length, "file", name);

    private static string TokenOf(IEnumerable<string?> cookies, string kind) =>
        cookies.Select(c => Regex.Match(c!, $"^draft-{kind}=([^;]+)")).Single(m => m.Success).Groups[1].Value;

    private sealed class Said
    {
        public string? Facts { get; set; }
    }
}
