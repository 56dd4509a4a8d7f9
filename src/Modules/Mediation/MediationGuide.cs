using Fashu.Matters;

namespace Fashu.Mediation;

/// <summary>Tells who typed a quarrel on the home page why mediation fits it.</summary>
internal sealed class MediationGuide : IServiceGuide
{
    // the first line with a word of the text says why
    private static readonly (string[] Words, string Why)[] kinds =
    [
        (["邻居", "楼上", "楼下", "隔壁", "漏水", "噪音", "采光", "通行", "围墙", "排水", "宠物", "狗"], "邻里之间的事适合调解：调解员两边都听，一起看现场，商量以后还能好好相处的办法。"),
        (["工资", "工钱", "老板", "工伤", "加班", "辞退"], "工钱、工伤这样的事可以先调解：调解员请对方来，把数额和哪天付清谈成协议。"),
        (["借", "欠", "还钱", "货款", "定金", "押金", "租"], "钱款上的事可以调解：谈成的协议写明数额、哪天付、怎么付，双方可以一起向法院申请确认。"),
        (["亲戚", "夫妻", "离婚", "婆", "父母", "赡养", "抚养", "兄弟", "姐妹", "家里", "遗产", "分家"], "家里人的事适合调解：不公开，不伤和气，调解员帮着把话说开。"),
        (["撞", "打伤", "受伤", "摔", "医药费", "赔", "咬"], "受了损失要对方赔的，可以调解：按票据和责任商量数额，协议写明哪天付清。"),
        (["土地", "地界", "田", "山林", "宅基", "承包", "房屋", "房子"], "土地、房屋的事可以调解：调解员到现场看界址，查合同和证件，帮双方谈妥。"),
        (["物业", "买", "退货", "装修", "商家", "合同"], "买卖、装修、物业的事可以调解：调解员请对方来，把怎么补、补多少谈清楚。"),
    ];

    public ServiceHint? For(string words) => Array.Find(kinds, k => k.Words.Any(w => words.Contains(w, StringComparison.Ordinal))).Why is { } why
        ? new("请人民调解员调解", $"{why}不收费；谈不成，也不影响您去法院。", "/file", 10) { Begin = "申请调解" }
        : null;
}
