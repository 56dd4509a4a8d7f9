using System.Diagnostics;
using System.Text.RegularExpressions;
using Fashu.Documents;
using Fashu.Harness;
using Fashu.Mediation;
using Fashu.People;
using Microsoft.Playwright;

namespace Fashu.Journeys.Tests;

/// <summary>A written agreement is signed on the own phone, on the mediator's device and on paper; then sealed, and the PDF bears each signature.</summary>
public class SigningInThreeWays(Chrome chrome, City city) : Journey(chrome)
{
    [Fact]
    public async Task On_the_own_phone_by_hand_and_by_name()
    {
        const string other = "10000001302";
        var app = await city.App;
        var applicant = await Visit(app);
        var id = await applicant.FileAtPoster("", SampleCitizens.Applicant.Phone, "租的店面合同到期，房东不退押金三千元，说墙面有损坏。", "袁德顺", other);
        var mediator = await Visit(app);
        await mediator.SignInAsStaff("mediator");
        await mediator.Open($"/work/mediation/{id}/accept");
        await mediator.Press("受理", $"/work/mediation/{id}");
        await mediator.Open($"/work/mediation/{id}/invite");
        await mediator.Press("生成邀请", $"/work/mediation/{id}/invite");
        await mediator.Sees("邀请已交短信发送");
        await city.Phones.Deliver(app);

        var respondent = await Visit(app);
        await respondent.Open(city.Phones.LinkFor(other));
        await respondent.Follow("用您的手机号登录", "/sign-in");
        await respondent.SignInByPhone(other);
        await respondent.Press("打开邀请", $"/mediation/{id}/answer");
        await respondent.Tick("Form.RightsRead");
        await respondent.Choose("Form.Answer", "Consent");
        await respondent.Press("提交答复", $"/mediation/{id}");

        await mediator.Open($"/work/mediation/{id}/session");
        await mediator.Type("Form.Place", "石桥村村委会调解室");
        await mediator.Type("Form.Record", "看了店面，墙面两处划痕，房东同意扣二百元，其余退还。");
        await mediator.Look("sign-01-session");
        await mediator.Press("保存记录", $"/work/mediation/{id}");
        await applicant.Open($"/mediation/{id}");
        await applicant.Follow("看调解记录并确认");
        await applicant.Look("sign-02-record");
        await applicant.Press("我已阅读，没有错", $"/mediation/{id}");
        Assert.NotNull(Assert.Single((await app.Case(id)).Sessions).ApplicantReadAt);

        await Draft(mediator, id);
        await applicant.Open($"/mediation/{id}/sign");
        await applicant.Look("sign-03-own-phone");
        city.Clock.Forward(TimeSpan.FromMinutes(2)); // codes come a minute apart
        await applicant.Press("获取验证码");
        await applicant.Sees("验证码是");
        await applicant.Draw("Form.Drawn");
        await applicant.Type("Form.Code", Code(await applicant.Text()));
        await applicant.Press("签名");
        await applicant.Sees("请先勾选“我已读完协议全文"); // nobody signs unread
        await applicant.Look("sign-04-not-read");
        Assert.Empty((await app.Case(id)).Agreement!.Signatures);
        await applicant.Tick("Form.Read");
        await applicant.Draw("Form.Drawn");
        await applicant.Press("签名");
        await applicant.Sees("您已经签名");
        await applicant.Look("sign-05-signed");

        // without a verified identity nobody signs online
        await respondent.Open($"/mediation/{id}/sign");
        await respondent.Sees("请先完成实名核验");
        await respondent.Look("sign-06-not-verified");
        await respondent.Open("/me/verify");
        await respondent.Type("Form.Name", "袁德顺");
        await respondent.Type("Form.IdNumber", IdNumber("33010019000202701"));
        await respondent.Tick("Form.AgreeNumber");
        await respondent.Attach("Form.Front", "card.png", "image/png", Pictures.Png);
        await respondent.Attach("Form.Face", "face.png", "image/png", Pictures.Png);
        await respondent.Tick("Form.AgreeFace");
        await respondent.Look("sign-07-verify");
        await respondent.Press("提交");
        await respondent.Sees("工作人员正在核对");
        var head = await Visit(app, width: 1440);
        await head.SignInAsStaff("head");
        await head.Open("/work/identities");
        await head.Follow("袁德顺");
        await head.Choose("Form.Verdict", "Approve");
        await head.Look("sign-08-compare");
        await head.Press("提交核对结果", "/work/identities");

        await respondent.Open($"/mediation/{id}/sign");
        await respondent.Press("获取验证码");
        await respondent.Sees("验证码是");
        await respondent.Tick("Form.Read");
        await respondent.Type("Form.Name", "袁小顺");
        await respondent.Type("Form.Code", Code(await respondent.Text()));
        await respondent.Press("签名");
        await respondent.Sees("要和实名“袁德顺”一致");
        await respondent.Type("Form.Name", "袁德顺");
        await respondent.Press("签名");
        await respondent.Sees("您已经签名");

        await SignAsMediator(mediator, id);
        await head.Settle();
        await head.Open("/work/inbox");
        await head.Sees("等您审批用印");
        await Seal(head, id, "sign-09-seal");
        var agreement = await Effective(app, id);
        Assert.Equal([SignatureWay.OwnPhone, SignatureWay.OwnPhone, SignatureWay.MediatorDevice], agreement.Signatures.OrderBy(s => s.At).Select(s => s.Way));
        Assert.Equal([true, false, true], agreement.Signatures.OrderBy(s => s.At).Select(s => s.Image is not null));
        await head.Open("/work/mediation/seals");
        await head.Sees((await app.Case(id)).Number!);
        await head.Look("sign-10-seals");
        await applicant.Open($"/mediation/{id}");
        await applicant.Sees("已化解");
        await applicant.Sees("袁德顺，本人手机电子签名"); // the steps say who signed
        await applicant.Look("sign-11-effective");
        await HasSignatures(app, agreement, 4);
        await head.Open($"/mediation/{id}/papers/agreement");
        await head.Picture("sign-12-paper");
        var holder = await Visit(app); // whoever has the paper scans its code
        await holder.Open($"/check/{agreement.Id}");
        await holder.Sees("袁**");
        await holder.Attach("Form.Paper", "协议.png", "image/png", Pictures.Png);
        await holder.Press("核对");
        await holder.Sees("不一致");
        await holder.Look("sign-13-check");
    }

