using Fashu.Documents;
using Fashu.Mediation.Papers;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>One filled paper of each kind, from one invented dispute.</summary>
public static class PaperSamples
{
    public static readonly DateTime At = new(2026, 11, 19, 6, 5, 0, DateTimeKind.Utc);
    private static readonly DateOnly Day = new(2026, 11, 19);
    private const string Committee = "云岭县青石镇河东村人民调解委员会";
    private static readonly PaperHead Head = new(Committee, "（2026）河东人调字第12号", "https://fashu.example/check/7F3K-22QX-9M");

    private static readonly PaperParty First = new("甲方（申请人）", "柳𠮷") { Gender = "男", Ethnicity = "汉族", BornOn = new(1900, 3, 7), Occupation = "务农", Code = "330100********0013", Address = "云岭县青石镇河东村柳家组7号", Phone = "10000000012" };
    private static readonly PaperParty Second = new("乙方（被申请人）", "龚䶮") { Gender = "女", Ethnicity = "畲族", BornOn = new(1900, 8, 21), Occupation = "个体经营", Code = "330100********0021", Address = "云岭县青石镇河东村柳家组9号", Phone = "10000000034", Agent = "龚大河（配偶，授权委托书附卷）" };
    private static readonly PaperParty Firm = new("丙方（第三人）", "云岭县青石镇向阳建筑工程有限公司") { IsOrganization = true, Code = "91330100MA00000A1B", Address = "云岭县青石镇工业路18号", Phone = "10000000056", Representative = "法定代表人：向一平" };

    private const string Story = "甲方与乙方是前后院邻居。2026年9月，乙方翻建房屋时抬高了院内地坪，并委托丙方改建排水沟，雨水改由两家之间的共用巷道排出。10月3日至5日连续降雨，积水倒灌进甲方的储藏间，浸泡粮食约600公斤和电动农具一台。\n甲方要求乙方恢复原来的排水并赔偿损失；乙方认为降雨属于自然原因，且排水沟由丙方施工，不同意全部承担。双方就排水如何恢复、损失多少、由谁承担发生争议。";

    private static readonly PaperTerm[] Terms =
    [
        new("乙方", "损失赔偿款") { ToWhom = "甲方", Fen = 360_000, By = new(2026, 11, 30), How = "银行转账至甲方本人账户" },
        new("丙方", "负责把共用巷道的排水沟改回原有坡度，并加装直径200毫米的排水管，费用由丙方承担") { By = new(2026, 12, 15), Place = "甲乙双方之间的共用巷道" },
        new("甲方", "在施工期间提供巷道一侧的通行便利，不再就本次积水另行主张赔偿"),
    ];

    private static readonly SignaturePlace Seal = new("seal", "", Committee);
    private static readonly SignaturePlace[] Three = [new("party-1", "甲方（签名、盖章或者按指印）", "柳𠮷"), new("party-2", "乙方（签名、盖章或者按指印）", "龚䶮"), new("party-3", "丙方（签名、盖章或者按指印）", "向一平"), new("mediator", "人民调解员（签名）", "顾明礼")];

    private static readonly PaperRoute[] Ways =
    [
        new("向人民法院起诉", "可以向云岭县人民法院提起诉讼，也可以先到云岭县人民法院诉讼服务中心咨询。", "一般民事纠纷的诉讼时效期间为三年，自知道或者应当知道权利受到损害以及义务人之日起计算。"),
        new("申请仲裁", "属于劳动争议的，应当先向云岭县劳动人事争议仲裁委员会申请仲裁；合同约定仲裁的，向约定的仲裁机构申请。", "劳动争议申请仲裁的时效期间为一年。"),
        new("请行政机关处理", "涉及违法建设、排水设施的，可以向青石镇人民政府反映。", ""),
    ];

    public static AgreementFacts Agreement { get; } = new(Head, [First, Second, Firm], Story, Terms, Day, Three, Seal)
    {
        Responsibilities = "乙方抬高地坪后没有采取排水措施，丙方改建排水沟时坡度不足，对积水倒灌均负有责任；甲方储藏间门槛低于巷道，自行承担部分损失。",
        Other = "任何一方没有按期履行的，对方可以请人民调解委员会督促履行，也可以依法起诉。",
        Copies = 4,
        Ways = [SignatureWay.OwnPhone, SignatureWay.MediatorDevice, SignatureWay.PaperPhoto, SignatureWay.Seal],
        SignatureKind = "普通电子签名：由本系统自建的测试证书机构签发一次性证书，可以验出签名后文件是否被改动；未使用国家认可的电子认证服务机构证书",
    };

    public static ApplicationFacts Application { get; } = new(Head, [First, Second], Story, "一、恢复原来的排水；\n二、赔偿粮食和农具损失5,200元。", new(2026, 11, 1), [Three[0]]) { TakenBy = "网格员 方晓" };

