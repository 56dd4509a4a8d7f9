using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What legal aid adds to the list of services and to the key figures.</summary>
internal static class LegalAidItems
{
    private const string Group = "法律援助";
    private const string Free = "不收费（法律援助法第2条）";
    private const string Centre = "办案机关所在地的法律援助中心；不打官司的，到事情发生地的法律援助中心。司法所也可以帮您填";

    public static readonly IReadOnlyList<ServiceItem> All =
    [
        new("aid-check", 20, Group, "法律援助自查", "答几个问题，看看能不能免费请律师。")
        {
            Start = ItemStart.Anybody("/aid/check", "开始自查"),
            Situations = [Situation.Lawyer, Situation.Wages, Situation.Accused],
            Who = "任何人，不用登录，答了什么不留记录",
            Fee = Free,
            Where = Centre,
            Steps = ["一次答一个问题", "马上看到结果，每一条都写明依据", "能申请的，接着填申请"],
            Articles = ["法律援助法第25、28、31、32、41、42条"],
            Words = ["律师", "免费", "打官司", "仲裁", "工资", "工伤", "家暴", "赡养"],
            Uses = db => db.CheckUses.AsNoTracking().Select(u => new ItemUse { Place = "", Office = null, Channel = u.Channel, At = u.Day }),
        },
        new("aid", 21, Group, "申请法律援助", "请不起律师的，或者法律规定不看经济状况的，由国家免费派律师。")
        {
            Start = ItemStart.Anybody("/aid/check", "先自查，再申请"),
            Situations = [Situation.Lawyer, Situation.Wages, Situation.Accused],
            Who = "需要律师、又符合条件的人；法定代理人、近亲属、受委托的人可以替他申请",
            Papers = ["身份证，没有的带户口簿", "和事情有关的材料，有什么带什么", "经济困难的：到窗口填说明表，或者写个人诚信承诺，不用去开证明", "替别人申请的：说明关系的材料或者委托书"],
            Fee = Free,
            Limits = [AidClocks.Review, AidClocks.Assign],
            Where = Centre,
            Steps = ["自查，接着填申请，大约5分钟", "法律援助中心审查，缺材料的一次告诉您", "决定援助的，指派律师；不援助的，书面说明理由", "律师联系您，一直办到结束", "办完以后请您评价"],
            Articles = ["法律援助法第2、31、32、38、40、41、43、46条"],
            Words = ["律师", "免费", "打官司", "仲裁", "起诉", "讨薪", "工资", "工伤", "家暴", "赡养", "农民工"],
            More = [("法律援助律师名单", "/aid/lawyers"), ("案件质量标准", "/aid/quality-scale"), ("卷宗是怎么抽查的", "/aid/quality-draws")],
            Uses = db => Cases(db, notified: false),
            Begins = db => db.AidCases.Where(c => c.NoticeOrgan == null).Select(c => c.Id),
        },
        new("aid-supply", 22, Group, "补充法律援助材料", "收到补充材料通知的，从这里交。")
        {
            Start = ItemStart.InOwn(AidCase.KindKey, AidAct.Supply, "/aid/{id}/supply", "去补充"),
            Situations = [Situation.InHand],
            Who = "收到补充材料通知的申请人",
            Papers = ["通知上写的材料，拍照上传就行"],
            Fee = Free,
            Limits = [AidClocks.Supplement],
            Where = Centre,
            Steps = ["看清楚缺什么", "拍照上传，或者说明为什么没有", "接着审查"],
            Articles = ["法律援助法第43条"],
            Words = ["缺材料", "补材料", "通知"],
            Uses = db => ItemUse.Taken(db, AidCase.KindKey, AidAct.Supply),
        },
        new("aid-object", 23, Group, "对不援助、终止援助的决定提出异议", "不同意决定的，请司法局再审查一次。")
        {
            Start = ItemStart.InOwn(AidCase.KindKey, AidAct.Object, "/aid/{id}/object", "提出异议"),
            Situations = [Situation.InHand, Situation.Done],
            Who = "收到不予援助或者终止援助决定的人",
            Papers = ["写明为什么不同意；有新材料的一起交"],
            Fee = Free,
            Limits = [AidClocks.Objection],
            Where = "设立这个法律援助中心的司法局",
            Steps = ["写明理由", "司法局审查，维持或者责令改正", "维持的，还可以申请行政复议或者起诉"],
            Articles = ["法律援助法第49条"],
            Words = ["不服", "复查", "投诉", "拒绝", "终止"],
            Uses = db => ItemUse.Taken(db, AidCase.KindKey, AidAct.Object),
        },
        new("aid-replace", 24, Group, "要求更换援助律师", "律师没有尽责的，可以要求换一位。")
        {
            Start = ItemStart.InOwn(AidCase.KindKey, AidAct.AskReplacement, "/aid/{id}/replace", "去申请"),
            Situations = [Situation.InHand],
            Who = "正在接受法律援助的人",
            Fee = Free,
            Limits = [AidClocks.Replace],
            Where = Centre,
            Steps = ["写一写律师哪里没有做到", "法律援助中心了解情况，决定换不换", "结果会告诉您"],
            Articles = ["法律援助法第55条"],
            Words = ["换律师", "联系不上", "不负责"],
            Uses = db => ItemUse.Taken(db, AidCase.KindKey, AidAct.AskReplacement),
        },
        new("aid-notice", 25, Group, "办案机关通知指派律师", "公安、检察院、法院办的刑事案件，应当有律师而没有的，通知法律援助中心指派。")
        {
            Start = ItemStart.Staff(AidPermissions.Examine, "/work/aid/notice", "登记通知"),
            Situations = [Situation.Accused],
            Who = "人民法院、人民检察院、公安机关；被告人、嫌疑人和家属不用申请",
            Papers = ["通知公函，写明案由、阶段、在押地点和通知的理由"],
            Fee = Free,
            Limits = [AidClocks.Notice],
            Where = "办案机关所在地的法律援助中心",
            Steps = ["办案机关的联络员在系统里通知，也可以由办案系统传来，或者把公函送到法律援助中心", "中心登记，不看经济状况", "指派律师，告知办案机关"],
            Articles = ["法律援助法第25、28、36条"],
            Words = ["刑事", "辩护", "公安", "检察院", "法院", "值班律师"],
            Uses = db => Cases(db, notified: true),
            Begins = db => db.AidCases.Where(c => c.NoticeOrgan != null).Select(c => c.Id),
        },
    ];

