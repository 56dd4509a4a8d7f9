namespace Fashu.LegalAid;

/// <summary>Invented troubles of the sample city for which legal aid is asked.</summary>
internal static class AidStories
{
    /// <param name="Other">Null: a person whose name is drawn.</param>
    public sealed record Story(Circumstances Known, string Facts, string Wanted, string? Other, long? Fen, string Outcome)
    {
        /// <summary>Income is stated, not proved.</summary>
        public bool IsPledged => Known.Income == Income.Below;
        public bool IsChild => Known.Is(Status.Minor);

        /// <summary>An officer may grant at once.</summary>
        public bool IsClear => Known.Trouble == Trouble.Violence;
    }

    public static readonly Story Unpaid = new(Of(Trouble.Wages, Status.MigrantWorker), "去年九月到今年一月在工地做木工，说好每天三百元，只给过生活费，年底说结账，到现在没有给。", "付清剩下的工钱。", "岚江宏垒建筑劳务有限公司", 2_860_000, "仲裁裁决公司支付工钱");

    public static readonly Story Hit = new(Poor(Trouble.TrafficInjury), "骑电动车下班，被右转的货车撞倒，左腿骨折，住院二十三天，对方垫了两千元就不再管。", "赔偿医药费、误工费和护理费。", "桐湾迅畅货运有限公司", 9_640_000, "法院判决保险公司和货运公司赔偿");

    /// <summary>The law does not list it, or the income is above the line.</summary>
    public static readonly Story[] Refused =
    [
        new(new() { Trouble = Trouble.Other, HasLawyer = false, Statuses = [] }, "和邻居合伙买的农机坏了，谁出修理费说不拢。", "让对方出一半修理费。", null, 320_000, ""),
        new(new() { Trouble = Trouble.MedicalInjury, HasLawyer = false, Statuses = [], Income = Income.Above }, "在诊所补牙以后牙齿松动，要求退还费用，诊所不同意。", "退还补牙的费用。", "青溪皓齿口腔诊所", 860_000, ""),
    ];

    public static readonly Story[] All =
    [
        Unpaid,
        new(Of(Trouble.WorkInjury, Status.MigrantWorker), "在石材厂切板时右手两根手指被压伤，厂里说是自己操作不当，不肯申报工伤。", "认定工伤，支付医药费和伤残补助。", "青溪磐岩石材厂", 7_800_000, "认定工伤，双方和解，厂里一次付清"),
        Hit,
        new(new() { Trouble = Trouble.Violence, HasLawyer = false, Statuses = [] }, "丈夫酒后多次动手，上个月打断了我的鼻骨，派出所出过警，我带孩子住在娘家。", "离婚，孩子由我抚养，申请人身安全保护令。", null, null, "法院发出人身安全保护令，判决离婚"),
        new(Of(Trouble.Support, Status.Elder) with { NoFixedIncome = true }, "七十二岁，没有收入，三个儿子互相推，去年起没有人给生活费和药费。", "三个儿子每月给赡养费。", null, 1_440_000, "调解书确定每人每月支付赡养费"),
        new(Of(Trouble.Support, Status.Minor) with { NoFixedIncome = true }, "父母离婚后跟母亲生活，父亲两年没有给抚养费，今年上小学要用钱。", "付清拖欠的抚养费，以后按月给。", null, 2_400_000, "判决支付拖欠的抚养费"),
        new(Poor(Trouble.LabourRelation), "在快递站做了一年半，没有签合同，没有缴社保，受伤以后站点说不是他们的人。", "确认劳动关系。", "桐湾飞骑快运服务部", null, "裁决确认劳动关系"),
        new(Of(Trouble.Wages, Status.MigrantWorker), "在服装厂做计件，厂子搬走以前欠了三个月工资，老板电话不接。", "付清三个月工资。", "青溪织云服饰有限公司", 1_590_000, "仲裁裁决支付工资，已申请执行"),
        new(Of(Trouble.SocialBenefit, Status.Disabled) with { NoFixedIncome = true }, "二级残疾，去年申请低保没有批，通知上只写了“不符合条件”，没有说明理由。", "重新审核低保申请。", "桐湾县民政局", null, "行政机关重新作出决定"),
        new(new() { Trouble = Trouble.Accused, HasLawyer = false, Counsel = [], Statuses = [], Income = Income.Below }, "弟弟帮人转过几次账，被公安机关以帮助信息网络犯罪活动罪刑事拘留，家里请不起律师。", "有律师会见和辩护。", "青溪县公安局", null, "法院判处缓刑"),
        new(Poor(Trouble.MedicalInjury), "母亲做胆囊手术以后大出血，又做了两次手术，医院说是并发症。", "赔偿医药费和损失。", "岚江和泽医院", 12_000_000, "鉴定后双方达成调解"),
        new(Poor(Trouble.Pollution), "上游养殖场排出的水流进鱼塘，两千多斤鱼死了，环保部门来取过样。", "赔偿死鱼的损失。", "青溪绿野养殖场", 4_300_000, "判决赔偿部分损失"),
    ];

    private static Circumstances Of(Trouble trouble, Status status) => new() { Trouble = trouble, HasLawyer = false, Statuses = [status] };

    private static Circumstances Poor(Trouble trouble) => new() { Trouble = trouble, HasLawyer = false, Statuses = [], Income = Income.Below };
}
