using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Organizations;

/// <summary>The organization ceases to be; its number word stays its own.</summary>
internal sealed class CloseOrganization(AppDb db, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public Guid Organization { get; set; }
        [Display(Name = "最后一天"), Required] public DateOnly LastDay { get; set; }
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        var closed = await db.OpenOrganization(form.Organization, by, cancel);
        var held = await db.HeldPosts.CountAsync(p => p.OrganizationId == closed.Id && (p.Until == null || p.Until > form.LastDay), cancel);
        if (held > 0) throw new RuleBroken($"还有{held}个任职没有结束，请先在人员里登记离任或调动。");
        if (await db.Matters.CountAsync(m => m.Office == closed.Id && m.ClosedAt == null, cancel) is > 0 and var open)
            throw new RuleBroken($"还有{open}件在办事项属于这个机构，请先办结或移交。");
        closed.Close(form.LastDay);
        db.Audit(by, "撤销机构", "机构管理", detail: closed.Name);
        await snapshots.Save(db, OrganizationsModule.Snapshot, cancel);
    }
}
