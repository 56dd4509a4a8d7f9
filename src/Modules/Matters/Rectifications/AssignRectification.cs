using Fashu.Notices;
using Fashu.Organizations;

namespace Fashu.Matters;

/// <summary>The supervising officer says who puts it right.</summary>
internal sealed class AssignRectification(AppDb db, IOrganizations organizations, INotices notices, Settings settings)
{
    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, System.ComponentModel.DataAnnotations.Display(Name = "整改责任人")] public Guid? Officer { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<Rectification>(id, by, cancel);
        var officer = (await Candidates(matter, cancel)).FirstOrDefault(c => c.Id == form.Officer) ?? throw new RuleBroken("请从名单中选择整改责任人。") { Field = nameof(Form.Officer) };
        matter.Assign(officer.Id, officer.Name, settings, by);
        notices.Send(new NoticeDraft($"rectification/{id}/assigned/{matter.Steps}", officer.Id, "请您负责整改", $"{matter.Title}：请按期整改并登记措施。", $"/work/rectifications/{id}", id), by.At);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Officers who lead there, see the rated matter and are not the rated one.</summary>
    public async Task<IReadOnlyList<StaffCard>> Candidates(Rectification matter, CancellationToken cancel)
    {
        var readers = (await organizations.Holders($"{matter.AboutKind}.read", matter.Place, cancel)).Select(r => r.Id).ToHashSet();
        return [.. (await organizations.Holders(MattersPermissions.Reassign.Key, matter.Place, cancel)).Where(h => readers.Contains(h.Id) && h.Id != matter.RatedOfficer)];
    }
}
