using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Staff at work in the sample city: through the pages without script, and through the slices, on both databases.</summary>
public sealed class WorkTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly string Drawn = "data:image/png;base64," + Convert.ToBase64String(Png);

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_mediator_settles_a_quarrel_by_pages_alone(Database database)
    {
        var app = await city.On(database);
        var id = await Filed(app);
        var mediator = await Caller(app, "mediator");
        var page = $"/work/mediation/{id}";
        Assert.Contains("受理", (await mediator.Get(page)).Text);
        await Sent(mediator, $"{page}/accept", "accept", page);
        var invited = await mediator.Fill($"{page}/invite", "invite");
        Assert.StartsWith($"{page}/invite?", invited.Location);
        Assert.Matches("data-controller=\"copy\" data-copy-text-value=\"http[^\"]*/i/[A-Za-z0-9_-]{28}\">\\s*<button type=\"button\" [^>]*data-copy-target=\"button\" hidden>", (await mediator.Get(invited.Location!)).Text);
        await Sent(mediator, $"{page}/answer", "answer", page, ("Form.Answer", "Consent"), ("Form.Way", "Phone"));
        await Sent(mediator, $"{page}/session", "session", page, ("Form.Day", "2026-11-23"), ("Form.Time", "09:00"), ("Form.Way", "InPerson"), ("Form.Place", "村委会"), ("Form.Record", "双方各让一步。"), ("Form.BothRead", "true"));
        await Sent(mediator, $"{page}/oral", "oral", page, ("Form.Content", "对方当场赔偿三百元。"), ("Form.Terms[0].Who", "Respondent"), ("Form.Terms[0].What", "赔偿款"), ("Form.Terms[0].Fen~yuan", "300"),
            ("Form.BothThinkPaperUnnecessary", "true"), ("Form.PerformedAtOnce", "true"));
        await app.With<AppDb>(async db =>
        {
            var row = await db.Matters.SingleAsync(m => m.Id == id);
            Assert.Equal((Colour.Green, "已化解", nameof(Stage.Effective)), (row.Colour, row.Word, row.Stage));
            Assert.Equal(30_000, (await db.Load<MediationCase>(id, default))!.Agreement!.Terms[0].Fen);
            Assert.True(await db.Audits.AnyAsync(a => a.Matter == id && a.Act == "打开案件"));
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task One_more_term_keeps_what_was_typed_and_acts_on_nothing(Database database)
    {
        var app = await city.On(database);
        var id = await At(app, Stage.Mediating);
        var mediator = await Caller(app, "mediator");
        var page = $"/work/mediation/{id}/draft";
        var more = await mediator.Fill(page, "draft", ("Form.Terms[0].What", "赔偿款"), ("_again", "1"));
        Assert.Contains("第2条约定", more.Text);
        Assert.Contains("赔偿款", more.Text);
        Assert.DoesNotContain("处需要改正", more.Text);
        await app.With<AppDb>(async db => Assert.Equal(nameof(Stage.Mediating), (await db.Matters.SingleAsync(m => m.Id == id)).Stage));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Three_ways_of_signing_then_the_seal_then_a_pdf(Database database)
    {
        var app = await city.On(database);
        var (applicant, id) = await Drafted(app);
        var mediator = await Actor(app, "mediator");
        var hash = await app.With<AppDb, string>(async db => { var one = (await db.Load<MediationCase>(id, default))!; return AgreementText.Hash(one, one.Agreement!); });

        var stranger = applicant with { Verified = false };
        Assert.Contains("实名核验", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<SignAgreement>(s => s.Handle(id, new() { Text = hash, Read = true, Drawn = Drawn, Code = "000000" }, stranger, default)))).Message);
        var code = await app.With<SignAgreement, string?>(s => s.SendCode(id, applicant, default));
        Assert.Contains("刚刚改过", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<SignAgreement>(s => s.Handle(id, new() { Text = "00", Read = true, Drawn = Drawn, Code = code! }, applicant, default)))).Message);
        await app.With<SignAgreement>(s => s.Handle(id, new() { Text = hash, Read = true, Drawn = Drawn, Code = code! }, applicant, default));
        await Assert.ThrowsAsync<RuleBroken>(() => app.With<SignAgreement>(s => s.Handle(id, new() { Text = hash, Read = true, Drawn = Drawn, Code = code! }, applicant, default)));
        await app.With<SignOnDevice>(s => s.Handle(id, new() { Text = hash, Side = Side.Respondent, Read = true, Drawn = Drawn, Photo = Photo(), PhotoAgreed = true }, mediator, default));
        await app.With<SignOnPaper>(s => s.Handle(id, new() { Text = hash, Who = [PaperSigner.Mediator], Photo = Photo(), Same = true }, mediator, default));
        await app.With<SealAgreement>(async s => await s.Handle(id, new() { Text = hash, Checked = true }, await Actor(app, "head"), default));

        await app.With<AppDb>(async db =>
        {
            Assert.Equal((nameof(Stage.Effective), Colour.Green), ((await db.Matters.SingleAsync(m => m.Id == id)).Stage, (await db.Matters.SingleAsync(m => m.Id == id)).Colour));
            Assert.Equal(3, await db.Set<LeafRow>().CountAsync(l => l.MatterId == id && l.Type == "signature"));
            var agreement = (await db.Load<MediationCase>(id, default))!.Agreement!;
            Assert.Equal([SignatureWay.OwnPhone, SignatureWay.MediatorDevice, SignatureWay.PaperPhoto], agreement.Signatures.OrderBy(s => s.At).ThenBy(s => s.Way).Select(s => s.Way));
            Assert.All(agreement.Signatures, s => Assert.Equal(hash, s.TextHash));
        });
        await app.Settle();
        var document = await app.With<AppDb, Guid?>(async db => (await db.Load<MediationCase>(id, default))!.Agreement!.Document);
        Assert.NotNull(document);
        var pdf = await app.With<IAttachments, byte[]>(f => f.Read(document.Value, default));
        var signed = app.Services.GetRequiredService<IPdfSigner>().Signatures(pdf);
        Assert.Equal(4, signed.Count);
        Assert.All(signed, s => Assert.True(s.Intact));
        Assert.Contains("印章", signed[^1].Reason);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Numbers_have_no_gaps_though_some_are_struck_and_some_savers_lose(Database database)
    {
        var app = await city.On(database);
        var committee = Guid.CreateVersion7();
        var bench = new CaseBench(app.Clock.Now()) { Committee = committee };
        var ids = new List<Guid>();
        for (var n = 0; n < 6; n++)
            await app.With<AppDb>(async db => { var one = bench.At_(Stage.Filed); ids.Add(one.Id); db.Add(one); await db.SaveChangesAsync(); });
        // each is accepted twice at once: one wins, the other is told
        var told = 0;
        await Task.WhenAll(ids.SelectMany(id => new[] { id, id }).Select(id => app.With<AppDb>(async db =>
        {
            try
            {
                var one = (await db.Load<MediationCase>(id, default))!;
                one.Accept(bench.Mediator, CaseBench.Settings);
                await db.SaveChangesAsync();
            }
            catch (RuleBroken) { Interlocked.Increment(ref told); }
        })));
        Assert.Equal(6, told);
        await app.With<AppDb>(async db =>
        {
            var one = (await db.Load<MediationCase>(ids[2], default))!;
            one.Withdraw("自己说好了", bench.Applicant);
            one.StrikeNumber("申请人撤回", bench.With(MediationPermissions.KeepFile));
            await db.SaveChangesAsync();
        });
        await app.With<AppDb>(async db => { var next = bench.At_(Stage.Accepted); db.Add(next); await db.SaveChangesAsync(); Assert.Equal("（2026）青溪石桥人调字第7号", next.Number); });
        await app.With<AppDb>(async db =>
        {
            var rows = await db.MediationCases.AsNoTracking().Where(c => c.NumberOffice == committee).ToListAsync();
            Assert.Equal(Enumerable.Range(1, 7), rows.Select(r => r.NumberSerial!.Value).Order());
            Assert.Single(rows, r => r.NumberVoided is not null);
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_whole_caseload_goes_to_the_successor(Database database)
    {
        var app = await city.On(database);
        var bench = new CaseBench(app.Clock.Now());
        var (open, closed) = (bench.At_(Stage.Mediating), bench.At_(Stage.Withdrawn));
        var to = OrganizationSamples.StaffId("town");
        await app.With<AppDb>(async db =>
        {
            db.AddRange(open, closed);
            db.Announce(new CaseloadHandedOver(bench.Mediator.Id, to, "接手人", app.Clock.Now(), "原调解员离岗"));
            await db.SaveChangesAsync();
        });
        await app.Settle();
        await app.With<AppDb>(async db =>
        {
            Assert.Equal(to, (await db.Matters.SingleAsync(m => m.Id == open.Id)).Handler);
            Assert.Equal(bench.Mediator.Id, (await db.Matters.SingleAsync(m => m.Id == closed.Id)).Handler);
            Assert.Equal("原调解员离岗", (await db.Steps.OrderBy(s => s.No).LastAsync(s => s.MatterId == open.Id)).Reason);
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_interface_refuses_what_changed_meanwhile_and_says_what_is_wrong(Database database)
    {
        var app = await city.On(database);
        var id = await Filed(app);
        var mediator = await Caller(app, "mediator");
        var address = $"/api/v1/mediation/work/{id}";
        var read = await mediator.Get(address);
        Assert.Equal(200, read.Code);
        var tag = read.Raw.Headers.ETag!.Tag;
        Assert.Contains("Accept", read.Json["acts"]!.AsArray().Select(a => (string)a!["act"]!));
        Assert.Equal(204, (await mediator.Post(address + "/accept", new { }, ("If-Match", tag))).Code);
        Assert.Equal(412, (await mediator.Post(address + "/fail", new { reason = "差距太大" }, ("If-Match", tag))).Code);
        var empty = await mediator.Post(address + "/fail", new { reason = "" });
        Assert.Equal((400, true), (empty.Code, empty.Json["errors"]!.AsObject().ContainsKey("Reason")));
        var again = await mediator.Post(address + "/accept", new { });
        Assert.Equal(409, again.Code);
        Assert.Contains("不能受理", again.Text);
        Assert.Equal(403, (await (await Caller(app, "admin")).Get(address)).Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_file_lists_its_papers_in_the_prescribed_order_and_marks_what_is_missing(Database database)
    {
        var app = await city.On(database);
        var id = await At(app, Stage.Performed);
        var head = await Actor(app, "head");
        var (cover, papers) = await app.With<IEnumerable<Fashu.Matters.IDossierSource>, (Fashu.Matters.DossierCover, IReadOnlyList<Fashu.Matters.DossierPaper>)>(
            all => all.Single(s => s.Kind == MediationCase.KindKey).Papers(id, head, default));
        Assert.Equal("人民调解卷宗", cover.Volume);
        Assert.Equal(papers.Select(p => p.Order).Order(), papers.Select(p => p.Order));
        Assert.Contains(papers, p => p is { Order: 1, Must: true, IsThere: true } && p.Title.Contains("申请书"));
        Assert.Contains(papers, p => p is { Order: 3, Must: true, IsThere: false });
        Assert.Contains(papers, p => p is { Order: 8, Must: true, IsThere: true } && p.Title.Contains("口头协议"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_verified_party_needs_no_copy_of_the_card_and_the_other_one_does(Database database)
    {
        var app = await city.On(database);
        var id = await At(app, Stage.Performed);
        var (head, phone) = (await Actor(app, "head"), Story.NewPhone());
        await app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var person = await services.GetRequiredService<Fashu.People.IPeople>().FindOrAdd(phone, "周秀英", head, default);
            var account = await db.FindAsync<Fashu.People.Person>(person);
            account!.Verify("周秀英", "330100190001010019", new(1900, 1, 1), Fashu.People.VerifiedWay.Counter, app.Clock.Now());
            var matter = (await db.Load<MediationCase>(id, default))!;
            matter.Applicant.Recognize(person, "周秀英", phone);
            await db.SaveChangesAsync();
        });
        var papers = (await app.With<IEnumerable<Fashu.Matters.IDossierSource>, (Fashu.Matters.DossierCover, IReadOnlyList<Fashu.Matters.DossierPaper> Papers)>(
            all => all.Single(s => s.Kind == MediationCase.KindKey).Papers(id, head, default))).Papers.Where(p => p.Order == 3).ToList();
        Assert.Equal(new[] { ("当事人身份证明（龚大河）", false), ("身份核验记录（周秀英）", true) }, papers.Select(p => (p.Title, p.IsThere)).OrderBy(p => p.Title, StringComparer.Ordinal));
        var page = papers.Single(p => p.IsThere).Html!;
        Assert.Contains("工作人员在窗口核对证件", page);
        Assert.Contains("330100********0019", page);
        Assert.DoesNotContain("330100190001010019", page);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Reading_a_phone_in_full_is_written_down(Database database)
    {
        var app = await city.On(database);
        var id = await At(app, Stage.Mediating);
        var mediator = await Actor(app, "mediator");
        var party = await app.With<AppDb, Guid>(async db => (await db.Load<MediationCase>(id, default))!.Applicant.Id);
        Assert.Contains("100****0101", (await (await Caller(app, "mediator")).Get($"/work/mediation/{id}")).Text);
        await app.With<RevealParty>(s => s.Handle(id, $"phone-{party}", "联系当事人", mediator, default));
        await app.With<AppDb>(async db => Assert.Equal("联系当事人", (await db.Audits.SingleAsync(a => a.Matter == id && a.Act == "查看手机号")).Purpose));
        // the clerk of its committee calls too; whoever only sees the case from elsewhere does not, and the try is written down
        var clerk = await Actor(app, "clerk");
        Assert.DoesNotContain(clerk.Grants, g => g.Permission == "people.reveal");
        await app.With<RevealParty>(s => s.Handle(id, $"phone-{party}", "联系当事人", clerk, default));
        var other = clerk with { Id = Guid.CreateVersion7(), Name = "别的调委会文员" };
        Assert.Contains("不由您承办", (await Assert.ThrowsAsync<RuleBroken>(() => app.With<RevealParty>(s => s.Handle(id, $"phone-{party}", "联系当事人", other, default)))).Message);
        await app.With<AppDb>(async db => Assert.Equal("别的调委会文员", (await db.Audits.SingleAsync(a => a.Matter == id && a.Act == "查看被拒绝：不是承办人")).ActorName));
        await app.With<RevealParty>(s => s.Handle(id, $"phone-{party}", "督办检查", other with { Grants = [.. other.Grants, new("people.reveal", "3301")] }, default));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_empty_form_for_signed_paper_says_what_is_missing(Database database)
    {
        var app = await city.On(database);
        var id = await At(app, Stage.Drafted);
        var caller = await Caller(app, "mediator");
        using var empty = new MultipartFormDataContent { { new StringContent(""), "Text" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/mediation/work/{id}/sign-on-paper") { Content = empty };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var answer = await caller.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((400, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType!.MediaType!));
        Assert.Contains("签好的纸质协议照片", text);
        var page = await caller.Fill($"/work/mediation/{id}/sign", "paper");
        Assert.Equal(422, page.Code);
        Assert.Contains("签好的纸质协议照片", page.Text);
        await app.With<AppDb>(async db => Assert.Equal(Stage.Drafted, (await db.MediationCases.AsNoTracking().SingleAsync(c => c.Id == id)).Stage));
    }

    private static FormFile Photo() => new(new MemoryStream(Png), 0, Png.Length, "photo", "photo.png") { Headers = new HeaderDictionary(), ContentType = "image/png" };

    private static Task<Caller> Caller(FashuApp app, string login) => new Story(app).Officer(login);

    private static async Task<Actor> Actor(FashuApp app, string login)
    {
        var access = await app.Services.GetRequiredService<IStaffAccess>().Of(OrganizationSamples.StaffId(login), default);
        return new(access!.Id, access.Name, ActorKind.Staff, app.Clock.Now()) { Grants = access.Grants, Post = access.PostTitle, Verified = true };
    }

    private static async Task Sent(Caller caller, string page, string form, string to, params (string, string)[] values)
    {
        var answer = await caller.Fill(page, form, values);
        Assert.True(answer.Location == to, $"{page}: {answer.Code} {answer.Location} {answer.Text}");
    }

    // The mediator of the tour's grid has it in hand, as after sinking.
    private static async Task<Guid> Filed(FashuApp app) => await At(app, Stage.Filed);

    private static async Task<Guid> At(FashuApp app, Stage stage)
    {
        var mediator = await Actor(app, "mediator");
        var bench = new CaseBench(app.Clock.Now()) { Committee = OrganizationSamples.CommitteeId("330191101201") };
        var one = bench.At_(stage);
        if (one.ClosedAt is null) one.HandOver(mediator.Id, mediator.Name, "交给本网格调解员", bench.System);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        return one.Id;
    }

    private static async Task<(Actor Applicant, Guid Case)> Drafted(FashuApp app)
    {
        var mediator = await Actor(app, "mediator");
        var phone = $"100{Random.Shared.Next(10_000_000, 99_999_999)}";
        var person = await app.With<AppDb, Guid>(async db =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var own = scope.ServiceProvider.GetRequiredService<AppDb>();
            var added = await scope.ServiceProvider.GetRequiredService<IPeople>().FindOrAdd(phone, "周秀英", mediator, default);
            await own.SaveChangesAsync();
            return added;
        });
        var applicant = new Actor(person, "周秀英", ActorKind.Citizen, app.Clock.Now()) { Verified = true };
        var bench = new CaseBench(app.Clock.Now());
        var one = MediationCase.File(Guid.CreateVersion7(), CaseBench.Grid, "楼上漏水，天花板泡坏了。", "修好并赔偿。",
            Party.Of(Side.Applicant, PartyKind.Person, "周秀英", phone, person), Party.Of(Side.Respondent, PartyKind.Person, "龚大河", null, null), [], "网络", null, applicant, CaseBench.Settings);
        one.Sink(Level.Grid, OrganizationSamples.CommitteeId("330191101201"), "青溪石桥人调字", mediator.Id, mediator.Name, "网格调解员", bench.System);
        one.Accept(mediator, CaseBench.Settings);
        one.Consent("当面同意", mediator);
        bench.Do(one, Act.Draft, mediator);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        return (applicant, one.Id);
    }
}