    [Fact]
    public async Task On_the_mediators_device_and_on_paper()
    {
        var app = await city.App;
        var applicant = await Visit(app, script: false);
        var id = await applicant.FileAtPoster("葛晓燕", "10000001311", "电动车在村道转弯时相撞，车灯和后视镜坏了，责任说不清。", "范永福");
        var mediator = await Visit(app);
        await mediator.SignInAsStaff("mediator");
        await mediator.TakeOn(id);
        await Draft(mediator, id);
        await mediator.Open($"/work/mediation/{id}/sign");
        await mediator.Page.GetByText("当事人在这台设备上签名").ClickAsync();
        await mediator.Choose("OnDevice.Side", "Applicant");
        await mediator.Tick("OnDevice.Read");
        await mediator.Draw("OnDevice.Drawn");
        await mediator.Attach("OnDevice.Photo", "现场.png", "image/png", await mediator.Page.ScreenshotAsync());
        await mediator.Tick("OnDevice.PhotoAgreed");
        await mediator.Look("sign-21-device");
        await mediator.Page.Locator("form:has(input[name='OnDevice.Read']) button[type=submit]").ClickAsync();
        await mediator.Sees("还没有签名：范永福");

        await mediator.Page.GetByText("纸上签好名，拍照存入").ClickAsync();
        await mediator.Choose("OnPaper.Who", "Respondent");
        await mediator.Attach("OnPaper.Photo", "纸.png", "image/png", await mediator.Page.ScreenshotAsync());
        await mediator.Tick("OnPaper.Same");
        await mediator.Look("sign-22-paper");
        await mediator.Press("登记纸质签名", $"/work/mediation/{id}");
        await SignAsMediator(mediator, id);
        await mediator.Sees("纸质签名");
        await mediator.Look("sign-23-all-signed");

        var head = await Visit(app, width: 1440);
        await head.SignInAsStaff("head");
        await Seal(head, id, "sign-24-seal");
        var agreement = await Effective(app, id);
        Assert.Equal([SignatureWay.MediatorDevice, SignatureWay.PaperPhoto, SignatureWay.MediatorDevice], agreement.Signatures.OrderBy(s => s.At).Select(s => s.Way));
        Assert.All(agreement.Signatures, s => Assert.NotNull(s.Image));
        await HasSignatures(app, agreement, 4);
        await applicant.Open($"/mediation/{id}");
        await applicant.Sees("已化解");
        await applicant.Picture("sign-25-effective");
    }

