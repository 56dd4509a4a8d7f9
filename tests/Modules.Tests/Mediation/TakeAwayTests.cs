using System.IO.Compression;
using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Harness;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>What is put away and what the parties take home: one volume by page and by API, papers as they were signed, messages that lead somewhere.</summary>
public sealed class TakeAwayTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Archiving_by_api_makes_the_volume_like_the_page(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var one = new CaseBench(app.Clock.Now()).At_(Stage.Effective);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        var clerk = await story.Staff("clerk");
        Assert.Contains("缺少", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<ArchiveCase>(s => s.Handle(one.Id, new(), clerk, default)))).Message);
        Assert.Equal(Stage.Effective, (await story.Case(one.Id)).Stage);
        await app.With<ArchiveCase>(s => s.Handle(one.Id, new() { MissingReason = "当事人没有带身份证" }, clerk, default));
        await app.Settle();
        Assert.Equal(Stage.Archived, (await story.Case(one.Id)).Stage);
        var file = await story.Db(db => db.ArchivedFiles.SingleAsync(a => a.Id == one.Id));
        Assert.EndsWith("当事人没有带身份证", file.MissingReason);
        Assert.Equal("待与同级档案主管部门商定", file.Retention);
        var volume = Assert.Single(await app.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(one.Id, default)), f => f.Kind == FileKinds.Volume);
        Assert.Equal((file.Attachment, file.VolumeSha256), (volume.Id, volume.Sha256));
        Assert.Equal(1, await story.Db(db => db.Steps.CountAsync(s => s.MatterId == one.Id && s.Act == nameof(Act.Archive))));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Why_papers_are_missing_stands_in_the_file_and_is_asked_before_anything_is_made(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var (finished, effective) = (await Kept(Stage.Performed), await Kept(Stage.Effective));
        var (clerk, at) = (await story.Staff("clerk"), $"/work/m/{finished.Id}/dossier");
        var staff = new Caller(app).SignedIn(clerk.Id, ActorKind.Staff, clerk.Name, await app.With<Organizations.IStaffAccess, int>(async access => (await access.Of(clerk.Id, default))!.Stamp));
        Assert.Contains("请补齐，或者写明原因", (await staff.Fill(at, "archive")).Text);
        Assert.Equal(303, (await staff.Fill(at, "archive", ("Form.MissingReason", "当事人没有带身份证"))).Code);
        await app.With<ArchiveCase>(s => s.Handle(effective.Id, new() { MissingReason = "当事人没有带身份证" }, clerk, default));
        await app.Settle();
        foreach (var id in new[] { finished.Id, effective.Id })
        {
            Assert.Contains("：当事人没有带身份证", await story.Db(db => db.Steps.Where(s => s.MatterId == id && s.Act == nameof(Act.Archive)).Select(s => s.Reason).SingleAsync()));
            var file = await story.Db(db => db.ArchivedFiles.SingleAsync(a => a.Id == id));
            using var zip = new ZipArchive(await app.With<IAttachments, Stream>(f => f.Open(file.Attachment, default)));
            Assert.Contains("\"missing\": \"缺少", Text("manifest.json"));
            Assert.Contains($"缺少材料的说明：{file.MissingReason}", Text("目录.txt"));
            await using var volume = File.Create(Path.GetTempFileName());
            await using (var from = zip.GetEntry("volume.pdf")!.Open()) await from.CopyToAsync(volume);
            volume.Close();
            Assert.Contains("缺少材料的说明", Documents.Desk.Tool("pdftotext", volume.Name, "-"));
            File.Delete(volume.Name);
            string Text(string name)
            {
                using var reader = new StreamReader(zip.GetEntry(name)!.Open());
                return reader.ReadToEnd();
            }
        }
        var page = (await staff.Get(at)).Text;
        Assert.Contains("缺少材料的说明", page);
        Assert.Contains("：当事人没有带身份证", page);
        Assert.DoesNotContain(".zip</a>", page); // the volume is none of its own papers

        async Task<MediationCase> Kept(Stage stage)
        {
            var one = new CaseBench(app.Clock.Now()).At_(stage);
            await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
            return one;
        }
    }

    [Fact]
    public async Task Without_the_reason_no_volume_is_begun()
    {
        await using var app = await FashuApp.Start(Database.Sqlite, demo: true, services: s => s.Replace(ServiceDescriptor.Singleton<IDossierBuilder, NoBuilder>()));
        var one = new CaseBench(app.Clock.Now()).At_(Stage.Performed);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        var clerk = await new Story(app).Staff("clerk");
        var asked = await Assert.ThrowsAsync<RuleBroken>(() => app.With<ArchiveMatter>(s => s.Handle(one.Id, new(), clerk, default)));
        Assert.Equal("MissingReason", asked.Field);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.With<ArchiveMatter>(s => s.Handle(one.Id, new() { MissingReason = "当事人没有带身份证" }, clerk, default)));
    }

    [Fact]
    public void Once_the_file_is_put_away_no_record_waits_to_be_confirmed()
    {
        var bench = new CaseBench(new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc));
        var one = bench.At_(Stage.Mediating);
        bench.Do(one, Act.Meet, bench.Mediator);
        bench.Do(one, Act.AgreeOrally, bench.Mediator);
        PartyView View() => new(one, bench.Applicant, one.Applicant, one.Respondent, null, [], [], new([], []), one.BadgeAt(bench.At, CaseBench.Settings), bench.At);
        Assert.Single(View().Unread);
        bench.Do(one, Act.Archive, bench.With(MediationPermissions.KeepFile));
        Assert.Empty(View().Unread);
    }

    private sealed class NoBuilder : IDossierBuilder
    {
        public Task<DossierManifest> Build(VolumeCover cover, IReadOnlyList<VolumeItem> items, Stream zip, CancellationToken cancel = default) => throw new InvalidOperationException("A volume was begun.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_party_takes_home_signed_papers_and_after_the_end_a_copy_of_the_file(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var caller = await story.SignIn(new(app), SampleCitizens.Applicant.Phone);
        var mine = await app.With<AppDb, List<MediationCase>>(async db => await db.MediationCases.AsNoTracking().Where(c => c.Parties.Any(p => p.PersonId == SampleCitizens.Applicant.Id)).ToListAsync());
        var effective = mine.First(c => c.Stage == Stage.Effective && c.Applicant.Name == SampleCitizens.Applicant.Name);
        var rights = (await caller.Get($"/mediation/{effective.Id}/papers/rights-applicant")).Text;
        Assert.Contains("本人网上确认已读", rights);
        Assert.DoesNotContain("sign-slot\" id", rights);
        Assert.Equal(404, (await caller.Get($"/mediation/{effective.Id}/papers/rights-respondent")).Code);
        Assert.Contains("登录后网上提交", (await caller.Get($"/mediation/{effective.Id}/papers/application")).Text);
        Assert.Contains("当场宣读，确认无误", (await caller.Get($"/mediation/{effective.Id}/papers/record-{effective.Sessions[0].Id}")).Text);
        var before = TimeProvider.System.GetUtcNow().UtcDateTime;
        var names = await Names(caller, $"/mediation/{effective.Id}/papers.zip");
        Assert.Contains(names, n => n.Contains("权利义务告知书"));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath(), "fashu-papers-*.zip"), f => File.GetLastWriteTimeUtc(f) >= before);
        Assert.Contains(names, n => n.Contains("协议书"));
        Assert.DoesNotContain("dossier.zip", (await caller.Get($"/mediation/{effective.Id}")).Text);

        var ended = mine.First(c => c.Stage == Stage.RoutesTold);
        Assert.Contains($"/m/{ended.Id}/dossier.zip", (await caller.Get($"/mediation/{ended.Id}")).Text);
        var copy = await Names(caller, $"/m/{ended.Id}/dossier.zip");
        Assert.Contains(copy, n => n.Contains("终止调解通知书"));
        Assert.DoesNotContain(copy, n => System.Text.RegularExpressions.Regex.IsMatch(n, @"/\d+-\d+-")); // numbered once
        Assert.DoesNotContain(copy, n => n.Contains("受理登记表") || n.Contains("回访"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_other_sides_numbers_and_address_stay_out_of_what_a_party_reads(Database database)
    {
        var app = await city.On(database);
        var bench = new CaseBench(app.Clock.Now());
        var one = bench.At_(Stage.Mediating);
        one.Describe(one.Respondent, one.Respondent.Kind, "龚大河", null, "河东村柳家组9号", null);
        bench.Do(one, Act.Meet, bench.Mediator);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        async Task<string> Read(Actor by, string paper) { await using var scope = app.Services.CreateAsyncScope(); return (await scope.ServiceProvider.GetRequiredService<PaperMaker>().Html(one, paper, by, default))!; }
        Assert.Contains("河东村柳家组9号", await Read(bench.Mediator, "application"));
        Assert.Contains("河东村柳家组9号", await Read(bench.Respondent, "application"));
        Assert.DoesNotContain("河东村柳家组9号", await Read(bench.Applicant, "application"));
        Assert.Contains("sign-slot", await Read(bench.Applicant, $"record-{one.Sessions[0].Id}"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Without_the_sites_address_messages_name_the_office_instead_of_a_broken_link(Database database)
    {
        foreach (var site in (string?[])[null, "https://fashu.example"])
        {
            await using var app = await FashuApp.Start(database, demo: true, more: site is null ? new() { ["DemoMatters"] = "1" } : new() { ["DemoMatters"] = "1", ["Site:Url"] = site + "/" });
            var story = new Story(app);
            var (_, id) = await story.Filed(Story.NewPhone());
            await story.Accept(id);
            InviteRespondent.Sent sent = null!;
            await story.Do<InviteRespondent>(async s => sent = await s.Handle(id, await story.Staff("mediator"), default));
            Assert.False(sent.ByText); // nothing carries text messages here, whatever the address
            var invited = await Message(app, id, "参加一次免费调解");
            Assert.DoesNotContain("{site}", invited);
            Assert.Contains(site is null ? "请联系调解员" : "（链接）", invited);
            await story.Do<RecordAnswer>(async s => await s.Handle(id, new() { Answer = InvitationAnswer.Refuse }, await story.Staff("mediator"), default));
            await story.Do<TellRoutes>(async s => await s.Handle(id, new() { Routes = "向人民法院起诉：可以起诉。" }, await story.Staff("mediator"), default));
            await app.Settle();
            Assert.Contains(site is null ? "您是否满意，请告诉" : "请评价：（链接）", await Message(app, id, "已经办结"));
        }
    }

    private static async Task<string> Message(FashuApp app, Guid id, string about) =>
        (await app.With<INotices, IReadOnlyList<MessageCard>>(n => n.Messages(id, default))).First(m => m.Text.Contains(about)).Text;

    private static async Task<List<string>> Names(Caller caller, string path)
    {
        var got = await caller.Get(path);
        Assert.Equal(200, got.Code);
        using var zip = new ZipArchive(await got.Raw.Content.ReadAsStreamAsync());
        return [.. zip.Entries.Select(e => e.FullName)];
    }
}
