using System.Text;
using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Mediation;

/// <summary>Filing through the pages without script: from the poster to the case, and what may go wrong on the way.</summary>
public class FilingTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_poster_leads_to_a_case_in_its_grid(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.Answered(facts: "𠮷家漏水<script>alert(1)</script>");
        await caller.Upload("/file/what", "what", [("Form.Facts", "𠮷家漏水<script>alert(1)</script>")], [("Form.Photos", "顶棚.png", png)]);
        await story.SignIn(caller, Story.NewPhone(), "/file/confirm");
        var id = await story.Submit(caller, "䶮·买买提");
        await story.App.Settle();

        var filed = await story.Case(id);
        Assert.Equal((Story.Grid, Story.Poster, Stage.Filed, Level.Grid), (filed.Place, filed.ScannedCode, filed.Stage, filed.Level));
        Assert.Equal(("䶮·买买提", "䶮小明"), (filed.Applicant.Name, filed.Respondent.Name));
        Assert.NotNull(filed.Handler);
        var files = await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(a => a.Of(id, default));
        Assert.Equal((FileKinds.Photo, filed.Applicant.Id), (files.Single().Kind, files.Single().Party));
        var draft = await story.Db(db => db.Drafts.SingleAsync(d => d.Id == id));
        Assert.Equal("{}", draft.Answers);

        var page = await caller.Get($"/mediation/{id}");
        Assert.Contains("待受理", page.Text);
        Assert.Contains("䶮·买买提", page.Text);
        Assert.Contains("&lt;script&gt;alert(1)", page.Text);
        Assert.DoesNotContain("<script>alert", page.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_files_is_told_the_days_that_the_city_has_set(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new Story(app);
        Assert.Contains("在1个工作日内答复您", await Told());
        await app.With<IServiceProvider>(async services =>
        {
            var (db, days) = (services.GetRequiredService<AppDb>(), MediationClocks.Accept.Setting!);
            await Settings.Put(db, days, app.Clock.Now().CityDay(), days.TextOf(3), Actor.System(app.Clock.Now()), default);
            await services.GetRequiredService<Snapshots>().Save(db, Settings.Snapshot, default);
        });
        Assert.Contains("在3个工作日内答复您", await Told());

        async Task<string> Told()
        {
            var (_, id) = await story.Filed("");
            await app.Settle();
            return await story.Db(db => db.Notices.Where(n => n.MatterId == id && n.Title.StartsWith("申请已收到")).Select(n => n.Text).SingleAsync());
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Sent_twice_at_once_it_is_one_case(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(await story.Answered(), Story.NewPhone(), "/file/confirm");
        var opened = await caller.Get("/file/confirm");
        (string, string)[] values = [("Form.Exclusion", "None"), ("Form.Name", "周秀英")];
        var answers = await Task.WhenAll(caller.Submit("/file/confirm", opened, "confirm", values), caller.Submit("/file/confirm", opened, "confirm", values));
        var later = await caller.Submit("/file/confirm", opened, "confirm", values);
        Assert.All([.. answers, later], a => Assert.Equal(303, a.Code));
        var id = Guid.Parse(Caller.FieldsOf(opened.Text, "confirm")["Form.Id"]);
        Assert.All([.. answers, later], a => Assert.Contains(id.ToString(), a.Location));
        Assert.Equal(1, await story.Db(db => db.Matters.CountAsync(m => m.Id == id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_earlier_page_sent_again_changes_the_answer(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.Answered();
        var opened = await caller.Get("/file/want");
        await caller.Submit("/file/want", opened, "want", ("Form.Wanted", "只要修好。"));
        await caller.Submit("/file/want", opened, "want", ("Form.Wanted", "修好，还要道歉。"));
        Assert.Contains("修好，还要道歉。", (await caller.Get("/file/confirm")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_changes_one_answer_is_told_so_and_comes_back_to_all_of_them(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.Answered();
        var check = (await caller.Get("/file/confirm")).Text;
        (string Page, string What, string Form, string Name, string Value)[] parts =
        [
            ("/file", "有没有人会受伤", "start", "Form.Danger", "true"), ("/file/what", "发生了什么", "what", "Form.Facts", "又漏了一次。"),
            ("/file/who", "对方是谁", "who", "Form.Name", "楼上住户"), ("/file/want", "想怎么解决", "want", "Form.Wanted", "只要修好。"),
        ];
        foreach (var (page, what, form, name, value) in parts)
        {
            Assert.Contains($"href=\"{page}?change=true\"", check);
            var opened = await caller.Get($"{page}?change=true");
            Assert.Contains($"正在修改：{what}", opened.Text);
            Assert.Contains(">改好了，回到核对</button>", opened.Text);
            Assert.Contains("<a class=\"back\" href=\"/file/confirm\">", opened.Text);
            Assert.DoesNotContain("没填完的申请", opened.Text);
            Assert.DoesNotContain(">接着填<", opened.Text);
            (string, string)[] kind = form == "who" ? [("Form.Kind", "Person")] : [];
            Assert.Equal("/file/confirm", (await caller.Submit($"{page}?change=true", opened, form, [(name, value), .. kind])).Location);
        }
        Assert.Contains($"href=\"/file/where?change=true\"", check);
        var town = (await caller.Get("/file/where?change=true")).Text;
        Assert.Contains("正在修改：在哪里发生", town);
        Assert.Contains($"/file/where?at={Story.Village[..9]}&amp;change=true", town);
        var place = $"/file/where?at={Story.Village}&change=true";
        Assert.Equal("/file/confirm", (await caller.Fill(place, "where", ("Form.Place", Story.Village))).Location);
        Assert.All(["又漏了一次。", "楼上住户", "只要修好。", "有，或者担心会有"], word => Assert.Contains(word, caller.Get("/file/confirm").Result.Text));
        // who left and opens the first page again goes on where he was
        var resumed = (await caller.Get("/file")).Text;
        Assert.Contains("您有一份没填完的申请", resumed);
        Assert.Contains(">接着填<", resumed);
        Assert.DoesNotContain("正在修改", resumed);
        // what is not complete yet is gone through question by question
        Assert.DoesNotContain("正在修改", (await new Caller(story.App).Get("/file/want?change=true")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_files_for_somebody_finds_no_answer_given_already(Database database)
    {
        var story = new Story(await city.On(database));
        var worker = await story.Officer("gridworker");
        var page = (await worker.Get("/work/mediation/file")).Text;
        var form = page[page.LastIndexOf("<form", page.IndexOf("value=\"onbehalf\"", StringComparison.Ordinal), StringComparison.Ordinal)..];
        Assert.DoesNotMatch("<input[^>]* checked", form);
        Assert.DoesNotMatch("<option[^>]* selected", form);
        var refused = await worker.Fill("/work/mediation/file", "onbehalf", ("Form.Name", "周秀英"), ("Form.Facts", "漏水"), ("Form.OtherName", "龚大河"), ("Form.Wanted", "修好"));
        Assert.Equal(422, refused.Code);
        Assert.All(["请选择怎么来的", "请选择发生的地方", "请选择对方是个人还是单位", "请选择现在有没有人会受伤", "请选择这件事有没有在别处处理"], sentence => Assert.Contains($"</svg>{sentence}</p>", refused.Text));
        var half = await worker.Fill("/work/mediation/file", "onbehalf", ("Form.Name", "周秀英"), ("Form.Channel", "上门"), ("Form.Place", Story.Grid), ("Form.Facts", "漏水"), ("Form.OtherName", "龚大河"),
            ("Form.OtherKind", "Person"), ("Form.Wanted", "修好"), ("Form.Danger", "false"), ("Form.Exclusion", "None"), ("Form.WardName", "周小满"));
        Assert.Contains("请选择您为谁办", half.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_program_named_like_a_photo_is_refused_and_the_words_stay(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        await caller.Fill("/file", "start", ("Form.Danger", "false"));
        await caller.Fill($"/file/where?at={Story.Village}", "where", ("Form.Place", Story.Village));
        var refused = await caller.Upload("/file/what", "what", [("Form.Facts", "他砸了我家的门。")], [("Form.Photos", "门.jpg", Encoding.ASCII.GetBytes("MZ\u0090 This program cannot be run in DOS mode."))]);
        Assert.Equal(422, refused.Code);
        Assert.Contains("这个文件的类型不能上传", refused.Text);
        var again = await caller.Get("/file/what");
        Assert.Contains("他砸了我家的门。", again.Text);
        Assert.DoesNotContain("已经附上的", again.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Ten_megabytes_of_text_come_back_with_a_sentence(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        await caller.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        var refused = await caller.Fill("/file/what", "what", ("Form.Facts", new string('字', 3_500_000)));
        Assert.Equal(422, refused.Code);
        Assert.Contains("事情的经过最多5000个字", refused.Text);
        Assert.Contains(new string('字', 6000), refused.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Drafts_keep_no_more_than_their_measure(Database database)
    {
        var story = new Story(await city.On(database));
        var (here, elsewhere) = (await Kept(null, 499), await Kept("192.0.2.9", 19_400));
        var caller = new Caller(story.App);
        await caller.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var photo = png.Concat(new byte[1024 * 1024]).ToArray();
        var refused = await caller.Upload("/file/what", "what", [("Form.Facts", "他砸了我家的门。")], [("Form.Photos", "门.png", photo)]);
        Assert.Equal(422, refused.Code);
        Assert.Contains("请先不带照片提交", refused.Text);
        Assert.Contains("他砸了我家的门。", (await caller.Get("/file/what")).Text); // the words are kept
        await Gone(here);
        var before = await Sum();
        Assert.Equal(303, (await caller.Upload("/file/what", "what", [("Form.Facts", "他砸了我家的门。")], [("Form.Photos", "门.png", png)])).Code);
        Assert.InRange(await Sum() - before, 1, 1000);
        here = await Kept("192.0.2.10", 600); // all together
        Assert.Contains("请先不带照片提交", (await caller.Upload("/file/what", "what", [("Form.Facts", "他砸了我家的门。")], [("Form.Photos", "门.png", png)])).Text);
        await Gone(here);
        await Gone(elsewhere);

        Task<long> Sum() => story.Db(db => db.Drafts.Where(d => d.Network == null).SumAsync(d => d.Bytes));
        async Task<Guid> Kept(string? network, long megabytes)
        {
            var draft = Draft.Start(FilingAnswers.Kind, Guid.NewGuid().ToString(), false, network, story.App.Clock.Now());
            draft.Write(new FilingAnswers(), story.App.Clock.Now().AddDays(1));
            draft.Hold(megabytes * 1024 * 1024);
            await story.App.With<AppDb>(async db => { db.Add(draft); await db.SaveChangesAsync(); });
            return draft.Id;
        }
        Task Gone(Guid id) => story.App.With<AppDb>(async db => { db.Remove(await db.Drafts.SingleAsync(d => d.Id == id)); await db.SaveChangesAsync(); });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_another_body_handles_is_told_its_way_and_not_filed(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(await story.Answered(), Story.NewPhone(), "/file/confirm");
        foreach (var exclusion in Enum.GetValues<Exclusion>().Where(e => e != Exclusion.None))
        {
            var sent = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", exclusion.ToString()), ("Form.Name", "周秀英"));
            Assert.Equal("/file/route", sent.Location);
            Assert.Contains(FileApplication.Route(exclusion)!, (await caller.Get("/file/route")).Text);
        }
        var id = Guid.Parse(Caller.FieldsOf((await caller.Get("/file/confirm")).Text, "confirm")["Form.Id"]);
        Assert.False(await story.Db(db => db.Matters.AnyAsync(m => m.Id == id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task With_danger_nothing_happens_by_itself(Database database)
    {
        var story = new Story(await city.On(database));
        var asked = await new Caller(story.App).Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "true"));
        Assert.Equal("/file/what", asked.Location);
        var (answered, id) = await story.Filed("10000000990", danger: "true");
        var (_, spoken) = await story.Filed("10000000991", facts: "他扬言报复，说要放火。");
        await story.App.Settle();
        foreach (var one in new[] { id, spoken })
        {
            var filed = await story.Case(one);
            Assert.Equal((Stage.Guarded, null, 0), (filed.Stage, filed.Handler, filed.Invitations.Count));
            Assert.Equal(["mediation.danger"], filed.Clocks.Where(c => c.Runs).Select(c => c.Rule));
        }
        Assert.Contains("放火", (await story.Case(spoken)).DangerSigns);
        var page = await answered.Get($"/mediation/{id}");
        Assert.Contains("tel:110", page.Text);
        Assert.DoesNotContain("激化", page.Text);
        Assert.DoesNotContain("转人工处置", page.Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_draft_lives_a_week_and_is_swept_with_its_files(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "1" });
        var story = new Story(app);
        var caller = await story.Answered();
        await caller.Upload("/file/what", "what", [("Form.Facts", "漏水")], [("Form.Photos", "a.png", png)]);
        app.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Contains("您有一份没填完的申请", (await caller.Get("/file")).Text);
        Assert.Contains("a.png", (await caller.Get("/file/what")).Text);
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("您有一份没填完的申请", (await caller.Get("/file")).Text);
        await app.Settle();
        Assert.Equal(0, await story.Db(db => db.Drafts.CountAsync()));
        // what is typed into a page that stood open too long starts the draft anew
        Assert.Equal("/file", (await caller.Fill("/file/want", "want", ("Form.Wanted", "修好"))).Location);
        Assert.Contains("修好", (await caller.Get("/file/want")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task On_a_shared_device_a_draft_is_gone_after_fifteen_minutes(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "1" });
        var caller = new Caller(app);
        caller.Client.DefaultRequestHeaders.Add("Cookie", "shared=1");
        var sent = await caller.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        Assert.DoesNotContain("max-age", sent.Raw.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("draft-mediation=", StringComparison.Ordinal)));
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Contains("您有一份没填完的申请", (await caller.Get("/file")).Text);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("您有一份没填完的申请", (await caller.Get("/file")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_unknown_code_says_so_and_goes_on(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        Assert.Contains("这个码已经停用，或者没有扫完整", (await caller.Get("/d/ZZZZZZ")).Text);
        Assert.Equal("/file/where", (await caller.Fill("/d/ZZZZZZ", "start", ("Form.Danger", "false"))).Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_browser_cannot_see_the_files_of_a_draft(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = new Caller(story.App);
        await caller.Fill($"/d/{Story.Poster}", "start", ("Form.Here", "true"), ("Form.Danger", "false"));
        await caller.Upload("/file/what", "what", [("Form.Facts", "漏水")], [("Form.Photos", "a.png", png)]);
        var path = System.Text.RegularExpressions.Regex.Match((await caller.Get("/file/what")).Text, @"/draft/mediation/files/[0-9a-f-]{36}").Value;
        Assert.Equal(200, (await caller.Get(path)).Code);
        Assert.Equal(404, (await new Caller(story.App).Get(path)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Staff_file_for_somebody_and_it_is_recorded(Database database)
    {
        var story = new Story(await city.On(database));
        var worker = await story.Staff("gridworker");
        var phone = Story.NewPhone();
        var id = Guid.Empty;
        await story.Do<FileApplication>(async slice => id = await slice.Handle(
            new() { Place = Story.Grid, Name = "陈阿婆", ForPhone = phone, Facts = "邻居占了过道。", OtherName = "王大伯", Wanted = "让出过道。", Channel = "上门" }, worker, default));
        var filed = await story.Case(id);
        Assert.Equal((worker.Name, (await story.Person(phone)).Id), (filed.FiledByName, filed.Applicant.PersonId));
        Assert.Contains("代为申请", (await story.Db(db => db.Steps.SingleAsync(s => s.MatterId == id && s.No == 1))).Reason);
        var elsewhere = new FileApplication.Form { Place = "330192001201001", Name = "陈阿婆", Facts = "x", OtherName = "y", Wanted = "z" };
        await Assert.ThrowsAsync<RuleBroken>(() => story.Do<FileApplication>(slice => slice.Handle(elsewhere, worker, default)));
    }
}