    private static async Task Draft(Visitor mediator, Guid id)
    {
        await mediator.Open($"/work/mediation/{id}/draft");
        await mediator.Type("Form.Facts", "双方核对了经过，对事实没有争议。");
        await mediator.Type("Form.Points", "赔偿的数额和支付时间。");
        await mediator.Type("Form.Terms[0].What", "支付赔偿款");
        await mediator.Type("Form.Terms[0].Fen~yuan", "2800");
        await mediator.Type("Form.Terms[0].By", TimeProvider.System.Now().CityDay().AddDays(20).ToString("yyyy-MM-dd"));
        await mediator.Type("Form.Terms[0].How", "银行转账");
        await mediator.Look("sign-20-draft");
        await mediator.Press("拟定协议，请双方签名", $"/work/mediation/{id}");
    }

    private static async Task SignAsMediator(Visitor mediator, Guid id)
    {
        await mediator.Open($"/work/mediation/{id}/sign");
        await Assertions.Expect(mediator.Page.Locator("details[open] .signature")).ToBeVisibleAsync();
        await mediator.Draw("Mine.Drawn");
        await mediator.Page.Locator("form:has(input[name='Mine.Drawn']) button[type=submit]").ClickAsync();
        await mediator.Arrive($"/work/mediation/{id}");
    }

    private static async Task Seal(Visitor head, Guid id, string picture)
    {
        await head.Open($"/work/mediation/{id}/seal");
        await head.Tick("Form.Checked");
        await head.Look(picture);
        await head.Press("批准用印", $"/work/mediation/{id}");
        await head.Sees("已化解");
        await head.Settle();
    }

    private static async Task<Agreement> Effective(FashuApp app, Guid id)
    {
        var stored = await app.Case(id);
        Assert.Equal(Stage.Effective, stored.Stage);
        Assert.NotNull(stored.Agreement!.SealedAt);
        Assert.NotNull(stored.Agreement.Document);
        return stored.Agreement;
    }

    private static async Task HasSignatures(FashuApp app, Agreement agreement, int signers)
    {
        var file = Path.Combine(app.Folder, $"{agreement.Id}.pdf");
        await File.WriteAllBytesAsync(file, await app.With<Attachments.IAttachments, byte[]>(files => files.Read(agreement.Document!.Value, default)));
        using var check = Process.Start(new ProcessStartInfo("pdfsig", ["-nocert", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();
        Assert.Equal(signers, Regex.Count(said, "^Signature #", RegexOptions.Multiline));
        Assert.Equal(signers, Regex.Count(said, "Signature is Valid"));
        Assert.Equal(signers, Regex.Matches(said, "Signature Field Name: (.+)").Select(m => m.Groups[1].Value).Distinct().Count());
        if (Environment.GetEnvironmentVariable("FASHU_PICTURES") is { Length: > 0 } folder) File.Copy(file, Path.Combine(folder, "agreement.pdf"), overwrite: true);
    }

    private static string Code(string text) => Regex.Match(text, @"验证码是 (\d{6})").Groups[1].Value;

    private static string IdNumber(string seventeen) => seventeen + CitizenId.CheckSign(seventeen);
}
