namespace Fashu.LegalAid;

/// <summary>Once that a self-check came to its result: the day and the channel, nothing of who it was or what was answered.</summary>
internal sealed class CheckUse
{
    public const string SharedDevice = "公用设备";

    private CheckUse() { }

    public Guid Id { get; private set; }

    /// <summary>Where the day begins, UTC; not the hour, so that nobody is known by it.</summary>
    public DateTime Day { get; private set; }
    public string Channel { get; private set; } = "";

    // the id is random: one made from the time would tell the hour
    public static CheckUse Of(DateOnly day, string channel) => new() { Id = Guid.NewGuid(), Day = day.StartsAt(), Channel = channel };
}
