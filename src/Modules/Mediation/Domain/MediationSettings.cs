namespace Fashu.Mediation;

/// <summary>What a city may set about mediation.</summary>
internal static class MediationSettings
{
    public static readonly Setting<int> InvitationDays = new("mediation.invitation-days", "邀请链接有效天数", 7, "本平台默认", n => n is < 1 or > 30 ? "应在1到30之间" : null);
    public static readonly Setting<long> OralMajorFen = new("mediation.oral-major-fen", "必须书面的金额（元）", 500_000, "本平台默认（重大纠纷的金额线）", n => n < 0 ? "不能小于0" : null);

    public static readonly Setting<string[]> DangerWords = new("mediation.danger-words", "提示危险的词",
        ["打死", "弄死", "杀", "砍", "捅", "持刀", "拿刀", "自杀", "不想活", "同归于尽", "跳楼", "喝农药", "上吊", "放火", "煤气", "汽油", "炸", "家暴", "囚禁", "绑架", "强奸", "猥亵", "扬言报复"],
        "人民调解法第25条；词表为本平台默认", w => w.Length == 0 ? "至少要有一个词" : null);

    public static readonly Setting<FileTerm[]> FileTerms = new("mediation.file-terms", "卷宗保管期限",
        [.. Enum.GetValues<FileOutcome>().Select(o => new FileTerm(o, "待与同级档案主管部门商定"))], "档案法实施条例第19条：范围和期限由同级档案主管部门审核同意", Mediation.FileTerms.Refuse);

    public static IEnumerable<Setting> All => [ColourTable.Lines, InvitationDays, OralMajorFen, DangerWords, FileTerms];
}
