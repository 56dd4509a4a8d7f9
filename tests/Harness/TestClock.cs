namespace Fashu.Harness;

/// <summary>A clock that stands until it is moved. Starts on Monday 23 November 2026, 09:00 in the city.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    /// <summary>Sets the clock to a city day and time.</summary>
    public void Set(string day, string time = "09:00") =>
        now = new DateTimeOffset(DateOnly.Parse(day).ToDateTime(TimeOnly.Parse(time)), TimeSpan.FromHours(8)).ToUniversalTime();
}
