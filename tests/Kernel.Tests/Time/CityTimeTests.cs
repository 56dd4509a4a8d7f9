namespace Fashu.Kernel.Tests;

public class CityTimeTests
{
    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Fact]
    public void Now_is_a_UTC_instant_cut_to_microseconds()
    {
        var clock = new Fixed(new DateTimeOffset(2026, 11, 21, 15, 59, 59, TimeSpan.Zero).AddTicks(1234567));
        Assert.Equal(DateTimeKind.Utc, clock.Now().Kind);
        Assert.Equal(1234560, clock.Now().Ticks % TimeSpan.TicksPerSecond);
        Assert.Equal(new DateOnly(2026, 11, 21), clock.Today());
    }

    [Fact]
    public void The_city_day_changes_at_16_o_clock_UTC()
    {
        Assert.Equal(new DateOnly(2026, 11, 22), new Fixed(new(2026, 11, 21, 16, 0, 0, TimeSpan.Zero)).Today());
        Assert.Equal(new DateOnly(2026, 11, 21), new DateTime(2026, 11, 21, 15, 59, 59, DateTimeKind.Utc).CityDay());
    }

    [Fact]
    public void A_database_that_forgets_the_kind_changes_nothing()
    {
        var utc = new DateTime(2026, 11, 21, 18, 0, 0, DateTimeKind.Utc);
        Assert.Equal(utc.CityDay(), DateTime.SpecifyKind(utc, DateTimeKind.Unspecified).CityDay());
        Assert.Equal(new DateTime(2026, 11, 22, 2, 0, 0), utc.ToCity());
    }

    [Fact]
    public void A_day_lasts_from_midnight_to_midnight_in_the_city() => Seeded.Each(1000, random =>
    {
        var day = random.Day(new(1900, 1, 1), new(2100, 12, 31));
        Assert.Equal(day, day.StartsAt().CityDay());
        Assert.Equal(day, day.EndsAt().AddTicks(-1).CityDay());
        Assert.Equal(day.AddDays(1), day.EndsAt().CityDay());
        Assert.Equal(TimeSpan.FromDays(1), day.EndsAt() - day.StartsAt());
        Assert.Equal(DateTimeKind.Utc, day.StartsAt().Kind);
    });
}
