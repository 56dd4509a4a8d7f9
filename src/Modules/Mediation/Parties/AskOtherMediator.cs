using System.ComponentModel.DataAnnotations;
using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.Mediation;

/// <summary>A party asks the committee for another mediator (PML 19, 23); who may assign one is told at once.</summary>
internal sealed class AskOtherMediator(AppDb db, IOrganizations organizations, INotices notices)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(500), Display(Name = "想换调解员的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyOf(by) ?? throw new Missing("这件事");
        matter.AskForOther(form.Reason.Trim(), by);
        foreach (var officer in (await organizations.Holders(MediationPermissions.Arrange.Key, matter.CommitteePlace, cancel)).Take(3))
            notices.Send(new NoticeDraft($"other-mediator-{id}-{matter.Steps}-{officer.Id}", officer.Id, "当事人要求更换调解员",
                $"“{matter.Title}”的{party.Side.Title()}要求更换调解员，请尽快答复。", $"/work/mediation/{id}", id, Fact: $"mediation-{id}-mediator-{matter.Handler}"), by.At);
        await db.SaveChangesAsync(cancel);
    }
}
