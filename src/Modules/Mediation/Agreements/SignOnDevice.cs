using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Fashu.Documents;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>A party signs by hand on the mediator's device, in the mediator's presence, with a photo (PML 29).</summary>
internal sealed class SignOnDevice(AppDb db, ISigning signing, IAttachments files, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public string Text { get; set; } = "";
        [Display(Name = "谁签名")] public Side Side { get; set; }
        [MustBeTrue, Display(Name = "全文已读给本人听或由本人读完，本人同意")] public bool Read { get; set; }
        [Required, Display(Name = "本人手写签名")] public string Drawn { get; set; } = "";
        [Required(ErrorMessage = "请拍照或选择现场照片"), Display(Name = "现场照片")] public IFormFile? Photo { get; set; }
        [MustBeTrue, Display(Name = "已告知照片的用途，本人同意拍照")] public bool PhotoAgreed { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var (draft, paper) = AgreementSigning.Draft(matter, form.Text);
        var party = form.Side == Side.Applicant ? matter.Applicant : matter.Respondent;
        if (draft.SignatureOf(party.Id) is not null) throw new RuleBroken($"{party.Name}已经签过名了。") { Field = nameof(form.Side) };
        if (party.Standing != Standing.Agent) MediationCase.MaySignFor(party, await Mandated(files, id, party, cancel), inPresence: true);
        var signed = await signing.OnDevice(paper, new(party.Id, party.Name, Signer(party)), form.Drawn, form.Photo!, SignatureWay.MediatorDevice, by, cancel);
        matter.Sign(signed, by, settings);
        signed.Leave(db, id);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A paper shows the right to speak for this party.</summary>
    internal static async Task<bool> Mandated(IAttachments files, Guid id, Party party, CancellationToken cancel) =>
        !party.NeedsMandate || (await files.Of(id, cancel)).Any(f => f.Kind == FileKinds.Mandate && f.Party == party.Id);

    /// <summary>The person whose hand signs: for a firm its head, else whoever may sign for the party; an agent without that right leaves it to the party.</summary>
    internal static string Signer(Party party) => party is { Agent: { } agent, Standing: Standing.Guardian or Standing.SpecialAgent } ? $"{party.Name}（{agent}代）" : party.Kind == PartyKind.Organization && party.Representative is { } person ? $"{party.Name}（{person}）" : party.Name;
}