    public static AcceptanceRegisterFacts Register { get; } = new(Head, [First, Second], PaperSource.Application, "相邻关系纠纷（排水）", At, Story, "恢复原来的排水，赔偿损失5,200元。")
    {
        Place = "云岭县青石镇河东村柳家组",
        AcceptedOn = new(2026, 11, 2),
        Mediators = "顾明礼（网格调解员）",
        Opinion = "属于民间纠纷，符合受理条件，同意受理。",
        Signs = [Three[0], new("registrar", "登记人（签名）", "方晓")],
    };

    public static RightsNoticeFacts Rights { get; } = new(Head, "龚䶮", new(2026, 11, 4), new("reader", "被告知人（签名）", "龚䶮")) { Mediators = "顾明礼", ComplaintPhone = "10000000099" };

    public static InvitationFacts Invitation { get; } = new(Head, "龚䶮", "柳𠮷", "相邻排水纠纷", new(2026, 11, 3), Seal) { MeetingAtUtc = new(2026, 11, 6, 1, 30, 0, DateTimeKind.Utc), Place = "河东村村民委员会一楼调解室", Mediator = "顾明礼", Phone = "10000000078", AnswerBy = new(2026, 11, 5) };

    public static MediationRecordFacts Record { get; } = new(Head, "柳𠮷与龚䶮相邻排水纠纷", new(2026, 11, 6, 1, 30, 0, DateTimeKind.Utc), new(2026, 11, 6, 3, 10, 0, DateTimeKind.Utc), "河东村村民委员会一楼调解室", [First, Second, Firm],
        [new("调解员", "今天就柳𠮷与龚䶮的排水纠纷进行调解。各方的权利义务已经告知，对调解员有没有异议？"), new("甲方", "没有异议。10月初下雨，水从巷道倒灌进我家储藏间，粮食和农具都泡坏了。"), new("乙方", "没有异议。地坪是抬高了，但当时没想到水会流到他家。\n排水沟是请向阳公司做的。"), new("丙方", "没有异议。施工时坡度确实没有做够，愿意返工。"), new("调解员", "现场看过，甲方储藏间的门槛比巷道低8厘米。建议：丙方返工，乙方按实际损失赔偿大部分。")],
        PaperResult.Agreed, Three)
    { Mediators = "顾明礼", Recorder = "方晓", Way = "当面调解", ResultNote = "各方达成一致，制作书面调解协议。", Others = "河东村妇联主席 沈桂" };

    public static OralAgreementFacts Oral { get; } = new(Head, [First, Second], "乙方晾晒的被子被甲方的羊弄脏，双方发生口角。", [new("甲方", "当场向乙方赔礼道歉"), new("甲方", "清洗费") { ToWhom = "乙方", Fen = 8_000, How = "当场付清" }], At, [Three[0], Three[1], Three[3]], Seal)
    { Place = "河东村柳家组", PerformedAtOnce = true, ReadBack = "调解员已向各方宣读以上内容，各方确认无误。" };

    public static TerminationFacts Termination { get; } = new(Head, "柳𠮷、龚䶮", "相邻排水纠纷", new(2026, 11, 2), "双方对赔偿数额分歧较大", Ways, Day, Seal) { Phone = "10000000099" };

    public static NotAcceptedFacts NotAccepted { get; } = new(Head, "柳𠮷", new(2026, 11, 1), "相邻排水纠纷", "该纠纷已由云岭县人民法院立案审理", "", [new("在诉讼中解决", "请联系承办法官；您可以在诉讼中请求法院调解，或者请法院委托本委员会调解。", "")], new(2026, 11, 2), Seal) { Phone = "10000000099" };

    public static ConfirmationApplicationFacts Confirmation { get; } = new(Head, "云岭县人民法院", [First, Second, Firm], Head.Number, Day, new(2026, 12, 19), "申请人之间因房屋翻建后的排水发生纠纷。", Terms, ["人民调解协议书一份", "申请人身份证明三份", "人民调解委员会主持调解的证明一份", "与纠纷有关的财产权利证明材料"], new(2026, 11, 25), [Three[0], Three[1], Three[2]]);

    public static ReturnVisitFacts Visit { get; } = new(Head, "柳𠮷与龚䶮相邻排水纠纷", "柳𠮷、龚䶮", new(2026, 12, 16, 2, 0, 0, DateTimeKind.Utc), "上门", "协议约定的履行期限届满，了解履行情况", "乙方已于11月28日转账3,600元，甲方确认收到。\n排水沟已返工，现场放水试验排水通畅。双方表示满意，邻里关系恢复正常。", [Three[0], new("visitor", "回访人（签名）", "顾明礼")])
    { Terms = [("第一项：赔偿3,600元", "已履行（11月28日）"), ("第二项：排水沟返工", "已履行（12月10日）")], Satisfaction = "双方均表示满意", Measures = "结案归档。" };
}
