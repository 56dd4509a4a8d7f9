namespace Fashu;

/// <summary>Days and instants as people and documents write them.</summary>
public static class ChineseDates
{
    private const string Weekdays = "日一二三四五六";

    extension(DateOnly day)
    {
        /// <summary>2026年11月21日, as documents write it.</summary>
        public string Formal() => $"{day.Year}年{day.Month}月{day.Day}日";

        /// <summary>11月21日（周六）; the year is said when it is another one than today's.</summary>
        public string Spoken(DateOnly today) =>
            day.Year == today.Year ? $"{day.Month}月{day.Day}日（{day.Weekday()}）" : day.FormalWithWeekday();

        public string FormalWithWeekday() => $"{day.Formal()}（{day.Weekday()}）";

        public string Weekday() => $"周{Weekdays[(int)day.DayOfWeek]}";

        public bool IsWeekend() => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
    }

    extension(DateTime instant)
    {
        /// <summary>2026年11月21日15时04分, city time.</summary>
        public string FormalTime()
        {
            var city = instant.ToCity();
            return $"{DateOnly.FromDateTime(city).Formal()}{city.Hour}时{city.Minute:00}分";
        }

        /// <summary>11月21日（周六）15:04; the year is said when it is another one than now.</summary>
        public string SpokenTime(DateTime now) => $"{instant.CityDay().Spoken(now.CityDay())}{instant.ToCity():HH:mm}";

        /// <summary>How long until this deadline: 剩3天, 今天到期, 已超期2天; hours where the deadline is not the end of a day.</summary>
        public string RemainingText(DateTime now)
        {
            var day = instant.AddTicks(-1).CityDay();
            var days = day.DayNumber - now.CityDay().DayNumber;
            var byTheHour = instant.ToCity().TimeOfDay != TimeSpan.Zero;
            if (now >= instant)
                return days == 0 ? $"已超期{Hours(now - instant)}" : $"已超期{-days}天";
            if (byTheHour && instant - now < TimeSpan.FromDays(1)) return $"剩{Hours(instant - now)}";
            return days == 0 ? "今天到期" : $"剩{days}天";
        }

        /// <summary>How long somebody has waited since then: 刚刚, 5分钟, 3小时, 2天.</summary>
        public string WaitedText(DateTime now) => (now - instant) switch
        {
            { TotalMinutes: < 1 } => "刚刚",
            { TotalHours: < 1 } waited => $"{(int)waited.TotalMinutes}分钟",
            { TotalDays: < 1 } waited => $"{(int)waited.TotalHours}小时",
            var waited => $"{(int)waited.TotalDays}天",
        };
    }

    private static string Hours(TimeSpan time) => time.TotalHours < 1 ? "不足1小时" : $"{(int)time.TotalHours}小时";
}
