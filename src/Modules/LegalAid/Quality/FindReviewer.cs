using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Who reviews a file: not its lawyer, nobody of the lawyer's firm, nobody who judged or decided it before, nobody with an interest in it; of those left who has fewest to review.</summary>
internal sealed class FindReviewer(AppDb db, IOrganizations organizations, INotices notices, Settings settings)
{
    /// <summary>Asks for one more judgement of a file; into the present unit of work.</summary>
    /// <param name="before">Who judged it before.</param>
    public async Task<FileReview> Ask(AidCase matter, ReviewPurpose purpose, IReadOnlyCollection<Guid> before, DateTime at, CancellationToken cancel)
    {
        var review = FileReview.Ask(matter, purpose, at, at.CityDay().AddDays(settings.On(AidSettings.ReviewDays, at)).EndsAt());
        db.Add(review);
        await Assign(review, matter, before, at, cancel);
        return review;
    }

    public async Task Assign(FileReview review, AidCase matter, IReadOnlyCollection<Guid> before, DateTime at, CancellationToken cancel)
    {
        var fit = await Fit(matter, before, cancel);
        if (review.Reviewer is { } now && fit.Any(f => f.Id == now)) return;
        var ids = fit.Select(f => f.Id).ToList();
        var open = await db.FileReviews.Where(r => r.DoneAt == null && r.Reviewer != null && ids.Contains(r.Reviewer.Value)).GroupBy(r => r.Reviewer!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        foreach (var added in db.ChangeTracker.Entries<FileReview>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Reviewer).OfType<Guid>()) open[added] = open.GetValueOrDefault(added) + 1;
        var chosen = fit.OrderBy(f => open.GetValueOrDefault(f.Id)).ThenBy(f => Lot.Rank(review.Id.ToString(), f.Id.ToString()), StringComparer.Ordinal).FirstOrDefault();
        if (chosen?.Id == review.Reviewer) return;
        review.Hand(chosen?.Id, chosen?.Name);
        if (chosen is not null)
            notices.Send(new NoticeDraft($"legalaid-review-{review.Id}-{chosen.Id}", chosen.Id, $"请评查一份卷宗：{matter.Number}", $"请在{review.DueAt.AddTicks(-1).CityDay().Formal()}前按质量标准评分。", $"/work/aid/quality/{matter.Id}", matter.Id), at);
    }

    private async Task<List<StaffCard>> Fit(AidCase matter, IReadOnlyCollection<Guid> before, CancellationToken cancel)
    {
        List<StaffCard> fit = [];
        string[] names = [matter.OtherName, .. matter.Persons.Select(p => p.Name)];
        Guid[] people = [.. matter.Persons.Select(p => p.PersonId).OfType<Guid>()];
        foreach (var one in await organizations.Holders(AidPermissions.ReviewFiles.Key, matter.Place, cancel))
        {
            if (one.Id == matter.Handler || one.Id == matter.DecidedById || one.Id == matter.ProposedBy || one.Id == matter.FiledById || matter.Recusals.Any(r => r.Granted == true && r.OfficerId == one.Id) || before.Contains(one.Id) || names.Contains(one.Name)) continue;
            if (matter.Firm is { } firm && one.Posts.Any(p => p.Organization == firm)) continue;
            if (!await organizations.HasConflict(one.Id, names, people, cancel)) fit.Add(one);
        }
        return fit;
    }
}
