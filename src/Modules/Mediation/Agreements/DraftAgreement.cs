using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>The mediator writes down what both agreed: facts, points, and terms of who does what, by when, how (PML 29; PMR 35).</summary>
internal sealed class DraftAgreement(AppDb db, IPeople people)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(5000), Display(Name = "双方认可的事实")] public string Facts { get; set; } = "";
        [Required, StringLength(2000), Display(Name = "争议的焦点")] public string Points { get; set; } = "";
        [Display(Name = "涉及婚姻、收养、继承等人身关系")] public bool Identity { get; set; }
        public List<TermForm> Terms { get; set => field = value ?? []; } = []; // null where a line could not be read at all
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        // what was compared with the document goes into the agreement, not what somebody typed
        foreach (var party in matter.Parties.Where(p => p is { Kind: PartyKind.Person, Standing: Standing.Self, PersonId: not null }))
            if (await people.Find(party.PersonId!.Value, cancel) is { Verified: true } && await people.IdNumber(party.PersonId.Value, by, "写入调解协议", cancel) is { } number && number != party.IdNumber)
                matter.Describe(party, party.Kind, party.Name, number, null, null);
        matter.Draft(form.Facts, form.Points, TermForm.Read(form.Terms, by.At.CityDay(), atOnce: false), by, form.Identity);
        await db.SaveChangesAsync(cancel);
    }
}
