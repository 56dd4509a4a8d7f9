using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>The head of the committee approves the seal under an agreement that all have signed; each use is logged (PML 29).</summary>
internal sealed class SealAgreement(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public string Text { get; set; } = "";
        [MustBeTrue, Display(Name = "已核对全文和各方签名")] public bool Checked { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        AgreementSigning.Draft(matter, form.Text);
        matter.ApproveSeal(by, settings);
        await db.SaveChangesAsync(cancel);
    }
}
