using Fashu.Documents;
using Fashu.LegalAid.Papers;

namespace Fashu.LegalAid;

/// <summary>One paper of a duty volume.</summary>
/// <param name="Key">In the address.</param>
internal sealed record DutyPaper(string Key, string Title, DateOnly Day, AidPaperFacts Facts);

/// <summary>The papers of a shift in the order of the volume: record of the shift, of the talks, opinions, presence at pledges (LAL 30; 刑事诉讼法 36, 173, 174). The layout is ours until the city has its own form.</summary>
internal static class DutyVolume
{
    public const string Heading = "值班律师法律帮助卷宗";

    public static IReadOnlyList<DutyPaper> Of(DutyShift of, string centre)
    {
        var talks = of.Standing.ToList();
        return
        [
            Paper(of, "shift", "值班律师工作记录", Shift(of, talks, centre)),
            .. talks.Select(t => Paper(of, $"talk-{t.No}", $"法律帮助记录（{t.Name}）", Talk(of, t, centre))),
            .. talks.Where(t => t.Opinion is not null).Select(t => Paper(of, $"opinion-{t.No}", $"值班律师意见表（{t.Name}）", Opinion(of, t, centre))),
            .. talks.Where(t => t.Plea is not null).Select(t => Paper(of, $"plea-{t.No}", $"签署认罪认罚具结书在场记录（{t.Name}）", Plea(of, t, centre))),
        ];
    }

    private static DutyPaper Paper(DutyShift of, string key, string title, AidPaperFacts facts) => new(key, title, of.Day, facts);

    private static AidPaperFacts Shift(DutyShift of, List<DutyTalk> talks, string centre) => Form(of, "值班律师工作记录", centre) with
    {
        Lines = [.. Head(of), new("法律帮助", $"{talks.Count}人次，见下表；每人另有记录", true)],
        Table = [["序号", "时间", "姓名", "涉嫌的罪名", "阶段", "帮助"], .. talks.Select((t, at) => (IReadOnlyList<string>)[$"{at + 1}", Time(t), t.Name, t.Charge, t.Stage.Title(), Helps(t)])],
        Signs = [Lawyer(of)],
    };

    private static AidPaperFacts Talk(DutyShift of, DutyTalk talk, string centre) => Form(of, "值班律师法律帮助记录", centre) with
    {
        Lines =
        [
            .. Head(of), .. Who(talk), new("时间", Time(talk)), new("帮助", Helps(talk), true), new("问答内容", talk.Said, true),
            new("申请法律援助", talk.WantsAid ? "提出申请，由值班律师在24小时内转交法律援助机构（《中华人民共和国法律援助法》第三十九条）" : "没有提出", true),
        ],
        Paragraphs = ["没有委托辩护人，法律援助机构也没有指派律师提供辩护。值班律师提供法律帮助不收取任何费用（《中华人民共和国法律援助法》第三十条，《中华人民共和国刑事诉讼法》第三十六条）。"],
        Signs = [new("person", "接受帮助的人（签名、按指印）", talk.Name), Lawyer(of)],
    };

    private static AidPaperFacts Opinion(DutyShift of, DutyTalk talk, string centre) => Form(of, "值班律师意见表", centre) with
    {
        Lines = [.. Head(of), .. Who(talk), new("意见", talk.Opinion, true)],
        Paragraphs = ["书面意见应当附卷（《中华人民共和国刑事诉讼法》第一百七十三条）。"],
        Signs = [Lawyer(of)],
    };

    private static AidPaperFacts Plea(DutyShift of, DutyTalk talk, string centre) => Form(of, "签署认罪认罚具结书在场记录", centre) with
    {
        Lines = [.. Head(of), .. Who(talk), new("时间", Time(talk)), new("具结书和签署情况", talk.Plea, true)],
        Paragraphs = ["签署时值班律师在场（《中华人民共和国刑事诉讼法》第一百七十四条）。"],
        Signs = [new("person", "签署具结书的人（签名、按指印）", talk.Name), Lawyer(of)],
    };

    private static AidPaperFacts Form(DutyShift of, string title, string centre) => new(title, centre, null, of.Day) { Made = "值班日期" };

    private static PaperLine[] Head(DutyShift of) => [new("值班律师", $"{of.LawyerName}（{of.FirmName}）"), new("值班地点", of.Site == DutySite.Elsewhere || of.SiteName.Contains(of.Site.Title(), StringComparison.Ordinal) ? of.SiteName : $"{of.SiteName}（{of.Site.Title()}）")];

    private static PaperLine[] Who(DutyTalk talk) => [new("姓名", talk.Name), new("涉嫌的罪名", talk.Charge), new("阶段", talk.Stage.Title())];

    private static SignaturePlace Lawyer(DutyShift of) => new("lawyer", "值班律师（签名）", of.LawyerName);

    private static string Helps(DutyTalk talk) => string.Join("、", talk.Helps.Select(h => h.Title()));

    public static string Time(DutyTalk talk) => $"{talk.From.ToCity():HH:mm}—{talk.Until.ToCity():HH:mm}";
}
