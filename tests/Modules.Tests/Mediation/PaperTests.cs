using Fashu.Documents;
using Fashu.Mediation.Papers;
using Fashu.Modules.Tests.Documents;

namespace Fashu.Modules.Tests.Mediation;

[Collection(nameof(Desk))]
public sealed class PaperTests(Desk desk)
{
    private async Task<string> Text<TPaper, TFacts>(TFacts facts) where TPaper : PaperOf<TFacts> =>
        string.Concat(Desk.TextOf(await desk.Printer.Pdf<TPaper, TFacts>(facts)).Where(c => !char.IsWhiteSpace(c)));

    [Fact]
    public async Task The_agreement_has_every_element_of_article_29()
    {
        var text = await Text<Agreement, AgreementFacts>(PaperSamples.Agreement);
        string[] elements =
        [
            "人民调解协议书", "（2026）河东人调字第12号", "甲方（申请人）：柳𠮷，男，汉族，1900年3月7日出生", "龚䶮", "统一社会信用代码", "纠纷的主要事实、争议事项", "各方当事人的责任",
            "一、乙方于2026年11月30日前向甲方支付损失赔偿款3,600元（大写：人民币叁仟陆佰元整）；履行方式：银行转账至甲方本人账户。", "履行地点：甲乙双方之间的共用巷道",
            "一式四份", "人民调解员（签名）", "云岭县青石镇河东村人民调解委员会", "2026年11月19日", "本人手机电子签名", "电子印章", "未使用国家认可的电子认证服务机构证书",
        ];
        Assert.All(elements, e => Assert.Contains(e, text));
    }

    [Fact]
    public async Task The_rights_notice_carries_articles_23_and_24()
    {
        var text = await Text<RightsNotice, RightsNoticeFacts>(PaperSamples.Rights);
        string[] rights = ["选择或者接受人民调解员", "接受调解、拒绝调解或者要求终止调解", "要求调解公开进行或者不公开进行", "自主表达意愿、自愿达成调解协议", "如实陈述纠纷事实", "遵守调解现场秩序，尊重人民调解员", "尊重对方当事人行使权利", "不收取任何费用", "三十日内"];
        Assert.All(rights, r => Assert.Contains(r, text));
    }

    [Fact]
    public async Task Notices_name_the_ways_that_remain()
    {
        var ended = await Text<Termination, TerminationFacts>(PaperSamples.Termination);
        Assert.All((string[])["第二十六条", "向人民法院起诉", "申请仲裁", "请行政机关处理"], w => Assert.Contains(w, ended));
        Assert.Contains("在诉讼中解决", await Text<NotAccepted, NotAcceptedFacts>(PaperSamples.NotAccepted));
    }

    [Fact]
    public async Task Every_other_paper_prints_with_its_title_and_facts()
    {
        Assert.Contains("人民调解申请书", await Text<Application, ApplicationFacts>(PaperSamples.Application));
        Assert.Contains("☑当事人申请", await Text<AcceptanceRegister, AcceptanceRegisterFacts>(PaperSamples.Register));
        Assert.Contains("2026年11月6日9时30分", await Text<Invitation, InvitationFacts>(PaperSamples.Invitation));
        Assert.Contains("☑达成协议", await Text<MediationRecord, MediationRecordFacts>(PaperSamples.Record));
        Assert.Contains("☑当场履行完毕", await Text<OralAgreement, OralAgreementFacts>(PaperSamples.Oral));
        Assert.Contains("至2026年12月19日", await Text<ConfirmationApplication, ConfirmationApplicationFacts>(PaperSamples.Confirmation));
        Assert.Contains("已履行（11月28日）", await Text<ReturnVisit, ReturnVisitFacts>(PaperSamples.Visit));
    }

    [Fact]
    public async Task Every_place_of_the_agreement_can_be_signed_one_after_another()
    {
        var pdf = await desk.Printer.Pdf<Agreement, AgreementFacts>(PaperSamples.Agreement);
        foreach (var place in PaperSamples.Agreement.Signs.Append(PaperSamples.Agreement.Seal))
        {
            var mark = new SignatureMark(place.Name, place.Slot == "seal" ? SignatureWay.Seal : SignatureWay.OwnPhone, PaperSamples.At);
            pdf = await desk.Signer.Sign(pdf, new(new(place.Slot, place.Name), "签署人民调解协议", PaperSamples.At) { Slot = place.Slot, Mark = mark });
        }
        Assert.Equal(5, Desk.Tool("pdfsig", Desk.Saved(pdf)).Split("Signature is Valid.").Length - 1);
        Assert.Equal(4, string.Concat(Desk.TextOf(pdf).Where(c => !char.IsWhiteSpace(c))).Split("2026年11月19日14时05分").Length - 1);
    }

    [Theory]
    [InlineData(1), InlineData(13), InlineData(15), InlineData(16), InlineData(17), InlineData(18), InlineData(20)]
    public async Task The_page_of_the_signatures_holds_the_end_of_the_text_too(int lines)
    {
        var whole = PaperSamples.Agreement with { Responsibilities = "", Other = "", Facts = string.Join('\n', Enumerable.Range(1, lines).Select(i => $"第{i}行事实。")) };
        foreach (var facts in new[] { whole, whole with { Ways = [], SignatureKind = "" } })
            Assert.Contains("本协议一式四份", Desk.TextOf(await desk.Printer.Pdf<Agreement, AgreementFacts>(facts)).Split('\f').Last(p => p.Trim().Length > 0));
    }

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(12, "十二")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    public void Clauses_are_numbered_in_Chinese(int number, string text) => Assert.Equal(text, Ordinals.Of(number));
}