    public static readonly IReadOnlyList<FigureSource> Figures =
    [
        new(KeyFigure.Accepted, AidCase.KindKey, "给予援助", "当月决定援助的件数：审查后决定的、先行援助的、办案机关通知的都算；司法局责令改正、改为援助的也算。",
            db => Granted(db).Join(db.Matters.Where(m => m.Kind == AidCase.KindKey), s => s.MatterId, m => m.Id, (s, m) => new FigureRow { Kind = m.Kind, Place = m.Place, At = s.At })),
        new(KeyFigure.Settled, AidCase.KindKey, "办结", "当月律师办结的件数。", db => FigureSource.Taken(db, AidCase.KindKey, AidAct.Finish)),
        FigureSource.InTime(AidCase.KindKey, AidClocks.Blocking),
        new(KeyFigure.Recovered, AidCase.KindKey, "受援人拿到的钱", "当月办结的援助案件里，受援人实际拿到的钱，到统计那天为止登记的。",
            db => from step in db.Steps
                  where step.Act == nameof(AidAct.Finish)
                  join matter in db.Matters on step.MatterId equals matter.Id
                  join aided in db.AidCases on matter.Id equals aided.Id
                  from person in aided.Persons
                  let recovered = person.Receipts.Sum(r => r.Fen)
                  where recovered > 0
                  select new FigureRow { Kind = matter.Kind, Place = matter.Place, At = step.At, Amount = recovered }),
    ];

    private static IQueryable<ItemUse> Cases(AppDb db, bool notified) =>
        db.AidCases.AsNoTracking().Where(c => c.NoticeOrgan != null == notified).Select(c => new ItemUse { Place = c.Place, Office = c.Office, Channel = c.Channel, At = c.FiledAt });

    private static IQueryable<StepRow> Granted(AppDb db)
    {
        string[] acts = [nameof(AidAct.Grant), nameof(AidAct.GrantFirst), nameof(AidAct.AcceptNotice)];
        return db.Steps.Where(s => acts.Contains(s.Act) || s.Act == nameof(AidAct.Overrule) && s.FromStage == nameof(AidStage.RefusalObjected));
    }
}
