using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.LegalAid;

/// <summary>Staff add what one of many brought; of the others nobody sees it.</summary>
internal sealed class GiveForPerson(AppDb db, IAttachments files)
{
    public static readonly IReadOnlyList<string> Kinds = [FileKinds.Identity, FileKinds.Hardship, FileKinds.Evidence, FileKinds.Voucher];

    [ValidatableType]
    public sealed class Form
    {
        public Guid Person { get; set; }
        [Required(ErrorMessage = "请选择{0}"), Display(Name = "文件")] public IFormFile? File { get; set; }
        [Required, StringLength(20), Display(Name = "这是什么")] public string Kind { get; set; } = FileKinds.Identity;
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        if (matter.ClosedAt is not null) throw new RuleBroken("这件事已经办结，不能再添加材料。");
        if (matter.Persons.All(p => p.Id != form.Person)) throw new Missing("这个人");
        if (!Kinds.Contains(form.Kind)) throw new RuleBroken("请选择材料的种类。") { Field = nameof(form.Kind) };
        await using var content = form.File!.OpenReadStream();
        await files.Add(id, form.Kind, form.File.FileName, content, by, cancel, form.Person, visibleToOthers: false);
        await db.SaveChangesAsync(cancel);
    }
}
