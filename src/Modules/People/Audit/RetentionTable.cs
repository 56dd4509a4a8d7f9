using System.ComponentModel.DataAnnotations;

namespace Fashu.People;

/// <summary>One line of the retention table (PIPL art. 19): what is kept, how long, why, and what happens then.</summary>
/// <param name="Key">Lines with a key are carried out by the system itself after <paramref name="Days"/>.</param>
public sealed record RetentionLine(
    [property: Display(Name = "系统任务")] string? Key, [property: Display(Name = "保存什么")] string What, [property: Display(Name = "天数")] int? Days,
    [property: Display(Name = "保存多久")] string Kept, [property: Display(Name = "依据")] string Basis, [property: Display(Name = "到期怎么办")] string After);

internal static class RetentionTable
{
    public const string Codes = "codes", Documents = "documents", Waiting = "waiting", Tokens = "tokens", Phones = "phones";

    public static readonly Setting<RetentionLine[]> Setting = new("people.retention", "个人信息保存期限表",
    [
        new(Codes, "登录和签名验证码的发送记录（不含验证码）", 180, "180天", "网络安全法：网络日志保存不少于六个月", "自动删除"),
        new(Documents, "核验身份用的身份证照片和本人照片", 30, "核对完成后30天", "个人信息保护法第十九条：最短必要时间", "自动删除，只留下核验结果"),
        new(Waiting, "没有核对完的身份材料", 90, "提交后90天", "个人信息保护法第十九条", "自动撤回并删除照片"),
        new(Tokens, "停用或到期的接口令牌", 180, "停用或到期后180天", "网络安全法：网络日志保存不少于六个月", "自动删除"),
        new(Phones, "换下来的手机号", 1095, "换号后3年", "便于说明换号以前的通知发到了哪里", "自动删除"),
        new(null, "账号资料（姓名、手机号、身份证号码）", null, "到本人注销账号为止", "为您办理事项所必需（个人信息保护法第十三条）", "注销时立即删除"),
        new(null, "人民调解卷宗", null, "按立卷归档规定，一般为短期10年、长期30年或者永久", "人民调解法第二十七条、档案法", "移交档案馆或者经鉴定销毁"),
        new(null, "谁看过个人信息的记录", null, "不少于3年", "个人信息保护法第五十五条、第五十六条", "随年度审计归档后删除"),
        new(null, "个人信息保护影响评估报告和处理情况记录", null, "不少于3年", "个人信息保护法第五十六条", "归档"),
        new(null, "没有提交的调解申请（文字、录音、照片）", null, "一般7天，公用设备15分钟", "方便您接着填写（个人信息保护法第十九条）", "自动删除"),
        new(null, "页面上没填完的内容", null, "只在您自己的手机上，不超过7天", "方便您接着填写", "自动删除；公用设备不保存"),
    ], "个人信息保护法第十七条、第十九条", Refuse);

    private static string? Refuse(RetentionLine[] lines) =>
        lines.Any(l => string.IsNullOrWhiteSpace(l.What) || string.IsNullOrWhiteSpace(l.Kept) || string.IsNullOrWhiteSpace(l.Basis) || string.IsNullOrWhiteSpace(l.After)) ? "每一行的内容、期限、依据和到期处理都要填写"
        : lines.Any(l => l.Key is not null && l.Days is not > 0) ? "由系统自动处理的行，天数应大于0"
        : new[] { Codes, Documents, Waiting, Tokens, Phones }.Except(lines.Select(l => l.Key)).Any() ? "由系统自动处理的行不能删去"
        : null;

    extension(IEnumerable<RetentionLine> lines)
    {
        public int DaysOf(string key) => lines.Single(l => l.Key == key).Days!.Value;
    }
}
