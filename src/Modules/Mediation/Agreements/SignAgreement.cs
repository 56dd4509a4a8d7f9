using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>A party signs on the own phone: known by verified identity, having read the whole text, by hand or by name, confirmed with a one-time code (PML 29; ESL 13).</summary>
internal sealed class SignAgreement(AppDb db, ISigning signing, IAttachments files, Settings settings)
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
        return await signing.SendCode(AgreementSigning.Paper(matter), by, cancel);
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var (matter, party) = await Own(id, by, cancel);
        var (draft, paper) = AgreementSigning.Draft(matter, form.Text);
        if (draft.SignatureOf(party.Id) is not null) throw new RuleBroken("您已经签过名了。");
        if (draft.PaperOnly) throw new RuleBroken("这份协议涉及人身关系，要到调解委员会在纸上签名（电子签名法第三条）。");
        MediationCase.MaySignFor(party, await SignOnDevice.Mandated(files, id, party, cancel));
        var name = await signing.Confirm(paper, new(form.Drawn, form.Name, form.Code), party.Name, (name, number) => MediationCase.MustBe(party, name, number), by, cancel);
        var who = new Signatory(party.Id, name, party.Standing == Standing.Self ? name : SignOnDevice.Signer(party));
        var signed = await signing.Sign(paper, who, form.Drawn, SignatureWay.OwnPhone, "实名核验，短信验证码确认", by, cancel);
        matter.Sign(signed, by, settings);
        signed.Leave(db, id);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<(MediationCase Matter, Party Party)> Own(Guid id, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyOf(by) ?? throw new Missing("这件事");
        if (matter.Stage != Stage.Drafted) throw new RuleBroken("现在没有等待签名的协议。");
        if (!by.Verified) throw new RuleBroken("签名以前，请先完成实名核验。");
        return (matter, party);
    }
}
