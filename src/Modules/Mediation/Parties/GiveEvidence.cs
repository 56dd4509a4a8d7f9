using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>A party adds own evidence; who else may see it is the giver's choice.</summary>
internal sealed class GiveEvidence(AppDb db, IAttachments attachments)
{
    public const int MostFiles = 9;

    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择要添加的材料"), Display(Name = "照片或文件")] public IReadOnlyList<IFormFile>? Files { get; set; }
        [Display(Name = "让对方也能看到（不勾选时，只有您和工作人员能看）")] public bool Shown { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        var party = matter.PartyOf(by) ?? throw new Missing("这件事");
        if (matter.ClosedAt is not null) throw new RuleBroken("这件事已经办结，不能再添加材料。");
        await Add(matter, party, form.Files ?? [], form.Shown, by, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Into the present unit of work; the caller saves.</summary>
    public async Task Add(MediationCase matter, Party party, IReadOnlyList<IFormFile> files, bool shown, Actor by, CancellationToken cancel)
    {
        if (files.Count > MostFiles) throw new RuleBroken($"一次最多添加{MostFiles}份，请分几次添加。");
        foreach (var file in files.Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            await attachments.Add(matter.Id, FileKinds.Evidence, file.FileName, content, by, cancel, party.Id, shown);
        }
    }
}
