using Fashu.Attachments;

namespace Fashu.LegalAid;

/// <summary>The stated day passed and the applicant gave nothing: the application counts as withdrawn (LAL 43).</summary>
internal sealed class LapseSupplement(AppDb db, IAttachments files, Settings settings) : IReactTo<ClockExpired>
{
    public async Task React(ClockExpired expired, CancellationToken cancel)
    {
        if (expired.Rule != AidClocks.Supplement.Key || await db.Load<AidCase>(expired.Matter, cancel) is not { Stage: AidStage.Supplement } matter) return;
        // who is not told yet is not silent; the clock begins when the last one is
        if (matter.Undelivered.Count > 0) return;
        var asked = matter.SupplementAskedAt; // not the day the last one was told: the others may have answered by then
        var given = (await files.Of(matter.Id, cancel)).Any(f => f.AddedAt > asked && matter.Persons.Any(p => p.Id == f.Party));
        if (given) matter.Supply("到期以前上传了材料", Actor.System(expired.At), settings);
        else matter.Lapse(Actor.System(expired.At));
        await db.SaveChangesAsync(cancel);
    }
}
