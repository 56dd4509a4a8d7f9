using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Fashu.Documents;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

public enum PaperSigner
{
    [Display(Name = "申请人")] Applicant,
    [Display(Name = "被申请人")] Respondent,
    [Display(Name = "调解员")] Mediator,
}

/// <summary>Signed, stamped or finger-printed on paper; the mediator adds a photo of the paper, the original stays with the committee (PML 29).</summary>
internal sealed class SignOnPaper(AppDb db, ISigning signing, IAttachments files, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public string Text { get; set; } = "";
        [Required, Display(Name = "纸上有谁的签名、盖章或者指印")] public List<PaperSigner> Who { get; set; } = [];
        [Required(ErrorMessage = "请拍照或选择签好的纸质协议照片"), Display(Name = "签好的纸质协议照片")] public IFormFile? Photo { get; set; }
        [MustBeTrue, Display(Name = "纸质协议与系统里的全文一致，是本人当面签的")] public bool Same { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var (draft, paper) = AgreementSigning.Draft(matter, form.Text);
        if (form.Who.Count == 0) throw new RuleBroken("请勾选纸上有谁的签名。") { Field = nameof(form.Who) };
        List<(SigningPaper, Signatory)> all = [];
        foreach (var who in form.Who.Distinct())
        {
            var party = who switch { PaperSigner.Applicant => matter.Applicant, PaperSigner.Respondent => matter.Respondent, _ => null };
            if (draft.SignatureOf(party?.Id) is not null) throw new RuleBroken($"{who.Title()}已经签过名了。") { Field = nameof(form.Who) };
            if (party is not null && party.Standing != Standing.Agent) MediationCase.MaySignFor(party, await SignOnDevice.Mandated(files, id, party, cancel), inPresence: true);
            all.Add((paper, new(party?.Id, party is null ? matter.HandlerName ?? by.Name : SignOnDevice.Signer(party))));
        }
        foreach (var signed in await signing.OnPaper(all, form.Photo!, (FileKinds.Paper, "已签纸质协议"), shared: true, by, cancel))
        {
            matter.Sign(signed, by, settings);
            signed.Leave(db, id);
        }
        await db.SaveChangesAsync(cancel);
    }
}
