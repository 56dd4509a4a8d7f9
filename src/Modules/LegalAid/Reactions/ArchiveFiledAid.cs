using Fashu.Matters;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>The file was made up and put away: the case takes its last step.</summary>
internal sealed class ArchiveFiledAid(AppDb db, IOrganizations organizations) : IReactTo<MatterArchived>
{
    public async Task React(MatterArchived archived, CancellationToken cancel)
    {
        if (archived.Kind != AidCase.KindKey || await db.Load<AidCase>(archived.Matter, cancel) is not { } matter || matter.Stage == AidStage.Archived) return;
        var by = await organizations.Staff(archived.By, cancel);
        matter.Archive(Actor.System(archived.At), string.Join("；", new[] { by is null ? null : $"{by.Name}立卷归档", archived.Missing }.OfType<string>()) is { Length: > 0 } said ? said : null);
        await db.SaveChangesAsync(cancel);
    }
}
