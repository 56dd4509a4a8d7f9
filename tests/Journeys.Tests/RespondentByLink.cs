using Fashu.Attachments;
using Fashu.Harness;
using Fashu.Mediation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>The other side has no account: a one-time link comes by text message, and tells nothing before the phone is confirmed.</summary>
public class RespondentByLink(Chrome chrome, City city) : Journey(chrome)
{
    private const string Facts = "阳台晾衣滴水，把楼下新刷的外墙弄脏了一大片，物业调过两次。";

    [Fact]
    public async Task Learns_only_after_confirming_the_phone_then_answers_with_an_own_account_and_evidence()
    {
        const string mine = "10000001202";
        var app = await city.App;
        var applicant = await Visit(app, script: false);
        var id = await applicant.FileAtPoster("苗美兰", "10000001201", Facts, "方立新", mine);
        var mediator = await Visit(app);
        await mediator.SignInAsStaff("mediator");
        var first = await Invite(app, mediator, id, mine, accept: true);

        var invited = await Visit(app);
        await invited.Open(first);
        await invited.Sees("石桥村人民调解委员会");
        await TellsNothing(invited);
        await invited.Look("respondent-01-link");

        // forwarded: somebody else opens it with his own phone
        var stranger = await Visit(app);
        await stranger.Open(first);
        await stranger.Follow("用您的手机号登录", "/sign-in");
        await stranger.SignInByPhone("10000001203");
        await stranger.Press("打开邀请");
        await stranger.Sees("这个邀请是发给另一个手机号的");
        await TellsNothing(stranger);
        await stranger.Look("respondent-02-forwarded");
        Assert.Null((await app.Case(id)).Respondent.PersonId);

        // asked again: the old link is void, the new one lapses after its days
        var second = await Invite(app, mediator, id, mine, accept: false);
        await invited.Open(first);
        await invited.Sees("这个链接不能用了");
        await invited.Look("respondent-03-replaced");
        await city.Clock.Later(TimeSpan.FromDays(8), async () =>
        {
            await invited.Open(second);
            await invited.Sees("这个链接不能用了");
            await TellsNothing(invited);
            await invited.Look("respondent-04-lapsed");
        });

        await invited.Open(second);
        await invited.Follow("用您的手机号登录", "/sign-in");
        await invited.SignInByPhone(mine);
        await invited.Press("打开邀请", $"/mediation/{id}/answer");
        await invited.Sees(Facts);
        await invited.Sees("权利义务告知书");
        await invited.Look("respondent-05-answer");
        await invited.Choose("Form.Answer", "Consent");
        await invited.Press("提交答复");
        await invited.Sees("请先阅读权利义务告知书并勾选");
        await invited.Look("respondent-06-not-read");
        Assert.Equal(Stage.Accepted, (await app.Case(id)).Stage);
        await invited.Tick("Form.RightsRead");
        await invited.Type("Form.Statement", "水是空调外机滴的，不是晾衣服，我有照片。");
        await invited.Attach("Form.Files", "外机.png", "image/png", Pictures.Png);
        await invited.Press("提交答复", $"/mediation/{id}");
        await invited.Sees("您已同意调解");
        await invited.Look("respondent-07-consented");

        var stored = await app.Case(id);
        Assert.Equal(Stage.Mediating, stored.Stage);
        Assert.NotNull(stored.Respondent.PersonId);
        Assert.NotNull(stored.Respondent.RightsReadAt);
        Assert.Equal("水是空调外机滴的，不是晾衣服，我有照片。", stored.Respondent.Statement);
        var evidence = Assert.Single(await app.With<AppDb, List<StoredFile>>(db => db.Set<StoredFile>().Where(f => f.MatterId == id).ToListAsync()));
        Assert.Equal((stored.Respondent.Id, false), (evidence.Party!.Value, evidence.VisibleToOthers));

        // the link is used up: for the invited one a way to the matter, for others nothing
        await invited.Open(second);
        Assert.Equal($"/mediation/{id}/answer", invited.Path);
        await invited.Sees("您已经答复过了");
        await stranger.Open(second);
        await stranger.Sees("这个链接不能用了");
        await applicant.Open($"/mediation/{id}");
        await applicant.Sees("网格调处中");
        await applicant.SeesNot("外机");
        await mediator.Open($"/work/mediation/{id}");
        await mediator.Sees("水是空调外机滴的");
        await mediator.SeesNot(second); // staff never read the link in the log of messages
        await mediator.Look("respondent-08-work");
    }

    [Fact]
    public async Task Refuses_and_both_learn_what_remains()
    {
        const string mine = "10000001222";
        var app = await city.App;
        var applicant = await Visit(app, script: false);
        var id = await applicant.FileAtPoster("酆国强", "10000001221", Facts, "鲁海涛", mine);
        var mediator = await Visit(app, script: false);
        await mediator.SignInAsStaff("mediator");
        var link = await Invite(app, mediator, id, mine, accept: true);
        var invited = await Visit(app, script: false);
        await invited.Open(link);
        await invited.Follow("用您的手机号登录", "/sign-in");
        await invited.SignInByPhone(mine);
        await invited.Press("打开邀请", $"/mediation/{id}/answer");
        await invited.Choose("Form.Answer", "Refuse");
        await invited.Type("Form.Reason", "这事和我没有关系。");
        await invited.Press("提交答复", $"/mediation/{id}");
        await invited.Sees("调解到此结束");
        Assert.Equal(Stage.Terminated, (await app.Case(id)).Stage);
        Assert.Equal(Colour.Red, (await app.Row(id)).Colour);
        await applicant.Open($"/mediation/{id}");
        await applicant.Sees("办理受阻、上级督办");
        await mediator.Open($"/work/mediation/{id}/routes");
        await mediator.Picture("respondent-09-routes");
        await mediator.Press("告知双方，办结", $"/work/mediation/{id}");
        await applicant.Page.ReloadAsync();
        await applicant.Sees("还可以走这些途径");
        await applicant.Picture("respondent-10-routes-told");
        Assert.Equal(Colour.None, (await app.Row(id)).Colour);
    }

    /// <summary>By the keys alone; what was copied is the link that stands there.</summary>
    private static async Task Copies(Visitor mediator)
    {
        await mediator.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var button = mediator.Page.GetByRole(AriaRole.Button, new() { Name = "复制链接" });
        await button.FocusAsync();
        await mediator.Page.Keyboard.PressAsync("Enter");
        await mediator.Sees("已复制");
        var link = await mediator.Page.Locator("a[href*='/i/']").First.GetAttributeAsync("href");
        Assert.Equal(link, (await mediator.Ask("navigator.clipboard.readText()")).GetString());
        await mediator.Look("respondent-02b-copied");
    }

    private async Task<string> Invite(FashuApp app, Visitor mediator, Guid id, string phone, bool accept)
    {
        if (accept)
        {
            await mediator.Open($"/work/mediation/{id}/accept");
            await mediator.Press("受理", $"/work/mediation/{id}");
        }
        await mediator.Open($"/work/mediation/{id}/invite");
        await mediator.Press(accept ? "生成邀请" : "作废旧链接，重新邀请", $"/work/mediation/{id}/invite");
        await mediator.Sees("邀请已交短信发送");
        if (!accept) await Copies(mediator);
        await city.Phones.Deliver(app);
        return city.Phones.LinkFor(phone);
    }

    private static async Task TellsNothing(Visitor visitor)
    {
        var text = await visitor.Page.Locator("html").TextContentAsync() ?? "";
        foreach (var secret in (string[])["阳台", "外墙", "苗美兰", "方立新", "赔偿"]) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }
}
