using Fashu.Documents;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>The pages that are seldom needed and must not fail then: danger, the end without agreement, the mediator's own hand, the seal and its register; all without script.</summary>
public sealed class RarePagesTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task Danger_is_decided_by_page_and_the_matter_goes_on(Database database)
    {
        var story = new Story(await city.On(database));
        var (applicant, id) = await story.Filed(Story.NewPhone(), danger: "true");
        await story.App.Settle();
        Assert.Contains("工作人员正在了解情况", (await applicant.Get($"/mediation/{id}")).Text);
        var head = await Caller(story.App, "head");
        Assert.Contains($"/work/mediation/{id}/danger-decision", (await head.Get($"/work/mediation/{id}")).Text);
        var page = $"/work/mediation/{id}/danger-decision";
        Assert.Contains("为什么停在这里", (await head.Get(page)).Text);
        Assert.Contains("请填写转给哪个机关", (await head.Fill(page, "danger-decision", ("Form.Decision", "Other"), ("Form.Measures", "已上门"))).Text);
        Assert.Equal($"/work/mediation/{id}", (await head.Fill(page, "danger-decision", ("Form.Decision", "Release"), ("Form.Measures", "已上门分开双方，派出所备案。"))).Location);
        await story.App.Settle();
        var one = await story.Case(id);
        Assert.Equal(Stage.Filed, one.Stage);
        Assert.NotNull(one.Office);
        Assert.DoesNotContain("派出所备案", (await applicant.Get($"/mediation/{id}")).Text);
        Assert.Contains("现在不能办理", (await head.Get(page)).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Police_matters_leave_and_the_applicant_is_told_where(Database database)
    {
        var story = new Story(await city.On(database));
        var (applicant, id) = await story.Filed(Story.NewPhone(), danger: "true");
        await story.App.Settle();
        var head = await Caller(story.App, "head");
        Assert.Equal($"/work/mediation/{id}", (await head.Fill($"/work/mediation/{id}/danger-decision", "danger-decision", ("Form.Decision", "Police"), ("Form.Measures", "对方持刀，已报警。"))).Location);
        var shown = (await applicant.Get($"/mediation/{id}")).Text;
        Assert.Contains("公安机关（110）", shown);
        Assert.DoesNotContain("对方持刀", shown);
        var paper = (await applicant.Get($"/mediation/{id}/papers/not-accepted")).Text;
        Assert.Contains("这件事应由其他机关处理", paper);
        Assert.DoesNotContain("对方持刀", paper);
    }

    [Theory]
    [InlineData("三百", "金额应为数字，最多两位小数")]
    [InlineData("500.005", "金额应为数字，最多两位小数")]
    [InlineData("99999999999999", "金额应为数字，最多两位小数")]
    [InlineData("9999999999999.5", "")]
    [InlineData("-5", "金额不能小于0")]
    public async Task An_amount_that_is_none_comes_back_with_all_that_was_typed(string typed, string sentence)
    {
        var story = new Story(await city.On(Database.Sqlite));
        var (_, id) = await story.Filed(Story.NewPhone());
        await story.Accept(id);
        var mediator = await Caller(story.App, "mediator");
        await mediator.Fill($"/work/mediation/{id}/answer", "answer", ("Form.Answer", "Consent"), ("Form.Way", "Phone"));
        var sent = await mediator.Fill($"/work/mediation/{id}/draft", "draft", ("Form.Facts", "楼上漏水。"), ("Form.Points", "赔多少。"), ("Form.Terms[0].Who", "Respondent"),
            ("Form.Terms[0].What", "刷墙的钱"), ("Form.Terms[0].Fen~yuan", typed), ("Form.Terms[0].By", "2027-01-05"));
        if (sentence.Length == 0)
        {
            Assert.Equal(999_999_999_999_950, Assert.Single((await story.Case(id)).Agreement!.Terms).Fen);
            return;
        }
        Assert.Equal(422, (int)sent.Status);
        Assert.Contains(sentence, sent.Text);
        Assert.Contains($"value=\"{typed}\"", sent.Text);
        Assert.Contains("刷墙的钱", sent.Text);
        Assert.Null((await story.Case(id)).Agreement);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task No_agreement_then_the_remaining_routes_are_told_by_page(Database database)
    {
        var story = new Story(await city.On(database));
        var (applicant, id) = await story.Filed(Story.NewPhone());
        await story.Accept(id);
        var mediator = await Caller(story.App, "mediator");
        var page = $"/work/mediation/{id}";
        Assert.Equal(page, (await mediator.Fill($"{page}/answer", "answer", ("Form.Answer", "Refuse"), ("Form.Way", "Phone"), ("Form.Note", "不想调解"))).Location);
        Assert.Equal(Stage.Terminated, (await story.Case(id)).Stage);
        Assert.Contains("这次没有调解成", (await applicant.Get($"/mediation/{id}")).Text);
        Assert.Contains("受阻待督办", (await mediator.Get(page)).Text);
        Assert.Contains("向人民法院起诉", (await mediator.Get($"{page}/routes")).Text);
        Assert.Equal(page, (await mediator.Fill($"{page}/routes", "routes", ("Form.Routes", "向人民法院起诉：可以起诉。"))).Location);
        var shown = (await applicant.Get($"/mediation/{id}")).Text;
        Assert.Contains("还可以走这些途径", shown);
        Assert.Contains("向人民法院起诉", shown);
        Assert.Contains("终止调解通知书", (await applicant.Get($"/mediation/{id}/papers/termination")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_mediator_signs_by_name_the_head_seals_and_the_register_shows_it(Database database)
    {
        var app = await city.On(database);
        var access = (await app.Services.GetRequiredService<IStaffAccess>().Of(OrganizationSamples.StaffId("mediator"), default))!;
        var bench = new CaseBench(app.Clock.Now()) { Committee = OrganizationSamples.CommitteeId("330191101201") };
        var one = bench.At_(Stage.Drafted);
        one.HandOver(access.Id, access.Name, "交给本网格调解员", bench.System);
        var mine = new Actor(access.Id, access.Name, ActorKind.Staff, app.Clock.Now());
        await app.With<AppDb>(async db =>
        {
            db.Add(one);
            // the number, given on saving, is part of the text
            await db.SaveChangesAsync();
            var hash = AgreementText.Hash(one, one.Agreement!);
            foreach (var party in one.Parties) one.Sign(Signature.Of(party.Id, party.Name, Fashu.Documents.SignatureWay.PaperPhoto, hash, null, "纸质原件", mine.At), mine, CaseBench.Settings);
            await db.SaveChangesAsync();
        });
        var page = $"/work/mediation/{one.Id}";
        var (mediator, head) = (await Caller(app, "mediator"), await Caller(app, "head"));
        Assert.Contains("调解员签名以后才能用印", (await head.Fill($"{page}/seal", "seal", ("Form.Checked", "true"))).Text);
        var bare = (await mediator.Get($"{page}/sign")).Text; // without script: neither the place to draw nor what clears it
        Assert.Matches("<div class=\"pad\" data-signature-target=\"pad\" hidden>", bare);
        Assert.Matches("<button type=\"button\" [^>]*data-signature-target=\"clear\" hidden>", bare);
        Assert.Contains("请手写签名，或者输入您的姓名", (await mediator.Fill($"{page}/sign", "own")).Text);
        Assert.Contains("一致", (await mediator.Fill($"{page}/sign", "own", ("Mine.Name", "别人"))).Text);
        Assert.Equal(page, (await mediator.Fill($"{page}/sign", "own", ("Mine.Name", access.Name))).Location);
        Assert.Equal(page, (await head.Fill($"{page}/seal", "seal", ("Form.Checked", "true"))).Location);
        await app.With<AppDb>(async db =>
        {
            var kept = (await db.Load<MediationCase>(one.Id, default))!;
            Assert.Equal((Stage.Effective, "工作账号登录后输入姓名"), (kept.Stage, kept.Agreement!.SignatureOf(null)!.Proof));
            Assert.Equal(1, await db.Steps.CountAsync(s => s.MatterId == one.Id && s.Act == nameof(Act.Seal)));
        });
        var register = (await head.Get("/work/mediation/seals")).Text;
        Assert.Contains($"/work/mediation/{one.Id}", register);
        Assert.Contains("人民调解协议书", register);
    }

    private static Task<Caller> Caller(FashuApp app, string login) => new Story(app).Officer(login);
}
