using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>Guardians, agents with mandate, heads of firms: offered while filing, and what they may sign.</summary>
public sealed class BehalfTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly DateOnly today = new(2026, 11, 23);

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task A_mother_files_for_her_child_by_the_page_with_the_proof(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(await story.Answered(), Story.NewPhone(), "/file/confirm");
        var grown = await caller.Fill("/file/confirm", "confirm", ("Form.Exclusion", "None"), ("Form.Name", "周秀英"), ("Form.Whom", "Minor"), ("Form.WardName", "周小满"), ("Form.WardBorn", "2008-11-23"), ("Form.WardBasis", "母亲，户口簿"));
        Assert.Contains("满18周岁的，由本人办", grown.Text);
        var sent = await caller.Upload("/file/confirm", "confirm", [("Form.Exclusion", "None"), ("Form.Name", "周秀英"), ("Form.Whom", "Minor"), ("Form.WardName", "周小满"), ("Form.WardBorn", "2008-11-24"), ("Form.WardBasis", "母亲，户口簿"), ("Form.RightsRead", "true")],
            [("Form.Mandate", "户口簿.png", png)]);
        Assert.StartsWith("/mediation/", sent.Location);
        var id = Guid.Parse(sent.Location!.Split('/', '?')[2]);
        var party = (await story.Case(id)).Applicant;
        Assert.Equal(("周小满", "周秀英", "母亲，户口簿；2008年11月24日出生", Standing.Guardian), (party.Name, party.Agent, party.AgentBasis, party.Standing));
        var proof = Assert.Single(await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(id, default)));
        Assert.Equal((FileKinds.Mandate, party.Id, false), (proof.Kind, proof.Party, proof.VisibleToOthers));
        Assert.Contains("监护人", (await caller.Get($"/mediation/{id}")).Text);
        Assert.True(await story.Db(db => db.Participants.AnyAsync(p => p.MatterId == id && p.Name == "周小满" && p.PersonId != null)));
    }

    public static TheoryData<ForWhom, string?, DateOnly?, string?, string?, string?> Wrong => new()
    {
        { ForWhom.Minor, null, new(2015, 3, 1), "母亲", null, "WardName" },
        { ForWhom.Minor, "周小满", null, "母亲", null, "WardBorn" },
        { ForWhom.Minor, "周小满", new(2008, 11, 23), "母亲", null, "WardBorn" },
        { ForWhom.Minor, "周小满", new(2026, 11, 24), "母亲", null, "WardBorn" },
        { ForWhom.Minor, "周小满", new(2015, 3, 1), "", null, "WardBasis" },
        { ForWhom.Ward, "周老根", null, null, null, "WardBasis" },
        { ForWhom.Person, "龚大河", null, null, null, "WardName" },
        { ForWhom.Person, "周秀英", null, null, null, "Whom" },
        { ForWhom.Firm, "石桥饲料厂", null, null, "913301001900000000", "FirmCode" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_missing_or_not_lawful_is_said_at_its_field(ForWhom whom, string? name, DateOnly? born, string? basis, string? code, string? field)
    {
        var behalf = new Behalf { Whom = whom, WardName = name, WardBorn = born, WardBasis = basis, FirmCode = code };
        Assert.Equal(field, Assert.Throws<RuleBroken>(() => behalf.Applicant("周秀英", "龚大河", null, null, Guid.CreateVersion7(), today)).Field);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_agent_signs_only_with_a_special_mandate_on_file(Database database)
    {
        var app = await city.On(database);
        var bench = new CaseBench(app.Clock.Now());
        var one = bench.At_(Stage.Mediating);
        one.SpeakThrough(one.Applicant, Standing.Agent, "孙玉兰", "授权委托书（一般授权）");
        bench.Do(one, Act.Draft, bench.Mediator);
        await app.With<AppDb>(async db => { db.Add(one); await db.SaveChangesAsync(); });
        var account = bench.Applicant with { Verified = true, At = app.Clock.Now() };
        var hash = AgreementText.Hash(one, one.Agreement!);
        Task Sign() => app.With<SignAgreement>(s => s.Handle(one.Id, new() { Text = hash, Read = true, Name = "x", Code = "000000" }, account, default));
        Assert.Contains("一般授权的代理人不能代签", (await Assert.ThrowsAsync<RuleBroken>(Sign)).Message);
        await app.With<AppDb>(async db =>
        {
            var kept = (await db.Load<MediationCase>(one.Id, default))!;
            kept.SpeakThrough(kept.Applicant, Standing.SpecialAgent, "孙玉兰", "授权委托书（特别授权）");
            await db.SaveChangesAsync();
        });
        Assert.Contains("还没有上传授权委托书", (await Assert.ThrowsAsync<RuleBroken>(Sign)).Message);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            using var paper = new MemoryStream(png);
            await scope.ServiceProvider.GetRequiredService<IAttachments>().Add(one.Id, FileKinds.Mandate, "委托书.png", paper, bench.Mediator, default, one.Applicant.Id, visibleToOthers: false);
            await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        }
        Assert.Contains("还没有核对委托书", (await Assert.ThrowsAsync<RuleBroken>(Sign)).Message);
        await app.With<CheckMandate>(s => s.Handle(one.Id, new() { Side = Side.Applicant, Party = one.Applicant.Name, Agent = "孙玉兰", Standing = Standing.SpecialAgent, Seen = true }, bench.Mediator with { At = app.Clock.Now() }, default));
        // past the mandate: only the invented account is unknown
        Assert.Contains("账号", (await Assert.ThrowsAsync<Missing>(Sign)).Message);
    }

    [Fact]
    public void Nobody_speaks_for_both_sides_and_the_mediator_for_none()
    {
        var bench = new CaseBench(new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc));
        var (one, firm) = (bench.At_(Stage.Accepted), Firm());
        Assert.Contains("第一百六十八条", Assert.Throws<RuleBroken>(() => one.SpeakThrough(one.Applicant, Standing.SpecialAgent, "龚大河", "委托书")).Message);
        Assert.Contains("承办调解员", Assert.Throws<RuleBroken>(() => one.SpeakThrough(one.Applicant, Standing.SpecialAgent, "顾明礼", "委托书")).Message);
        Assert.Contains("单位没有监护人", Assert.Throws<RuleBroken>(() => firm.SpeakThrough(firm.Applicant, Standing.Guardian, "某人", "某据")).Message);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_other_side_answers_through_an_agent_by_the_page_with_the_mandate(Database database)
    {
        var story = new Story(await city.On(database));
        var phone = Story.NewPhone();
        var (_, id) = await story.Filed(phone);
        await story.Accept(id);
        var path = await story.Invite(id);
        var agent = await story.SignIn(new Caller(story.App), phone, path);
        await agent.Fill(path, "open");
        var page = $"/mediation/{id}/answer";
        (string, string)[] common = [("Form.Answer", "Consent"), ("Form.RightsRead", "true"), ("Form.Whom", "Person"), ("Form.SpecialMandate", "true")];
        Assert.Contains("请填写怎么称呼您", (await agent.Fill(page, "answer", [.. common, ("Form.WardName", "龚大河")])).Text);
        Assert.Contains("请填写他（她）的姓名", (await agent.Fill(page, "answer", [.. common, ("Form.Name", "龚小梅")])).Text);
        Assert.Contains("申请里写的对方是个人", (await agent.Fill(page, "answer", [.. common, ("Form.Whom", "OwnFirm"), ("Form.WardName", "向阳饲料厂"), ("Form.Name", "龚小梅")])).Text);
        Assert.Equal(Stage.Accepted, (await story.Case(id)).Stage);
        var sent = await agent.Upload(page, "answer", [.. common, ("Form.Name", "龚小梅"), ("Form.WardName", "龚大河")], [("Form.Mandate", "委托书.png", png)]);
        Assert.Equal(303, sent.Code);
        var matter = await story.Case(id);
        Assert.Equal((Stage.Mediating, "龚大河", "龚小梅", "授权委托书（特别授权）", Standing.SpecialAgent), (matter.Stage, matter.Respondent.Name, matter.Respondent.Agent, matter.Respondent.AgentBasis, matter.Respondent.Standing));
        var proof = Assert.Single(await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(id, default)));
        Assert.Equal((FileKinds.Mandate, matter.Respondent.Id, false), (proof.Kind, proof.Party, proof.VisibleToOthers));
        Assert.True(await story.Db(db => db.Participants.AnyAsync(p => p.MatterId == id && p.Name == "龚大河")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_head_of_a_firm_answers_for_it_by_the_interface(Database database)
    {
        var app = await city.On(database);
        var story = new Story(app);
        var phone = Story.NewPhone();
        var person = Guid.Empty;
        var id = await app.With<IServiceProvider, Guid>(async services =>
        {
            var (db, people, now) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Fashu.People.IPeople>(), app.Clock.Now());
            person = await people.FindOrAdd(phone, "向一平", Actor.System(now), default);
            var mediator = await story.Staff("mediator");
            var one = MediationCase.File(Guid.CreateVersion7(), CaseBench.Grid, "饲料厂欠货款。", "付清。", Party.Of(Side.Applicant, PartyKind.Person, "周秀英", null, null),
                Party.Of(Side.Respondent, PartyKind.Organization, "石桥饲料厂", phone, person), [], "窗口", null, mediator, CaseBench.Settings);
            one.Sink(Level.Grid, Fashu.Organizations.OrganizationSamples.CommitteeId(CaseBench.Grid[..12]), "青溪石桥人调字", mediator.Id, mediator.Name, "网格调解员", Actor.System(now));
            one.Accept(mediator, CaseBench.Settings);
            db.Add(one);
            await db.SaveChangesAsync();
            return one.Id;
        });
        var head = new Caller(app).SignedIn(person, ActorKind.Citizen, "向一平");
        var address = $"/api/v1/mediation/cases/{id}/consent";
        var wrong = await head.Post(address, new { answer = "Consent", rightsRead = true, whom = "OwnFirm", wardName = "石桥饲料厂", firmCode = "913301001900000000" });
        Assert.Equal(409, wrong.Code);
        var tooLong = await head.Post(address, new { answer = "Consent", rightsRead = true, whom = "OwnFirm", wardName = new string('长', 61) });
        Assert.Equal(400, tooLong.Code);
        Assert.Contains("WardName", tooLong.Text);
        Assert.Equal(204, (await head.Post(address, new { answer = "Consent", rightsRead = true, whom = "OwnFirm", wardName = "石桥饲料厂", wardBasis = "总经理" })).Code);
        var firm = (await story.Case(id)).Respondent;
        Assert.Equal(("石桥饲料厂", "向一平，总经理", Standing.Head, null), (firm.Name, firm.Representative, firm.Standing, firm.Agent));
    }

    private static MediationCase Firm()
    {
        var at = new DateTime(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
        return MediationCase.File(Guid.CreateVersion7(), CaseBench.Grid, "欠货款。", "付清。", Party.Of(Side.Applicant, PartyKind.Organization, "石桥饲料厂", null, null),
            Party.Of(Side.Respondent, PartyKind.Person, "龚大河", null, null), [], "网络", null, new Actor(Guid.CreateVersion7(), "向一平", ActorKind.Citizen, at), CaseBench.Settings);
    }
}
