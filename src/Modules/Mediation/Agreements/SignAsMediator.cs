using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>The mediator's own signature under the agreement (PML 29).</summary>
internal sealed class SignAsMediator(AppDb db, IAttachments files, Settings settings)
{
    public sealed class Form
    {
        public string Text { get; set; } = "";
        [Required, Display(Name = "您的手写签名")] public string Drawn { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var (draft, hash) = Signing.Draft(matter, form.Text);
        if (matter.Handler != by.Id) throw new RuleBroken("应由承办调解员本人签名。");
        if (draft.SignatureOf(null) is not null) throw new RuleBroken("您已经签过名了。");
        var image = await DrawnSignature.Keep(files, id, null, by.Name, form.Drawn, by, cancel);
        var signed = Signature.Of(null, by.Name, SignatureWay.MediatorDevice, hash, image, "工作账号登录后手写", by.At);
        matter.Sign(signed, by, settings.Calendar);
        Signing.Leave(db, matter, signed, SignatureWay.MediatorDevice);
        await db.SaveChangesAsync(cancel);
    }
}
