namespace Fashu;

/// <summary>How a paper reached its addressee.</summary>
public enum ServedBy { Hand, Mail, Electronic, PublicNotice }

/// <summary>The day a paper counts as served (民事诉讼法 87, 90, 91, 95).</summary>
public static class Service
{
    /// <summary>Signed, received or arrived on the day itself; a public notice thirty days after it was published (民事诉讼法 95).</summary>
    public static DateOnly ServedOn(ServedBy way, DateOnly day) => way == ServedBy.PublicNotice ? day.AddDays(30) : day;
}
