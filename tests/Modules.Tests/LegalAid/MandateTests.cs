using System.Text.RegularExpressions;
using Fashu.Attachments;
using Fashu.Documents;
using Fashu.Harness;
using Fashu.LegalAid;
using Fashu.Matters;
using Fashu.Mediation;
using Fashu.Notices;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.LegalAid;

/// <summary>The mandate to the lawyer: signed in three ways, by each person for himself, taken back by each alone.</summary>
public sealed class MandateTests(SampleCity city) : IClassFixture<SampleCity>
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static readonly string Drawn = "data:image/png;base64," + Convert.ToBase64String(Png);

    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task On_the_own_phone_with_a_verified_identity_and_a_code(Database database)
    {
        var (story, citizen, _, one) = await Asked(database);
        var person = one.Applicant.Id;
        Assert.Contains("实名核验", await Refused<SignMandate>(story, s => s.SendCode(one.Id, person, citizen, default)));
        citizen = citizen with { Verified = true };
        var hash = MandateText.Hash(one, one.Mandate!, one.Applicant);
        var code = await story.App.With<SignMandate, string?>(s => s.SendCode(one.Id, person, citizen, default));
        SignMandate.Form Form(string? text = null, string? name = "周秀英", string? typed = null, string? drawn = null) => new() { Person = person, Text = text ?? hash, Read = true, Name = name, Drawn = drawn, Code = typed ?? code! };
        Task Sign(SignMandate.Form form, Actor by) => story.App.With<SignMandate>(s => s.Handle(one.Id, form, by, default));
        Assert.Contains("刚刚改过", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(Form(text: "00"), citizen))).Message);
        Assert.Contains("请手写签名", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(Form(name: null), citizen))).Message);
        Assert.Contains("要和实名", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(Form(name: "周秀兰"), citizen))).Message);
        Assert.Contains("验证码不对", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(Form(typed: code == "000000" ? "000001" : "000000"), citizen))).Message);
        Assert.Empty((await story.Case(one.Id)).Mandate!.Signatures);
        await Sign(Form(drawn: Drawn, name: null), citizen);
        Assert.Contains("已经签过名", (await Assert.ThrowsAsync<RuleBroken>(() => Sign(Form(), citizen))).Message);
        var signed = Assert.Single((await story.Case(one.Id)).Mandate!.Signatures);
        Assert.Equal((SignatureWay.OwnPhone, hash, person), (signed.Way, signed.TextHash, signed.Party));
        Assert.Equal(1, await story.Db(db => db.Set<LeafRow>().CountAsync(l => l.MatterId == one.Id && l.Type == "signature")));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_code_is_good_for_five_minutes_and_for_one_mandate(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var (story, citizen, _, one) = await Asked(app);
        citizen = citizen with { Verified = true };
        var code = await app.With<SignMandate, string?>(s => s.SendCode(one.Id, one.Applicant.Id, citizen, default));
        await Work(story, one.Id, "mandate", new { task = "申请劳动仲裁和一审", kind = "General", until = "到本案办结为止" });
        await Fails(await story.Case(one.Id));
        app.Clock.Advance(TimeSpan.FromMinutes(2)); // codes come a minute apart
        code = await app.With<SignMandate, string?>(s => s.SendCode(one.Id, one.Applicant.Id, citizen with { At = story.Now }, default));
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await Fails(await story.Case(one.Id));

        async Task Fails(AidCase now) => Assert.Contains("验证码不对或者已经过期", await Refused<SignMandate>(story, s =>
            s.Handle(one.Id, new() { Person = one.Applicant.Id, Text = MandateText.Hash(now, now.Mandate!, now.Applicant), Read = true, Name = "周秀英", Code = code! }, citizen with { At = story.Now }, default)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_pages_of_the_phone_need_no_script(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true);
        var story = new AidStory(app);
        var verified = SampleCitizens.Applicant;
        var mine = new Caller(app).SignedIn(verified.Id, ActorKind.Citizen, verified.Name);
        var id = await app.With<AppDb, Guid>(db => db.AidCases.Where(c => c.Stage == AidStage.Handling && c.Handler == OrganizationSamples.StaffId("lawyer") && c.Persons.Any(p => p.PersonId == verified.Id)).Select(c => c.Id).FirstAsync());
        Assert.Contains("请签授权委托书", (await mine.Get($"/aid/{id}")).Text);
        var asked = await mine.Fill($"/aid/{id}/sign", "sign-code");
        Assert.StartsWith($"/aid/{id}/sign?sent=true", asked.Location);
        var code = Regex.Match((await mine.Get(asked.Location!)).Text, @"验证码是 ?(\d{6})").Groups[1].Value;
        Assert.Contains("请先勾选", (await mine.Fill(asked.Location!, "sign", ("Form.Code", code), ("Form.Name", verified.Name))).Text);
        var done = await mine.Fill(asked.Location!, "sign", ("Form.Code", code), ("Form.Name", verified.Name), ("Form.Read", "true"));
        Assert.True(done.Location == $"/aid/{id}?done=signed", done.Text);
        Assert.Contains("委托书签好了", (await mine.Get(done.Location!)).Text);
        Assert.Contains("本人手机电子签名", (await mine.Get($"/aid/{id}/papers/mandate-{(await story.Case(id)).Applicant.Id}")).Text);
        Assert.Contains("同案的其他人不受影响", (await mine.Get($"/aid/{id}/revoke")).Text);
        Assert.Equal($"/aid/{id}?done=revoked", (await mine.Fill($"/aid/{id}/revoke", "revoke", ("Form.Reason", "想自己谈"))).Location);
        Assert.Contains("重新签委托书", (await mine.Get($"/aid/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task On_the_lawyers_device_with_a_photo_and_the_sealed_paper_goes_into_the_dossier(Database database)
    {
        var (story, citizen, mine, one) = await Asked(database);
        var lawyer = await story.Staff("lawyer");
        SignMandateOnDevice.Form Form(Guid? person = null) => new() { Text = one.Mandate!.Id.ToString(), Person = person ?? one.Applicant.Id, Read = true, Drawn = Drawn, Photo = Photo(), PhotoAgreed = true };
        Assert.Contains("应由", await Refused<SignMandateOnDevice>(story, async s => await s.Handle(one.Id, Form(), await story.Staff("aid"), default)));
        Assert.Contains("不在这件事里", await Refused<SignMandateOnDevice>(story, s => s.Handle(one.Id, Form(Guid.NewGuid()), lawyer, default)));
        await story.App.With<SignMandateOnDevice>(s => s.Handle(one.Id, Form(), lawyer, default));
        await story.App.Settle();
        Assert.Equal(SignatureWay.LawyerDevice, (await story.Case(one.Id)).Mandate!.Signatures[0].Way);
        var files = await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(one.Id, default));
        Assert.Equal([FileKinds.Face, FileKinds.Mandate, FileKinds.Signature], files.Select(f => f.Kind).Order());
        Assert.All(files, f => Assert.Equal((one.Applicant.Id, false), (f.Party, f.VisibleToOthers)));
        var pdf = await story.App.With<IAttachments, byte[]>(f => f.Read(files.Single(x => x.Kind == FileKinds.Mandate).Id, default));
        var seal = Assert.Single(story.App.Services.GetRequiredService<IPdfSigner>().Signatures(pdf));
        Assert.Equal((true, true, "周秀英"), (seal.Intact, seal.CoversAll, seal.Name));
        var order = await Dossier(story, one.Id);
        Assert.InRange(order.FindIndex(t => t.Contains("授权委托书", StringComparison.Ordinal)), order.IndexOf("法律援助指派通知书") + 1, order.FindIndex(t => t.Contains("首次联系", StringComparison.Ordinal)));
        Assert.Contains(await story.Db(db => db.Notices.Where(n => n.To == citizen.Id && n.MatterId == one.Id).Select(n => n.Title).ToListAsync()), t => t.StartsWith("委托书已经签好", StringComparison.Ordinal));
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == lawyer.Id && n.MatterId == one.Id && n.Title.StartsWith("委托书都签好了"))));
        Assert.Contains("律师设备现场签名", (await mine.Get($"/aid/{one.Id}/papers/mandate-{one.Applicant.Id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task On_paper_with_a_photo_and_not_without(Database database)
    {
        var (story, _, _, one) = await Asked(database);
        var lawyer = await story.Officer("lawyer");
        var page = $"/work/aid/{one.Id}";
        Assert.Contains("缺", string.Join('\n', (await Dossier(story, one.Id, missing: true)).Select(t => t == "授权委托书" ? "缺" : t)));
        Assert.Contains("请拍照或选择签好的委托书照片", (await lawyer.Fill($"{page}/sign", "paper", ("OnPaper.Who", one.Applicant.Id.ToString()), ("OnPaper.Same", "true"))).Text);
        Assert.Empty((await story.Case(one.Id)).Mandate!.Signatures);
        SignMandateOnPaper.Form Form(params Guid[] who) => new() { Text = one.Mandate!.Id.ToString(), Who = [.. who], Photo = Photo(), Same = true };
        Assert.Contains("请勾选", await Refused<SignMandateOnPaper>(story, async s => await s.Handle(one.Id, Form(), await story.Staff("lawyer"), default)));
        await story.App.With<SignMandateOnPaper>(async s => await s.Handle(one.Id, Form(one.Applicant.Id), await story.Staff("lawyer"), default));
        Assert.Contains("已经签过名", await Refused<SignMandateOnPaper>(story, async s => await s.Handle(one.Id, Form(one.Applicant.Id), await story.Staff("lawyer"), default)));
        await story.App.Settle();
        // the sheet is the paper: nothing else is printed
        var file = Assert.Single(await story.App.With<IAttachments, IReadOnlyList<AttachmentCard>>(f => f.Of(one.Id, default)));
        Assert.Equal((FileKinds.Mandate, one.Applicant.Id, false), (file.Kind, file.Party, file.VisibleToOthers));
        Assert.DoesNotContain("授权委托书", await Dossier(story, one.Id, missing: true));
        Assert.Contains("纸质签名（附照片）", (await lawyer.Get(page)).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_hand_does_not_sign_and_nobody_reads_anothers_mandate(Database database)
    {
        var (story, citizen, _, one) = await Asked(database);
        var (other, stranger) = await story.Citizen("路人");
        Assert.Equal(404, (await stranger.Get($"/aid/{one.Id}/papers/mandate-{one.Applicant.Id}")).Code);
        await Assert.ThrowsAsync<Missing>(() => story.App.With<SignMandate>(s => s.SendCode(one.Id, one.Applicant.Id, other with { Verified = true }, default)));
        // the account is of a relative: the mandate is the person's own
        await story.App.With<AppDb>(async db =>
        {
            var theirs = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = OrganizationSamples.StaffId("lawyer"), ApplicantId = citizen.Id };
            var asked = theirs.Apply(speaker: AidSpeaker.Relative, secure: true);
            foreach (var act in new[] { AidAct.GrantFirst, AidAct.Assign, AidAct.Take, AidAct.Contact, AidAct.PrepareMandate }) theirs.Do(asked, act);
            Assert.Contains("要由“周秀英”本人签名", Assert.Throws<RuleBroken>(() => asked.MustBe(asked.Applicant, "周大山", null)).Message);
            Assert.Contains("身份证号", Assert.Throws<RuleBroken>(() =>
            {
                asked.Applicant.Describe("330191199001011234", null, null);
                asked.MustBe(asked.Applicant, "周秀英", "330191199001011235");
            }).Message);
            await Task.CompletedTask;
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_takes_it_back_is_represented_no_longer_and_nobody_else_is_touched(Database database)
    {
        var app = await city.On(database);
        var story = new AidStory(app);
        var one = await Group(story, 3, SpecialPower.Settle);
        var (lawyer, actor) = (await story.Officer("lawyer"), await story.Staff("lawyer"));
        await SignOnPaper(story, one, one.Listed);
        var leaves = one.Listed[1];
        Assert.Contains("正在谈的和解，您自己决定", await OwnPage(story, leaves, $"/aid/{one.Id}/revoke"));
        await app.With<RevokeMandate>(s => s.Handle(one.Id, new() { Person = leaves.Id, Reason = "想自己和老板谈" }, Citizen(story, leaves), default));
        await app.Settle();
        var now = await story.Case(one.Id);
        Assert.Equal([true, false, true], now.Listed.Select(p => now.MaySettleFor(p.Id)));
        Assert.Equal(AidStage.Handling, now.Stage);
        Assert.Equal("办理案件", now.NextInTime().Todo); // he was asked, and this is his answer
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == actor.Id && n.MatterId == one.Id && n.Title.StartsWith($"{leaves.Name}撤回了委托"))));
        Assert.Contains("撤回了", (await lawyer.Get($"/work/aid/{one.Id}")).Text);
        Assert.Contains($"{leaves.Name}：和解、调解协议要由本人签字", (await lawyer.Get($"/work/aid/{one.Id}/finish")).Text);
        Assert.Contains("已于", await OwnPage(story, leaves, $"/aid/{one.Id}/papers/mandate-{leaves.Id}"));
        Assert.Contains($"授权委托书（{leaves.Name}），已撤回", await Dossier(story, one.Id));
        Assert.Contains("没有签委托书", await Refused<RevokeMandate>(story, s => s.Handle(one.Id, new() { Person = leaves.Id, Reason = "再说一遍" }, Citizen(story, leaves), default)));
        // nobody takes back what another one gave
        await Assert.ThrowsAsync<Missing>(() => app.With<RevokeMandate>(s => s.Handle(one.Id, new() { Person = one.Listed[0].Id, Reason = "替他撤回" }, Citizen(story, leaves), default)));
        // and he may sign again; the lawyer writes down another one's word
        await SignOnPaper(story, one, [leaves]);
        Assert.Equal($"/work/aid/{one.Id}", (await lawyer.Fill($"/work/aid/{one.Id}/revoke", "revoke", ("Form.Person", one.Listed[2].Id.ToString()), ("Form.Reason", "当面说的"))).Location);
        now = await story.Case(one.Id);
        Assert.Equal([true, true, false], now.Listed.Select(p => now.MaySettleFor(p.Id)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Another_lawyer_asks_anew(Database database)
    {
        var (story, citizen, mine, one) = await Asked(database);
        await SignOnPaper(story, one, one.Listed);
        var next = (await story.Candidates(one.Id)).Free[0];
        story.App.Clock.Advance(TimeSpan.FromMinutes(1)); // who spoke with the person before does not count
        await story.Work(await story.Officer("aid"), one.Id, "assign", new { lawyer = next.Staff, reason = "原律师生病" });
        await story.App.Settle();
        var now = await story.Case(one.Id);
        Assert.Null(now.Mandate);
        Assert.NotNull(Assert.Single(now.Mandates).EndedAt);
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.MatterId == one.Id && n.Title.StartsWith("原来的委托书不再有效"))));
        Assert.Contains("失效", (await mine.Get($"/aid/{one.Id}/papers/mandate-{one.Applicant.Id}")).Text);
        Assert.Contains("现在没有等您签名的委托书", (await mine.Get($"/aid/{one.Id}/sign")).Text);
        await story.App.With<AppDb>(async db =>
        {
            var again = (await db.Load<AidCase>(one.Id, default))!;
            var by = new Actor(next.Staff, next.Name, ActorKind.Staff, story.Now);
            again.Write(AidEntryKind.Contact, story.Now.CityDay(), "电话", "说了情况", false, by, AidBench.Settings);
            Assert.Equal("准备委托书", again.NextInTime().Todo);
            again.PrepareMandate(AidBench.Terms(), by);
            Assert.Equal((next.Staff, next.Name, $"签委托书：{again.Applicant.Name}"), (again.Mandate!.Lawyer, again.Mandate.LawyerName, again.NextInTime().Todo));
            await db.SaveChangesAsync();
        });
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Seventy_eight_sign_and_the_lawyer_sees_who_did_not(Database database)
    {
        var app = await city.On(database);
        var story = new AidStory(app);
        var one = await Group(story, 78, SpecialPower.Settle);
        var (lawyer, actor) = (await story.Officer("lawyer"), await story.Staff("lawyer"));
        Assert.Equal($"签委托书：{string.Join("、", one.Present.Take(3).Select(p => p.Name))}等78人", one.NextInTime().Todo);
        await SignOnPaper(story, one, one.Listed.Skip(8).ToList());
        // the others at the same moment on their phones: whoever loses that race does not lose his code
        var codes = new Dictionary<Guid, string>();
        foreach (var person in one.Listed.Take(6)) codes[person.Id] = (await app.With<SignMandate, string?>(s => s.SendCode(one.Id, person.Id, Citizen(story, person), default)))!;
        await Task.WhenAll(one.Listed.Take(6).Select(person => app.With<SignMandate>(s =>
            s.Handle(one.Id, new() { Person = person.Id, Text = MandateText.Hash(one, one.Mandate!, person), Read = true, Name = person.Name, Code = codes[person.Id] }, Citizen(story, person), default))));
        var now = await story.Case(one.Id);
        Assert.Equal([one.Listed[6].Name, one.Listed[7].Name], now.Unsigned.Select(p => p.Name));
        Assert.Equal($"签委托书：{one.Listed[6].Name}、{one.Listed[7].Name}", now.NextInTime().Todo);
        var page = (await lawyer.Get($"/work/aid/{one.Id}")).Text;
        Assert.Contains("76人已签，一共78人", page);
        Assert.Equal(2, Regex.Count(page, "还没有签"));
        Assert.Contains("一共78人。其余的在名单里点开各人看", page); // who has not signed comes first
        Assert.Equal(12, Regex.Count(page, $"/work/m/{one.Id}/contact/"));
        Assert.Contains("还有67人，在各人的页面上约定", page); // the other side is one, too
        Assert.Contains($"/papers/mandate-{one.Listed[20].Id}", (await lawyer.Get($"/work/aid/group/{one.Id}/person/21")).Text);
        await app.With<AgreeContact>(s => s.Handle(one.Id, one.Listed[30].Id, new() { Silent = true, Why = "怕家里人看见" }, actor, default));
        Assert.Contains($"联系申请人{one.Listed[30].Name}要注意", (await lawyer.Get($"/work/aid/group/{one.Id}/person/31")).Text);
        Assert.DoesNotContain("要注意", (await lawyer.Get($"/work/aid/group/{one.Id}/person/21")).Text);
        Assert.Contains("还有2人没有签名", (await lawyer.Get($"/work/aid/{one.Id}/sign")).Text);
        Assert.Contains($"授权委托书（缺{one.Listed[6].Name}、{one.Listed[7].Name}）", await Dossier(story, one.Id, missing: true));
        // each sees his own turn only
        Assert.Contains("请签授权委托书", await OwnPage(story, one.Listed[6], $"/aid/{one.Id}"));
        Assert.DoesNotContain("请签授权委托书", await OwnPage(story, one.Listed[9], $"/aid/{one.Id}"));
    }

    [Fact]
    public void A_minor_is_signed_for_by_a_guardian_unless_he_lives_by_his_own_work()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = Handling(bench);
        var person = one.Applicant;
        bench.Do(one, AidAct.PrepareMandate);
        person.Describe(Born("20121001"), null, null); // fourteen
        Assert.Contains("法定代理人", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.SignMandate)).Message);
        Assert.Contains("不满十六周岁", Assert.Throws<RuleBroken>(() => one.NameGuardian(person.Id, null, "自己挣钱", bench.Lawyer)).Message);
        foreach (var name in new[] { person.Name, one.OtherName, one.HandlerName! }) Assert.Throws<RuleBroken>(() => one.NameGuardian(person.Id, name, "父亲", bench.Lawyer));
        bench.Do(one, AidAct.NameGuardian);
        Assert.Contains("要由“周大山”本人签名", Assert.Throws<RuleBroken>(() => one.MustBe(person, person.Name, null)).Message);
        one.MustBe(person, "周大山", null);
        bench.Do(one, AidAct.SignMandate, bench.Lawyer);
        Assert.Equal("周秀英（法定代理人周大山）", one.Mandate!.Signatures[0].Name);
        Assert.Contains("已经签了", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.NameGuardian)).Message);

        var working = Handling(bench);
        bench.Do(working, AidAct.PrepareMandate);
        working.Applicant.Describe(Born("20091124"), null, null); // sixteen, seventeen tomorrow
        Assert.True(working.LacksGuardian(working.Applicant, bench.At));
        working.NameGuardian(working.Applicant.Id, null, "以自己的劳动收入为主要生活来源", bench.Lawyer);
        bench.Do(working, AidAct.SignMandate);
        Assert.Equal("周秀英", working.Mandate!.Signatures[0].Name);

        var grown = Handling(bench);
        grown.Applicant.Describe(Born("20081123"), null, null); // eighteen today
        Assert.False(grown.LacksGuardian(grown.Applicant, bench.At));
    }

    [Fact]
    public void A_guardian_who_applied_signs_for_the_child()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = bench.Apply(speaker: AidSpeaker.Guardian, secure: true);
        Assert.Equal(("周大山", "周秀英（法定代理人周大山）"), (one.SignerOf(one.Applicant), one.SignsAs(one.Applicant)));
    }

    [Fact]
    public void With_the_aid_ends_the_mandate()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = Handling(bench);
        one.PrepareMandate(AidBench.Terms(SpecialPower.Settle), bench.Lawyer);
        bench.Do(one, AidAct.SignMandate);
        bench.Do(one, AidAct.Terminate);
        Assert.Equal((null, false, bench.At), (one.Mandate, one.MaySettleFor(one.Applicant.Id), one.Mandates[0].EndedAt!.Value));
        bench.Do(one, AidAct.Object);
        bench.Do(one, AidAct.Overrule);
        Assert.Equal((AidStage.Handling, null), (one.Stage, one.Mandate)); // who gets the aid back signs anew
    }

    [Fact]
    public void Special_powers_are_those_written_and_no_others()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = Handling(bench);
        one.PrepareMandate(AidBench.Terms(SpecialPower.Appeal, SpecialPower.Acknowledge), bench.Lawyer);
        bench.Do(one, AidAct.SignMandate);
        Assert.False(one.MaySettleFor(one.Applicant.Id));
        Assert.StartsWith("特别授权：代为承认诉讼请求、代为提起上诉。", one.Mandate!.Authority);
        bench.Do(one, AidAct.PrepareMandate); // written anew: everybody is asked again
        Assert.Equal((2, 1), (one.Mandates.Count, one.Unsigned.Count));
        bench.Do(one, AidAct.SignMandate);
        Assert.True(one.MaySettleFor(one.Applicant.Id));
        Assert.NotEqual(one.Mandates[0].Signatures[0].TextHash, one.Mandate!.Signatures[0].TextHash);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_word_special_alone_gives_nothing(Database database)
    {
        var story = new AidStory(await city.On(database));
        var one = await story.At(AidStage.Handling);
        var (lawyer, page) = (await story.Officer("lawyer"), $"/work/aid/{one.Id}");
        (string, string)[] said = [("Form.Task", "申请劳动仲裁"), ("Form.Until", "到本案办结为止")];
        Assert.Contains("请填写委托事项", (await lawyer.Fill($"{page}/mandate", "mandate", ("Form.Kind", "General"))).Text);
        var answer = (await lawyer.Fill($"{page}/mandate", "mandate", [("Form.Kind", "Special"), .. said])).Text;
        Assert.Contains("没有写明的不算授权", answer);
        Assert.Contains("请去掉勾选", (await lawyer.Fill($"{page}/mandate", "mandate", [("Form.Kind", "General"), ("Form.Powers", "Settle"), .. said])).Text);
        Assert.Equal(page, (await lawyer.Fill($"{page}/mandate", "mandate", [("Form.Kind", "Special"), ("Form.Powers", "Settle"), .. said])).Location);
        Assert.Equal([SpecialPower.Settle], (await story.Case(one.Id)).Mandate!.Powers);
    }

    [Fact]
    public void Marriage_and_inheritance_are_signed_on_paper_only()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var one = Handling(bench);
        one.PrepareMandate(AidBench.Terms() with { PaperOnly = true }, bench.Lawyer);
        Assert.Contains("电子签名法第三条", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.SignMandate)).Message);
        one.SignMandate(AidBench.Signed(one, one.Applicant, bench.Lawyer, SignatureWay.PaperPhoto), bench.Lawyer);
        Assert.Empty(one.Unsigned);
    }

    [Fact]
    public void Who_is_defended_by_assignment_gives_no_mandate()
    {
        var bench = new AidBench(AidBench.City("2026-11-23"));
        var noticed = bench.Notice();
        bench.Lead(noticed, AidStage.Handling);
        var accused = bench.Apply(new() { Trouble = Trouble.Accused, HasLawyer = false }, secure: true);
        foreach (var act in new[] { AidAct.GrantFirst, AidAct.Assign, AidAct.Take }) bench.Do(accused, act);
        foreach (var one in new[] { noticed, accused })
        {
            Assert.False(one.NeedsMandate);
            Assert.Contains("法律援助公函", Assert.Throws<RuleBroken>(() => bench.Do(one, AidAct.PrepareMandate)).Message);
            bench.Do(one, AidAct.Contact);
            Assert.Equal("办理案件", one.NextInTime().Todo);
        }
    }

    private static AidCase Handling(AidBench bench)
    {
        var one = bench.At_(AidStage.Handling);
        bench.Do(one, AidAct.Contact);
        return one;
    }

    // many in one case, each with an account, who were asked to sign
    [Theory, MemberData(nameof(Both))]
    public async Task Nobody_settles_for_who_took_the_mandate_back_or_never_gave_that_power(Database database)
    {
        var app = await city.On(database);
        var story = new AidStory(app);
        var one = await Group(story, 3, SpecialPower.Settle);
        var listed = one.Listed.ToList();
        await SignOnPaper(story, one, [listed[0], listed[1]]);
        await app.With<RevokeMandate>(s => s.Handle(one.Id, new() { Person = listed[1].Id, Reason = "想自己谈" }, Citizen(story, listed[1]), default));
        var (lawyer, today) = (await story.Staff("lawyer"), story.Now.CityDay());
        const string head = "序号,姓名,结果,结果金额（元）,结果日期,文书号,拿到金额（元）,拿到日期,备注,本人签字\n";
        Task<ImportOutcome> Results(params string[] own) => app.With<ImportResults, ImportOutcome>(s => s.Handle(one.Id,
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(head + string.Join('\n', listed.Select((p, at) => $"{p.No},{p.Name},和解,100,{today:yyyy-MM-dd},协1号,,,,{own[at]}")))), false, true, lawyer, default));
        var refused = await Results("", "", "否");
        Assert.Equal([3, 4], refused.Errors.Select(e => e.Line));
        Assert.Contains($"{listed[1].Name}在{today.Formal()}撤回了委托，律师不能替他和解", refused.Errors[0].Message);
        Assert.Contains($"{listed[2].Name}到这一天没有授权律师代为和解", refused.Errors[1].Message);
        Assert.Equal([listed[0].Id], (await story.Case(one.Id)).Persons.Where(p => p.ResultFen == 10_000).Select(p => p.Id));
        Assert.Contains("请写明是本人签的", await Refused<CountResult>(story, s => s.Handle(one.Id, new() { Person = listed[1].Id, Kind = AidResultKind.Settlement, Fen = 1, On = today }, lawyer, default)));
        var sheet = (await (await story.Officer("lawyer")).Get($"/aid/{one.Id}/papers/settlement")).Text;
        Assert.Equal((1, 2), (System.Text.RegularExpressions.Regex.Count(sheet, "<td>可以由律师代签</td>"), System.Text.RegularExpressions.Regex.Count(sheet, "<td>本人</td>")));
        Assert.Empty((await Results("", "是", "是")).Errors);
        Assert.Equal(30_000, (await story.Case(one.Id)).ResultFen);
        var step = await story.Db(db => db.Steps.Where(s => s.MatterId == one.Id && s.Act == nameof(AidAct.Count)).OrderBy(s => s.No).LastAsync());
        Assert.Contains($"本人签了和解：{listed[1].Name}、{listed[2].Name}", step.Reason);
    }

    [Fact]
    public void What_was_settled_before_the_mandate_was_taken_back_stays_good()
    {
        var bench = new AidBench(AidBench.City("2026-11-16"));
        var one = bench.At_(AidStage.Handling);
        bench.Do(one, AidAct.PrepareMandate);
        bench.Do(one, AidAct.SignMandate);
        bench.At = AidBench.City("2026-11-20");
        bench.Do(one, AidAct.RevokeMandate);
        string? On(int day, bool own = false) => one.CannotSettle(one.Applicant, new(AidResultKind.Settlement, 100, new(2026, 11, day), null, own));
        Assert.Equal((true, false, false, true), (On(15) is not null, On(16) is not null, On(19) is not null, On(20) is not null));
        Assert.Null(On(20, own: true));
        Assert.Null(one.CannotSettle(one.Applicant, new(AidResultKind.Award, 100, new(2026, 11, 20), null)));
    }

    private static async Task<AidCase> Group(AidStory story, int many, params SpecialPower[] powers)
    {
        var bench = new AidBench(story.Now) { Centre = (OrganizationSamples.LegalAidCentreId(AidStory.County), "青溪法援"), LawyerId = OrganizationSamples.StaffId("lawyer"), ApplicantId = (await story.Citizen()).Actor.Id };
        var one = bench.At_(AidStage.Handling);
        await story.App.With<IServiceProvider>(async services =>
        {
            var (db, people) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IPeople>());
            var persons = (ICollection<AidPerson>)one.Persons; // how a list of many comes in is no matter here
            for (var n = 1; n < many; n++)
            {
                var (phone, name) = (Story.NewPhone(), $"章工{(char)('甲' + n)}");
                var account = await people.FindOrAdd(phone, name, Actor.System(story.Now), default);
                persons.Add(AidPerson.Of(Guid.CreateVersion7(), name, phone, null, null, account, AidSpeaker.Self, null, null, 800_000));
                persons.Last().Place(n + 1);
                var part = Participant.Enter(persons.Last().Id, AidFlow.ApplicantRole, "申请人", name, phone, account, story.Now);
                part.MatterId = one.Id;
                part.Join();
                db.Add(part);
            }
            bench.Do(one, AidAct.Contact);
            one.PrepareMandate(AidBench.Terms(powers), bench.Lawyer);
            db.Add(one);
            await db.SaveChangesAsync();
        });
        await story.App.Settle();
        return await story.Case(one.Id);
    }

    // one whose applicant was asked to sign
    private async Task<(AidStory Story, Actor Citizen, Caller Mine, AidCase Case)> Asked(Database database) => await Asked(await city.On(database));

    private static async Task<(AidStory Story, Actor Citizen, Caller Mine, AidCase Case)> Asked(FashuApp app)
    {
        var story = new AidStory(app);
        var (citizen, mine) = await story.Citizen();
        var id = (await story.At(AidStage.Handling, citizen.Id)).Id;
        var today = story.Now.CityDay().ToString("yyyy-MM-dd", null);
        await story.Work(await story.Officer("lawyer"), id, "entry", new { kind = "Contact", on = today, way = "电话", text = "约好见面" });
        await Work(story, id, "mandate", new { task = "申请劳动仲裁", kind = "Special", powers = new[] { "Settle" }, until = "到本案办结为止" });
        await app.Settle();
        Assert.True(await story.Db(db => db.Notices.AnyAsync(n => n.To == citizen.Id && n.MatterId == id && n.Title.StartsWith("请签授权委托书") && n.Link == $"/aid/{id}/sign")));
        return (story, citizen, mine, await story.Case(id));
    }

    private static async Task Work(AidStory story, Guid id, string act, object form) => await story.Work(await story.Officer("lawyer"), id, act, form);

    private static async Task SignOnPaper(AidStory story, AidCase one, IReadOnlyList<AidPerson> who) => await story.App.With<SignMandateOnPaper>(async s =>
        await s.Handle(one.Id, new() { Text = one.Mandate!.Id.ToString(), Who = [.. who.Select(p => p.Id)], Photo = Photo(), Same = true }, await story.Staff("lawyer"), default));

    private static async Task<string> Refused<TSlice>(AidStory story, Func<TSlice, Task> act) where TSlice : notnull =>
        (await Assert.ThrowsAsync<RuleBroken>(() => story.App.With(act))).Message;

    private static Actor Citizen(AidStory story, AidPerson person) => new(person.PersonId!.Value, person.Name, ActorKind.Citizen, story.Now) { Verified = true };

    private static async Task<string> OwnPage(AidStory story, AidPerson person, string page) => (await new Caller(story.App).SignedIn(person.PersonId!.Value, ActorKind.Citizen, person.Name).Get(page)).Text;

    private static async Task<List<string>> Dossier(AidStory story, Guid id, bool missing = false) => await story.App.With<IEnumerable<IDossierSource>, List<string>>(async all =>
        [.. (await all.Single(d => d.Kind == "legalaid").Papers(id, await story.Staff("lawyer"), default)).Papers.Where(p => !missing || !p.IsThere).Select(p => p.Title)]);

    private static string Born(string day)
    {
        var start = "330191" + day + "001";
        return start + CitizenId.CheckSign(start);
    }

    private static FormFile Photo() => new(new MemoryStream(Png), 0, Png.Length, "photo", "photo.png") { Headers = new HeaderDictionary(), ContentType = "image/png" };
}
