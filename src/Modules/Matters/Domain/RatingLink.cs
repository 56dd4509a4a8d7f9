namespace Fashu.Matters;

/// <summary>Lets one participant rate one matter once, without an account. Only a hash of the token is kept.</summary>
internal sealed class RatingLink
{
    public Guid Id { get; private set; }
    public string Hash { get; private set; } = "";
    public Guid MatterId { get; private set; }
    public Guid Participant { get; private set; }
    public DateTime At { get; private set; }
    public DateTime? UsedAt { get; private set; }

    public static (RatingLink Link, string Token) Make(Guid matter, Guid participant, DateTime at)
    {
        var token = LinkToken.New();
        return (new() { Id = Guid.CreateVersion7(), Hash = LinkToken.Hash(token), MatterId = matter, Participant = participant, At = at }, token);
    }

    public void Use(DateTime at)
    {
        if (UsedAt is not null) throw new RuleBroken("这个链接已经用过，您的评价我们收到了。");
        UsedAt = at;
    }
}
