using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>Invented quarrels of the sample city: what happened, what is wanted, how it was settled.</summary>
internal static class SampleStories
{
    public sealed record Story(string Facts, string Wanted, string Points, string Duty, long Fen);

    public static readonly Story[] All =
    [
        new("邻居家翻建房屋，脚手架压坏了我家围墙，墙裂了一条两米多的缝，一直没有修。", "把墙修好，或者赔偿修理费。", "围墙损坏是否因施工造成，修理费由谁承担。", "赔偿围墙修理费", 180_000),
        new("楼上卫生间漏水，我家客厅吊顶和墙面都泡坏了，说了三次都没有处理。", "修好漏水，赔偿装修损失。", "漏水的原因和损失的数额。", "赔偿装修损失", 420_000),
        new("在工地做了两个月木工，说好每天三百元，还剩一部分工钱没有给。", "付清剩下的工钱。", "欠付工钱的数额和支付时间。", "支付剩余工钱", 460_000),
        new("两家承包地相邻，对方把田埂往我这边移了大约半米，种上了茶苗。", "恢复原来的地界。", "承包地的界线位置。", "恢复原田埂位置并移走茶苗", 0),
        new("借给对方一万二千元周转，约定三个月还，过了半年还没有还清。", "归还借款。", "借款余额和还款期限。", "归还借款余额", 1_200_000),
        new("小区里对方的狗没有牵绳，咬伤了我母亲的小腿，打针看病花了钱。", "赔偿医药费。", "医药费的数额和责任。", "赔偿医药费", 96_000),
        new("楼下烧烤店油烟直接排到我家窗口，晚上很吵，老人睡不着。", "改装排烟，晚上十点以后不要吵。", "排烟口位置和营业时间。", "改装排烟管道并在22时以前结束室外经营", 0),
        new("租的店面合同到期，房东不退押金，说墙面有损坏。", "退还押金。", "墙面损坏的程度和应扣的数额。", "退还押金", 300_000),
        new("电动车在村道转弯时相撞，双方都有擦伤，车灯和后视镜坏了，责任说不清。", "按责任分担修车和看病的钱。", "双方的责任比例。", "支付修车费和医药费", 74_000),
        new("兄弟两家为赡养父亲的费用和轮流照顾的时间吵了起来。", "把每家出多少钱、怎么照顾说清楚。", "赡养费的分担和照顾的安排。", "每月支付赡养费并按月轮流照顾父亲", 80_000),
        new("鱼塘上游放水冲毁了我家的秧田，约一亩三分，秧苗要补种。", "赔偿秧苗和人工。", "损失的面积和数额。", "赔偿秧苗和人工费", 130_000),
        new("物业停了我家地下车位的道闸，说欠物业费，其实是漏水没有修才没有交。", "恢复道闸，修好漏水后补交费用。", "物业费的减免和修漏的时间。", "修好地下室漏水，业主补交物业费", 0),
    ];

    private static readonly string[] surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳".Select(c => c.ToString()).ToArray();
    private static readonly string[] given = ["建国", "秀英", "国强", "丽华", "志明", "桂芳", "永福", "晓燕", "海涛", "玉珍", "立新", "小红", "金水", "美兰", "伟平", "春梅", "德顺", "雪琴", "阿毛", "文斌"];

    public static string Name(Random random) => surnames[random.Next(surnames.Length)] + given[random.Next(given.Length)];

    /// <summary>Who asked signs on the own phone, the other side on the mediator's device: neither way needs a paper that no sample has.</summary>
    public static Signature Signed(Party party, DateTime at) => party.Side == Side.Applicant
        ? Signature.Of(party.Id, party.Name, SignatureWay.OwnPhone, "", null, "实名核验，短信验证码确认", at)
        : Signature.Of(party.Id, party.Name, SignatureWay.MediatorDevice, "", null, "调解员当面见证", at);

    public static Signature Signed(string mediator, DateTime at) => Signature.Of(null, mediator, SignatureWay.MediatorDevice, "", null, "工作账号登录后输入姓名", at);
}
