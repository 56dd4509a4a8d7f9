using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>What mediation adds to the list of services and to the key figures.</summary>
internal static class MediationItems
{
    private const string Group = "人民调解";
    private const string Free = "不收费（人民调解法第4条）";
    private const string Committee = "发生地的村（社区）人民调解委员会，或者乡镇（街道）司法所";

    public static readonly IReadOnlyList<ServiceItem> All =
    [
        new("mediation", 10, Group, "申请人民调解", "和人有了矛盾，请调解员两边谈，谈成了写协议。")
        {
            Start = ItemStart.Anybody("/file", "申请调解"),
            Situations = [Situation.Quarrel, Situation.Wages],
            Who = "和别人有民间纠纷的人；可以替不满18周岁的孩子、被监护的人或者委托您的人申请",
            Papers = ["说得清事情经过的材料，有什么带什么，没有也可以申请", "替别人申请的：说明关系的材料或者委托书"],
            Fee = Free,
            Limits = [MediationClocks.Accept, MediationClocks.Grid, MediationClocks.Conclude],
            Where = Committee,
            Steps = ["填申请，大约3分钟", "调解员受理，问对方愿不愿意调解", "两边一起谈，或者分别谈", "谈成的写协议，双方签名", "谈不成的，告知您还可以走哪条路"],
            Articles = ["人民调解法第4、17、23、28条", "人民调解工作若干规定第33条"],
            Words = ["邻居", "漏水", "借钱", "欠钱", "押金", "工资", "物业", "家里", "土地", "纠纷", "吵架", "受伤"],
            Uses = db => Cases(db, false),
            Begins = db => Begun(db, false),
        },
        new("mediation-firm", 11, Group, "单位申请人民调解", "公司、商户、合作社和人有了纠纷，也可以请调解员来谈。")
        {
            Start = ItemStart.Anybody("/file", "申请调解"),
            Situations = [Situation.Quarrel],
            Who = "单位的法定代表人、负责人，或者受单位委托的人",
            Papers = ["单位名称和统一社会信用代码", "受单位委托的：授权委托书", "合同、账目、聊天记录等，有什么带什么"],
            Fee = Free,
            Limits = [MediationClocks.Accept, MediationClocks.Grid, MediationClocks.Conclude],
            Where = Committee,
            Steps = ["填申请，最后一页选“为单位”", "调解员受理，问对方愿不愿意调解", "两边谈，谈成的写协议、签名盖章"],
            Articles = ["人民调解法第4、17、28条", "民法典第61、161、165条"],
            Words = ["公司", "企业", "商户", "合同", "货款", "合作社"],
            Uses = db => Cases(db, true),
            Begins = db => Begun(db, true),
        },
        new("mediation-answer", 12, Group, "答复调解邀请", "别人申请了和您调解，您来说同意还是不同意。")
        {
            Start = ItemStart.InOwn(MediationCase.KindKey, Act.Consent, "/mediation/{id}/answer", "去答复"),
            Situations = [Situation.Quarrel, Situation.InHand],
            Who = "收到调解邀请的人或者单位",
            Fee = Free,
            Where = Committee,
            Steps = ["打开邀请链接，用收到短信的手机号登录", "看清楚是什么事", "选同意或者不同意；不同意的，不会再调解"],
            Articles = ["人民调解法第17、23条"],
            Words = ["邀请", "短信", "对方", "同意", "拒绝"],
            Uses = db => ItemUse.Taken(db, MediationCase.KindKey, Act.Consent, Act.Refuse),
        },
        new("mediation-mediator", 13, Group, "要求更换调解员", "觉得调解员不合适的，可以要求换一位。")
        {
            Start = ItemStart.InOwn(MediationCase.KindKey, Act.AskOther, "/mediation/{id}/mediator", "去申请"),
            Situations = [Situation.InHand],
            Who = "正在调解的双方当事人",
            Fee = Free,
            Where = Committee,
            Steps = ["写一写为什么想换", "调解委员会决定，换了的会告诉双方"],
            Articles = ["人民调解法第19、23条"],
            Words = ["换人", "回避", "亲戚", "不公平"],
            Uses = db => ItemUse.Taken(db, MediationCase.KindKey, Act.AskOther),
        },
    ];

    public static readonly IReadOnlyList<FigureSource> Figures =
    [
        new(KeyFigure.Accepted, MediationCase.KindKey, "受理", "当月调解委员会决定受理的件数。", db => FigureSource.Taken(db, MediationCase.KindKey, Act.Accept)),
        new(KeyFigure.Settled, MediationCase.KindKey, "谈成", "当月协议生效的件数，书面的和口头的都算。", db => FigureSource.Taken(db, MediationCase.KindKey, Act.TakeEffect, Act.AgreeOrally)),
        FigureSource.InTime(MediationCase.KindKey, MediationClocks.Blocking),
    ];

    // whoever stands in the case as the applicant: a firm, or a person
    private static IQueryable<Guid> Begun(AppDb db, bool firm) =>
        db.MediationCases.Where(c => c.Parties.Any(p => p.Side == Side.Applicant && p.Kind == PartyKind.Organization) == firm).Select(c => c.Id);

    private static IQueryable<ItemUse> Cases(AppDb db, bool firm) =>
        db.MediationCases.AsNoTracking().Where(c => c.Parties.Any(p => p.Side == Side.Applicant && p.Kind == PartyKind.Organization) == firm)
            .Select(c => new ItemUse { Place = c.Place, Office = c.Office, Channel = c.Channel, At = c.FiledAt });
}
