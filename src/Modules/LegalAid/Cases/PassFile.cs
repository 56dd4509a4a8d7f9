namespace Fashu.LegalAid;

/// <summary>A second person finds the file in order and gives points by the published scale (LAL 57, 59).</summary>
internal sealed class PassFile(AppDb db, Settings settings)
{
    public async Task Handle(Guid id, MarksForm form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var review = FileReview.Ask(matter, ReviewPurpose.Pass, by.At, by.At);
        review.Judge(QualityScale.On(by.At.CityDay(), settings), form.Given, form.Note, by);
        matter.PassFile(review.Points!.Value, $"{review.Band!.Title()}。{review.Note}", by, settings);
        db.Add(review);
        await db.SaveChangesAsync(cancel);
    }
}
