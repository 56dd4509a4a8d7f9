using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>What a party says of the handling.</summary>
[Microsoft.Extensions.Validation.Embedded.ValidatableType]
public sealed class RatingWords
{
    [Required, System.ComponentModel.DataAnnotations.Display(Name = "您对这次办理满意吗")] public Satisfaction? Score { get; set; }
    [StringLength(Rating.WordsLength), System.ComponentModel.DataAnnotations.Display(Name = "想对我们说的话")] public string? Words { get; set; }
}

/// <summary>A party rates a closed matter; “unsatisfied” opens a rectification at once.</summary>
internal sealed class RateMatter(AppDb db, Settings settings)
{
    /// <summary>A signed-in party rates.</summary>
    public async Task<Guid> Handle(Guid matter, RatingWords form, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        var part = await db.Participants.Where(p => p.MatterId == matter && p.PersonId == by.Id && p.Until == null).OrderBy(p => p.Since).FirstOrDefaultAsync(cancel)
            ?? throw new RuleBroken("评价由当事人作出。");
        return await Give(row, part, form, "网页", by.At, cancel);
    }

    /// <summary>The holder of a one-time link rates.</summary>
    public async Task<Guid> ByLink(string token, RatingWords form, Actor by, CancellationToken cancel)
    {
        var (link, row, part) = await Open(token, cancel);
        link.Use(by.At);
        return await Give(row, part, form, "短信链接", by.At, cancel);
    }

    /// <summary>What a one-time link opens.</summary>
    /// <exception cref="Missing">There is no such link, or the person has left the matter.</exception>
    public async Task<(RatingLink Link, MatterRow Matter, Participant Party)> Open(string token, CancellationToken cancel)
    {
        var hash = LinkToken.Hash(token);
        var link = await db.RatingLinks.SingleOrDefaultAsync(l => l.Hash == hash, cancel) ?? throw new Missing("这个链接");
        var row = await db.Matters.AsNoTracking().SingleAsync(m => m.Id == link.MatterId, cancel);
        var part = await db.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == link.Participant && p.Until == null, cancel) ?? throw new Missing("这个链接");
        return (link, row, part);
    }

    /// <summary>An officer who called the party writes down what it said.</summary>
    public async Task<Guid> ByCall(Guid matter, Guid participant, RatingWords form, Actor by, CancellationToken cancel)
    {
        var row = await db.OpenRow(matter, by, cancel);
        if (by.Id == row.Handler) throw new RuleBroken("您是被评价的人，请让同事来回访登记。");
        if (!by.May(MattersPermissions.Rectify, row.Place)) throw new RuleBroken("电话回访由督导人员登记。");
        var part = await db.Participants.SingleOrDefaultAsync(p => p.Id == participant && p.MatterId == matter && p.Until == null, cancel) ?? throw new Missing("这位当事人");
        return await Give(row, part, form, $"电话回访（{by.Name}）", by.At, cancel);
    }

    public DateOnly Until(DateTime closed) => Rating.Until(closed, settings.On(MattersSettings.RatingDays, closed));

    private async Task<Guid> Give(MatterRow row, Participant part, RatingWords form, string way, DateTime at, CancellationToken cancel)
    {
        if (row.Kind == Rectification.KindKey) throw new RuleBroken("整改由回访确认结果，不用评价。");
        if (await db.Ratings.AnyAsync(r => r.MatterId == row.Id && r.Participant == part.Id, cancel)) throw RatedBefore();
        var rating = Rating.Give(row, part, form.Score!.Value, form.Words, way, settings.On(MattersSettings.RatingDays, row.ClosedAt ?? at), at);
        db.Add(rating);
        db.Announce(new MatterRated(row.Id, row.Kind, rating.Id, rating.Score, at));
        if (rating.Score == Satisfaction.Unsatisfied) db.Add(Rectification.Start(row, rating, part, settings, at));
        db.Subject = rating.Id;
        try { await db.SaveChangesAsync(cancel); }
        // twice at once: by a double click, or by page and link
        catch (DbUpdateException failed) when (DbErrors.IsDuplicate(failed, out var table) && table == "matters_rating") { throw RatedBefore(); }
        return rating.Id;
    }

    private static RuleBroken RatedBefore() => new("您已经评价过了，谢谢您。");
}
