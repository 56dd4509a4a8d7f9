using System.ComponentModel.DataAnnotations;
using Fashu.Attachments;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>Staff add a photo, a recording or a paper to the file (PML 27).</summary>
internal sealed class AddFile(IAttachments files)
{
    public sealed class Form
    {
        [Required, Display(Name = "是什么材料")] public string Kind { get; set; } = "";
        [Required, Display(Name = "文件")] public IFormFile? File { get; set; }
        [Display(Name = "双方可以看")] public bool Shown { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        await using var content = form.File!.OpenReadStream();
        await files.Give(id, form.Kind, form.File.FileName, content, form.Shown, by, cancel);
    }
}
