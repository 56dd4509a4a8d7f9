using Fashu.Matters;

namespace Fashu.LegalAid;

/// <summary>Tells who typed a trouble on the home page that a lawyer may cost nothing.</summary>
internal sealed class LegalAidGuide : IServiceGuide
{
    private static readonly string[] asked = ["律师", "法律援助", "打官司", "起诉", "告他", "仲裁", "被抓", "拘留", "判刑", "开庭"];
    private static readonly string[] troubles = ["工资", "工钱", "欠薪", "工伤", "受伤", "撞", "家暴", "打我", "赡养", "抚养", "低保", "社保"];

    public ServiceHint? For(string words) =>
        Array.Exists(asked, w => words.Contains(w, StringComparison.Ordinal)) ? Hint("请不起律师的，国家可以免费派。先答几个问题，看看能不能申请。", 20)
        : Array.Exists(troubles, w => words.Contains(w, StringComparison.Ordinal)) ? Hint("要打官司、申请仲裁的，可能可以免费请律师。先答几个问题看看。", 5)
        : null;

    private static ServiceHint Hint(string why, int weight) => new("看看能不能免费请律师", why, "/aid/check", weight) { Begin = "开始自查" };
}
