using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>A drawn file is judged by its reviewer; where he and the first one differ by more than one band, a third person is asked.</summary>
internal sealed class ReviewFile(AppDb db, FindReviewer find, INotices notices, Settings settings)
{
    public async Task Handle(Guid id, MarksForm form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var all = await db.FileReviews.Where(r => r.CaseId == id).ToListAsync(cancel);
        var review = all.FirstOrDefault(r => r.DoneAt is null && r.Reviewer == by.Id) ?? throw new RuleBroken("这份卷宗现在不由您评查。");
        review.Judge(QualityScale.On(by.At.CityDay(), settings), form.Given, form.Note, by);
        if (review.Purpose == ReviewPurpose.Sample && all.Find(r => r.Purpose == ReviewPurpose.Pass) is { } first && FileReview.Differ(first, review))
            await find.Ask(matter, ReviewPurpose.Second, [.. all.Select(r => r.Reviewer).OfType<Guid>()], by.At, cancel);
        else if (matter.Handler is { } lawyer)
            notices.Send(new NoticeDraft($"legalaid-{id}-review-{review.Id}", lawyer, $"卷宗评查有了结果：{matter.Number}", $"{review.Points}分，{review.Band!.Title()}。有不同意见的，可以写在页面上。", $"/work/aid/quality/{id}", id), by.At);
        await db.SaveChangesAsync(cancel);
    }
}
