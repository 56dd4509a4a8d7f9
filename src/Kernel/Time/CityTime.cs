namespace Fashu;

/// <summary>Instants are UTC; days are city days (Asia/Shanghai), wherever the server stands. A legal day ends at 24:00.</summary>
public static class CityTime
{
    // Beijing time is +08:00 all year. A fixed offset needs no zone files and ignores the summer times of 1986–1991.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    extension(TimeProvider clock)
    {
        /// <summary>The UTC instant, cut to microseconds, which is what both databases can keep.</summary>
        public DateTime Now()
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }

        /// <summary>The day on the city's calendar.</summary>
        public DateOnly Today() => clock.Now().CityDay();
    }

    extension(DateTime instant)
    {
        /// <summary>The city day on which the instant lies.</summary>
        public DateOnly CityDay() => DateOnly.FromDateTime(instant.ToCity());

        /// <summary>What a clock on the city's wall shows.</summary>
        public DateTime ToCity() => DateTime.SpecifyKind(instant.ToUtc() + Offset, DateTimeKind.Unspecified);

        // A database that forgets the kind stores UTC all the same.
        private DateTime ToUtc() => instant.Kind == DateTimeKind.Local ? instant.ToUniversalTime() : instant;
    }

    extension(DateOnly day)
    {
        /// <summary>The instant of 00:00 in the city.</summary>
        public DateTime StartsAt() => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - Offset;

        /// <summary>The instant of 24:00 in the city, when a day's deadline is missed.</summary>
        public DateTime EndsAt() => day.AddDays(1).StartsAt();
    }
}
