using Fashu.Harness;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>The one-time link of the other side, and what each party may do and see.</summary>
public class InvitationTests(SampleCity city) : IClassFixture<SampleCity>
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task The_link_tells_nothing_until_the_right_phone_opens_it(Database database)
    {
        var story = new Story(await city.On(database));
        var phone = Story.NewPhone();
        var (applicant, id) = await story.Filed(phone);
        await story.Accept(id);
        var path = await story.Invite(id);

        var closed = await new Caller(story.App).Get(path);
        Assert.Contains("石桥村人民调解委员会", closed.Text);
        Assert.DoesNotContain("漏水", closed.Text);
        Assert.DoesNotContain("周秀英", closed.Text);

        var stranger = await story.SignIn(new Caller(story.App), Story.NewPhone());
        var refused = await stranger.Fill(path, "open");
        Assert.Equal(422, refused.Code);
        Assert.Contains("这个邀请是发给另一个手机号的", refused.Text);
        Assert.Contains(">换收到短信的手机号登录</button>", refused.Text);
        Assert.DoesNotContain(">打开邀请</button>", refused.Text);
        Assert.Equal(404, (await stranger.Get($"/mediation/{id}")).Code);
        Assert.Equal($"/sign-in?returnUrl={path}", (await stranger.Fill(path, "change")).Location);
        Assert.Contains("用您的手机号登录", (await stranger.Get(path)).Text);

        var other = await story.SignIn(new Caller(story.App), phone, path);
        Assert.Equal($"/mediation/{id}/answer", (await other.Fill(path, "open")).Location);
        var banner = (await applicant.Get($"/mediation/{id}")).Text;
        Assert.Matches("已经邀请对方，等对方答复，[^<]+日（周.）前完成。", banner);
        Assert.Contains("为什么是这一天？", banner);
        Assert.DoesNotContain("为什么是这一天？", (await other.Get($"/mediation/{id}")).Text); // no day was said to them
        var answer = await other.Get($"/mediation/{id}/answer");
        Assert.Contains("漏水", answer.Text);
        Assert.Contains("接受调解、拒绝调解或者要求终止调解", answer.Text);

        var unread = await other.Fill($"/mediation/{id}/answer", "answer", ("Form.Answer", "Consent"));
        Assert.Contains("请先阅读权利义务告知书并勾选", unread.Text);
        var consented = await other.Fill($"/mediation/{id}/answer", "answer", ("Form.Answer", "Consent"), ("Form.RightsRead", "true"), ("Form.Statement", "水管老化。"));
        Assert.Equal(303, consented.Code);
        var matter = await story.Case(id);
        Assert.Equal((Stage.Mediating, "水管老化。"), (matter.Stage, matter.Respondent.Statement));

        Assert.DoesNotContain(phone, (await applicant.Get($"/mediation/{id}")).Text);
        Assert.DoesNotContain("水管老化", (await applicant.Get($"/mediation/{id}")).Text);
        Assert.DoesNotContain(matter.Applicant.Phone!, (await other.Get($"/mediation/{id}")).Text);

        // used: for others a sentence, for its holder the way to the matter
        Assert.Contains("这个链接已经用过了", (await new Caller(story.App).Get(path)).Text);
        Assert.Equal($"/mediation/{id}/answer", (await other.Get(path)).Location);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Old_links_give_their_sentence(Database database)
    {
        await using var app = await FashuApp.Start(database, demo: true, more: new() { ["DemoMatters"] = "1" });
        var story = new Story(app);
        var (_, id) = await story.Filed(Story.NewPhone());
        await story.Accept(id);
        var first = await story.Invite(id);
        var second = await story.Invite(id);
        var visitor = new Caller(app);
        Assert.Contains("这个邀请已经作废", (await visitor.Get(first)).Text);
        Assert.Contains("请您参加一次免费调解", (await visitor.Get(second)).Text);
        app.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("这个链接已经过期", (await visitor.Get(second)).Text);
        Assert.Contains("没有找到这个邀请", (await visitor.Get("/i/abcdefghijklmnop")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refusal_ends_it_and_withdraws_what_is_true_no_longer(Database database)
    {
        var story = new Story(await city.On(database));
        var phone = Story.NewPhone();
        var (applicant, id) = await story.Filed(phone);
        await story.Accept(id);
        var path = await story.Invite(id);
        var other = await story.SignIn(new Caller(story.App), phone, path);
        await other.Fill(path, "open");
        Assert.Equal(303, (await other.Fill($"/mediation/{id}/answer", "answer", ("Form.Answer", "Refuse"), ("Form.Reason", "我们自己谈。"))).Code);
        await story.App.Settle();
        Assert.Equal(Stage.Terminated, (await story.Case(id)).Stage);
        var notices = await story.Db(db => db.Set<Notices.Notice>().AsNoTracking().Where(n => n.Fact != null && n.Fact.StartsWith($"mediation-{id}")).ToListAsync());
        Assert.All(notices.Where(n => n.Fact!.EndsWith("accepted", StringComparison.Ordinal)), n => Assert.NotNull(n.OvertakenAt));
        Assert.Equal(2, notices.Count(n => n.Fact!.EndsWith("failed", StringComparison.Ordinal) && n.OvertakenAt is null));
        Assert.Contains("办理受阻、上级督办", (await applicant.Get($"/mediation/{id}")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Parties_correct_confirm_ask_for_another_mediator_and_withdraw(Database database)
    {
        var story = new Story(await city.On(database));
        var phone = Story.NewPhone();
        var (applicant, id) = await story.Filed(phone);
        await story.Accept(id);
        Assert.Equal(303, (await applicant.Fill($"/mediation/{id}/correct", "correct", ("Form.Facts", new string('改', 5000)), ("Form.Wanted", "赔钱。"))).Code);
        Assert.Equal(303, (await applicant.Fill($"/mediation/{id}/mediator", "mediator", ("Form.Reason", "他是对方的表弟。"))).Code);
        Assert.Contains("要求更换调解员", (await applicant.Get($"/mediation/{id}")).Text);

        await story.Do<RecordAnswer>(async slice => await slice.Handle(id, new() { Answer = InvitationAnswer.Consent, Way = SessionWay.Phone }, await story.Staff("mediator"), default));
        story.App.Clock.Advance(TimeSpan.FromHours(3));
        var day = story.Now.AddHours(-1);
        await story.Do<RecordSession>(async slice => await slice.Handle(id, new() { Day = day.CityDay(), Time = TimeOnly.FromDateTime(day.ToCity()), Place = "村委会", Record = "双方各说了经过。" }, await story.Staff("mediator"), default));
        var session = (await story.Case(id)).Sessions.Single().Id;
        Assert.Contains("看调解记录并确认", (await applicant.Get($"/mediation/{id}")).Text);
        Assert.Equal(303, (await applicant.Fill($"/mediation/{id}/records/{session}", "read")).Code);
        Assert.NotNull((await story.Case(id)).Sessions.Single().ApplicantReadAt);

        Assert.Equal(303, (await applicant.Fill($"/mediation/{id}/withdraw", "withdraw", ("Form.Reason", "自己说好了。"))).Code);
        Assert.Equal(Stage.Withdrawn, (await story.Case(id)).Stage);
        Assert.Contains("现在不能办这一步", (await applicant.Get($"/mediation/{id}/withdraw")).Text);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_same_over_http(Database database)
    {
        var story = new Story(await city.On(database));
        var caller = await story.SignIn(new Caller(story.App), Story.NewPhone());
        var body = new { place = Story.Grid, facts = "欠我工钱不给。", otherName = "某装修公司", otherKind = "Organization", wanted = "付清2,000元。", name = "周秀英" };
        var made = await caller.Post("/api/v1/mediation/applications", body, ("Idempotency-Key", "一"));
        Assert.Equal(201, made.Code);
        var again = await caller.Post("/api/v1/mediation/applications", body, ("Idempotency-Key", "一"));
        Assert.Equal((string?)made.Json["id"], (string?)again.Json["id"]);
        var read = await caller.Get(made.Location!);
        var tag = read.Raw.Headers.ETag!.Tag;
        Assert.Equal("待受理", (string?)read.Json["word"]);

        var correct = new { facts = "欠我三个月工钱。", wanted = "付清。" };
        Assert.Equal(412, (await caller.Post(made.Location + "/correct", correct, ("If-Match", "\"999\""))).Code);
        Assert.Equal(204, (await caller.Post(made.Location + "/correct", correct, ("If-Match", tag))).Code);
        Assert.Equal(412, (await caller.Post(made.Location + "/correct", correct, ("If-Match", tag))).Code);
        var empty = await caller.Post(made.Location + "/correct", new { facts = "", wanted = "" });
        Assert.Equal(400, empty.Code);
        Assert.Contains("请填写发生了什么", empty.Text);
        Assert.Equal(409, (await caller.Post(made.Location + "/statement", new { statement = "还没受理" })).Code);
        Assert.Equal(404, (await (await story.SignIn(new Caller(story.App), Story.NewPhone())).Get(made.Location!)).Code);
        Assert.Equal(401, (await new Caller(story.App).Get(made.Location!)).Code);
    }
}
