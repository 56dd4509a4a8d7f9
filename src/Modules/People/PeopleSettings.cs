using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>So many times within so many minutes.</summary>
[System.ComponentModel.Description("{1}分钟内{0}次")]
public sealed record Limit([property: Display(Name = "次数")] int Times, [property: Display(Name = "分钟")] int Minutes)
{
    internal static string? Refuse(Limit limit) => limit is { Times: > 0, Minutes: > 0 } ? null : "次数和分钟都应大于0";
}

internal static class PeopleSettings
{
    private const string Ours = "本平台默认";

    public static readonly Setting<int> CodePause = new("people.code-pause-seconds", "两次发送验证码至少间隔（秒）", 60, Ours, AtLeastOne);
    public static readonly Setting<Limit> CodesPerPhone = new("people.codes-per-phone", "每个手机号可以要的验证码", new(5, 60), Ours, Limit.Refuse);
    public static readonly Setting<Limit> CodesPerPhoneDay = new("people.codes-per-phone-day", "每个手机号一天可以要的验证码", new(10, 24 * 60), Ours, Limit.Refuse);
    public static readonly Setting<Limit> CodesPerAddress = new("people.codes-per-address", "每个网络地址可以要的验证码（多人共用一个地址）", new(60, 60), Ours, Limit.Refuse);

    public static readonly Setting<Limit> CodeRequests = new("people.limit-codes", "每个网络地址提交“发送验证码”", new(60, 10), Ours, Limit.Refuse);
    public static readonly Setting<Limit> SignIns = new("people.limit-sign-in", "每个网络地址提交登录", new(100, 10), Ours, Limit.Refuse);
    public static readonly Setting<Limit> Filings = new("people.limit-filing", "每个人提交申请", new(20, 60), Ours, Limit.Refuse);
    public static readonly Setting<Limit> Checks = new("people.limit-checks", "每个人（没有登录时每个网络地址）核对文书", new(60, 10), Ours, Limit.Refuse);
    public static readonly Setting<Limit> Uploads = new("people.limit-uploads", "每个人（没有登录时每个网络地址）上传照片、录音和文件", new(60, 10), Ours, Limit.Refuse);
    public static readonly Setting<Limit> ApiCalls = new("people.limit-api", "每个人或令牌调用接口", new(600, 1), Ours, Limit.Refuse);

    // Operators give a number out again after about ninety days.
    public static readonly Setting<int> SilentDays = new("people.silent-days", "手机号多久没有验证过，登录时要核对是不是原来的人（天）", 90, Ours, AtLeastOne);
    public static readonly Setting<int> CitizenSessionDays = new("people.session-days", "群众登录后多久不用才退出（天）", 30, Ours, AtLeastOne);
    public static readonly Setting<int> StaffSessionHours = new("people.staff-session-hours", "工作人员登录后多久不用才退出（小时）", 10, Ours, AtLeastOne);
    public static readonly Setting<int> SharedSessionMinutes = new("people.shared-session-minutes", "公用设备登录后多久不用就退出（分钟）", 10, Ours, AtLeastOne);

    public static IEnumerable<Setting> All =>
    [
        CodePause, CodesPerPhone, CodesPerPhoneDay, CodesPerAddress, CodeRequests, SignIns, Filings, Checks, Uploads, ApiCalls,
        SilentDays, CitizenSessionDays, StaffSessionHours, SharedSessionMinutes, RetentionTable.Setting,
    ];

    private static string? AtLeastOne(int value) => value >= 1 ? null : "应是大于0的整数";
}
