namespace Fashu.Matters;

/// <summary>One party's rating of one closed matter (评价); given once.</summary>
internal sealed class Rating
{
    public const int WordsLength = 1000;

    public Guid Id { get; private set; }
    public Guid MatterId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Place { get; private set; } = "";
    public Guid Participant { get; private set; }
    public string ByName { get; private set; } = "";
    public string Role { get; private set; } = "";
    public Satisfaction Score { get; private set; }
    public string? Words { get; private set; }

    /// <summary>网页, 短信链接 or 电话回访.</summary>
    public string Way { get; private set; } = "";

    /// <summary>The officer who had the matter in hand; he takes no part in putting it right.</summary>
    public Guid? Officer { get; private set; }
    public string? OfficerName { get; private set; }
    public DateTime At { get; private set; }

    public static Rating Give(MatterRow matter, Participant by, Satisfaction score, string? words, string way, int days, DateTime at)
    {
        if (matter.ClosedAt is not { } closed) throw new RuleBroken("这件事还没有办结，办结以后再请您评价。");
        if (at >= Until(closed, days).EndsAt()) throw new RuleBroken($"评价到{Until(closed, days).Formal()}截止。您仍可以打电话告诉我们您的意见。");
        if (score == Satisfaction.Unsatisfied && string.IsNullOrWhiteSpace(words)) throw new RuleBroken("请写明哪里不满意，我们好改正。") { Field = nameof(Words) };
        return new()
        {
            Id = Guid.CreateVersion7(),
            MatterId = matter.Id,
            Kind = matter.Kind,
            Place = matter.Place,
            Participant = by.Id,
            ByName = by.Name,
            Role = by.RoleTitle,
            Score = score,
            Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
            Way = way,
            Officer = matter.Handler,
            OfficerName = matter.HandlerName,
            At = at,
        };
    }

    /// <summary>The last day on which a matter that was closed then can be rated.</summary>
    public static DateOnly Until(DateTime closed, int days) => closed.CityDay().AddDays(days);

    public RatingCard Card() => new(Id, ByName, Role, Score, Words, Way, At);
}
