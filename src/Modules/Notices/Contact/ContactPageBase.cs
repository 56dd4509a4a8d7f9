using Fashu.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Notices;

/// <summary>What both pages about reaching somebody share: the participant, and the form with what was agreed before.</summary>
public abstract class ContactPageBase : ReadyComponent
{
    private const int Lines = 2;

    [Parameter] public Guid Id { get; set; }
    [Inject] private protected AgreeContact Slice { get; set; } = null!;
    [Inject] private AppDb Db { get; set; } = null!;
    [Inject] private IActors Actors { get; set; } = null!;

    private protected MatterRow? Row { get; private set; }
    private protected Participant? Part { get; private set; }

    /// <summary>The viewer's own parts: a guardian of several says for each how he is reached and what he needs.</summary>
    private protected IReadOnlyList<Participant> Mine { get; private set; } = [];

    /// <summary>Why nothing can be changed here; null where it can.</summary>
    private protected string? Refusal { get; private set; }

    private protected async Task Open(Guid? participant)
    {
        var by = await Actors.Current(default);
        Row = await Db.OpenRow(Id, by, default);
        if (by.Kind == ActorKind.Staff && (Refusal = AgreeContact.Refusal(Row, by)) is not null) return;
        if (by.Kind == ActorKind.Citizen) Mine = await Db.Participants.AsNoTracking().Where(p => p.MatterId == Id && p.PersonId == by.Id && p.Until == null).OrderBy(p => p.Since).ThenBy(p => p.Id).ToListAsync();
        Part = await Slice.Part(Id, participant, by, default);
    }

    private protected async Task<AgreeContact.Form> Known()
    {
        var form = new AgreeContact.Form();
        if (Part is null) return form;
        if (await Db.SafeContacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == Part.Id) is { } known)
            (form.Silent, form.From, form.Until, form.Needs, form.Language, form.Others) = (known.Silent, known.FromHour, known.UntilHour, [.. known.NeedList], known.Language,
                [.. known.Others.Select(o => new AgreeContact.OtherLine { Name = o.Name, Relation = o.Relation, Phone = o.Phone, MayKnow = o.MayKnow })]);
        else form.Silent = Row!.Silent;
        while (form.Others.Count < Lines) form.Others.Add(new());
        return form;
    }

    private protected async Task Save(Guid? participant, AgreeContact.Form form) => await Slice.Handle(Id, participant, form, await Actors.Current(default), default);
}
