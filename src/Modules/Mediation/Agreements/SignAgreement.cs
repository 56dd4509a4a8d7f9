using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Fashu.Documents;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>A party signs on the own phone: known by verified identity, having read the whole text, by hand or by name, confirmed with a one-time code (PML 29; ESL 13).</summary>
internal sealed class SignAgreement(AppDb db, IPhoneCodes codes, IPeople people, IAttachments files, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        /// <summary>Hash of the text that was shown.</summary>
        public string Text { get; set; } = "";
        [MustBeTrue, Display(Name = "我已读完协议全文，同意全部内容")] public bool Read { get; set; }
        [Display(Name = "手写签名")] public string? Drawn { get; set; }
        [StringLength(60), Display(Name = "或者输入您的姓名")] public string? Name { get; set; }
        [Required, StringLength(8), Display(Name = "短信验证码")] public string Code { get; set; } = "";
    }

    /// <returns>The code itself in demo mode, else null.</returns>
    public async Task<string?> SendCode(Guid id, Actor by, CancellationToken cancel)
    {
        var (matter, _) = await Own(id, by, cancel);
        return await codes.Send(await Phone(by, cancel), Purpose(matter), by.Address, cancel);
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var (matter, party) = await Own(id, by, cancel);
        var (draft, hash) = Signing.Draft(matter, form.Text);
        if (draft.SignatureOf(party.Id) is not null) throw new RuleBroken("您已经签过名了。");
        if (draft.PaperOnly) throw new RuleBroken("这份协议涉及人身关系，要到调解委员会在纸上签名（电子签名法第三条）。");
        MediationCase.MaySignFor(party, await SignOnDevice.Mandated(files, id, party, cancel));
        var drawn = !string.IsNullOrEmpty(form.Drawn);
        if (!drawn && string.IsNullOrWhiteSpace(form.Name)) throw new RuleBroken("请手写签名，或者输入您的姓名。") { Field = nameof(form.Drawn) };
        var self = await people.Find(by.Id, cancel) ?? throw new Missing("您的账号");
        var name = self.Name ?? party.Name;
        MediationCase.MustBe(party, name, await people.IdNumber(by.Id, by, "签署调解协议", cancel));
        if (!drawn && form.Name!.Trim() != name) throw new RuleBroken($"输入的姓名要和实名“{name}”一致。") { Field = nameof(form.Name) };
        if (!await codes.Check(await Phone(by, cancel), Purpose(matter), form.Code, cancel)) throw new RuleBroken("验证码不对或者已经过期，请重新获取。") { Field = nameof(form.Code) };
        var image = drawn ? await DrawnSignature.Keep(files, id, party.Id, name, form.Drawn!, by, cancel) : (Guid?)null;
        var signed = Signature.Of(party.Id, party.Standing == Standing.Self ? name : SignOnDevice.Signer(party), SignatureWay.OwnPhone, hash, image, "实名核验，短信验证码确认", by.At);
        matter.Sign(signed, by, settings);
        Signing.Leave(db, matter, signed, SignatureWay.OwnPhone);
        await db.SaveChangesAsync(cancel);
    }

    // A code is good for one draft only: it cannot confirm another text.
    internal static string Purpose(MediationCase matter) => $"{CodePurposes.Sign}-{matter.Agreement!.Id:N}";

    private async Task<string> Phone(Actor by, CancellationToken cancel) =>
        await people.Phone(by.Id, by, "签署调解协议", cancel) ?? throw new RuleBroken("您的账号没有手机号，请到调解委员会签名。");

    private async Task<(MediationCase Matter, Party Party)> Own(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyOf(by) ?? throw new Missing("这件事");
        if (matter.Stage != Stage.Drafted) throw new RuleBroken("现在没有等待签名的协议。");
        if (!by.Verified) throw new RuleBroken("签名以前，请先完成实名核验。");
        return (matter, party);
    }
}
