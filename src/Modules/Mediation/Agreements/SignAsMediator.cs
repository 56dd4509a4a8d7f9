using System.ComponentModel.DataAnnotations;
using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>The mediator's own signature under the agreement (PML 29).</summary>
internal sealed class SignAsMediator(AppDb db, ISigning signing, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public string Text { get; set; } = "";
        [Display(Name = "您的手写签名")] public string? Drawn { get; set; }
        [StringLength(60), Display(Name = "或者输入您的姓名")] public string? Name { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var (draft, paper) = AgreementSigning.Draft(matter, form.Text);
        if (matter.Handler != by.Id) throw new RuleBroken("应由承办调解员本人签名。");
        if (draft.SignatureOf(null) is not null) throw new RuleBroken("您已经签过名了。");
        var drawn = !string.IsNullOrEmpty(form.Drawn);
        OwnHand.Demand(form.Drawn, form.Name);
        if (!drawn && form.Name!.Trim() != by.Name) throw new RuleBroken($"输入的姓名要和您的姓名“{by.Name}”一致。") { Field = nameof(form.Name) };
        var signed = await signing.Sign(paper, new(null, by.Name), form.Drawn, SignatureWay.MediatorDevice, drawn ? "工作账号登录后手写" : "工作账号登录后输入姓名", by, cancel);
        matter.Sign(signed, by, settings);
        signed.Leave(db, id);
        await db.SaveChangesAsync(cancel);
    }
}
