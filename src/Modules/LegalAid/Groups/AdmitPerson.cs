using Fashu.Attachments;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>One more comes into a case that is not decided yet.</summary>
internal sealed class AdmitPerson(AppDb db, IPeople people, IAttachments files, FindEarlier earlier, Settings settings)
{
    public async Task Handle(Guid id, AidPersonForm form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (!matter.IsGroup) await files.KeepFor(id, matter.Applicant.Id, cancel);
        var screening = Screening.Of(matter.Known, AidTables.On(matter.RulesDay, settings));
        matter.Admit([await form.ToPerson(Guid.CreateVersion7(), people, by, cancel)], screening, by, settings);
        await earlier.Look(matter, screening, by.At, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
