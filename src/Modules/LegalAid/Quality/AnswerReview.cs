using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>The lawyer answers what a reviewer said of the file.</summary>
internal sealed class AnswerReview(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required, StringLength(FileReview.TextLength), Display(Name = "您的意见")] public string Answer { get; set; } = "";
    }

    /// <summary>The answer belongs to the last judgement.</summary>
    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        await db.Open<AidCase>(id, by, cancel);
        var last = await db.FileReviews.Where(r => r.CaseId == id && r.DoneAt != null).OrderByDescending(r => r.DoneAt).FirstOrDefaultAsync(cancel) ?? throw new RuleBroken("还没有评查完。");
        last.Reply(form.Answer, by);
        await db.SaveChangesAsync(cancel);
    }
}
