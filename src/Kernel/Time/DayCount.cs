namespace Fashu;

/// <summary>The laws that say which of their “days” (日) are working days.</summary>
public enum DayLaw { Civil, Reconsideration, Penalty, Compulsion, Licensing, TrafficAccident, LegalAid, Correction, LabourArbitration }

/// <summary>How a law's “days” are counted (rules C8–C15); a text that itself says 工作日 needs no table.</summary>
public static class DayCount
{
    public static ClockUnit UnitOf(DayLaw law, int days) => IsWorking(law, days) ? ClockUnit.WorkingDays : ClockUnit.CalendarDays;

    private static bool IsWorking(DayLaw law, int days) => law switch
    {
        DayLaw.Reconsideration => days is 3 or 5 or 7 or 10,        // 行政复议法 88
        DayLaw.Penalty => days is 2 or 3 or 5 or 7,                 // 行政处罚法 85
        DayLaw.Compulsion => days <= 10,                            // 行政强制法 69
        DayLaw.Licensing => true,                                   // 行政许可法 82
        DayLaw.TrafficAccident => days is 1 or 2 or 3 or 5 or 10,   // 道路交通事故处理程序规定 112
        DayLaw.LabourArbitration => days is 3 or 5 or 10,           // 劳动人事争议仲裁办案规则, not read in the text
        _ => false,                                                 // 民事诉讼法 85; 法律援助法; 社区矫正法
    };
}

/// <summary>How a paper reached its addressee.</summary>
public enum ServedBy { Hand, Mail, Electronic, PublicNotice }

/// <summary>The day a paper counts as served (rule C19).</summary>
public static class Service
{
    /// <summary>Signed, received or arrived on the day itself; a public notice thirty days after it was published (民事诉讼法 95).</summary>
    public static DateOnly ServedOn(ServedBy way, DateOnly day) => way == ServedBy.PublicNotice ? day.AddDays(30) : day;
}
