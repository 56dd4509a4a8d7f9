using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.Mediation;

public enum ForWhom
{
    [Display(Name = "为我自己")] Myself,
    [Display(Name = "为不满18周岁的孩子，我是监护人")] Minor,
    [Display(Name = "为不能自己处理事情的成年人，我是监护人")] Ward,
    [Display(Name = "受别人委托")] Person,
    [Display(Name = "为单位，我是法定代表人或者负责人")] OwnFirm,
    [Display(Name = "受单位委托")] Firm,
}

/// <summary>
/// For whom somebody applies or answers, where it is not for himself: a guardian (Civil Code 19–24, 27, 28), an agent with a written mandate
/// (Civil Code 161, 165), the head of a firm (Civil Code 61). Asked only of those who say so.
/// </summary>
public class Behalf
{
    [Display(Name = "您为谁办")] public ForWhom? Whom { get; set; }
    [StringLength(60), Display(Name = "他（她）的姓名，或者单位的名称")] public string? WardName { get; set; }
    [Display(Name = "孩子的出生日期")] public DateOnly? WardBorn { get; set; }
    [StringLength(100), Display(Name = "关系和依据")] public string? WardBasis { get; set; }
    [StringLength(18), Display(Name = "统一社会信用代码")] public string? FirmCode { get; set; }
    [Display(Name = "委托书写明可以代为和解、签订协议（特别授权）")] public bool SpecialMandate { get; set; }

    /// <summary>Also of who said nothing: only who speaks for somebody else is asked.</summary>
    internal bool ForSelf => Whom is null or ForWhom.Myself;
    internal bool IsFirm => Whom is ForWhom.OwnFirm or ForWhom.Firm;

    /// <summary>What of an earlier form fits here: number and address of who speaks for himself, how to be reached of whoever speaks.</summary>
    internal IReadOnlyCollection<ReuseField> Asked => ForSelf ? Enum.GetValues<ReuseField>() : [ReuseField.Contact];

    internal Standing Standing => Whom switch
    {
        ForWhom.Minor or ForWhom.Ward => Standing.Guardian,
        ForWhom.Person or ForWhom.Firm => SpecialMandate ? Standing.SpecialAgent : Standing.Agent,
        ForWhom.OwnFirm => Standing.Head,
        _ => Standing.Self,
    };

    /// <summary>Only what was said, without what a page adds.</summary>
    internal Behalf Copy() => new() { Whom = Whom, WardName = WardName, WardBorn = WardBorn, WardBasis = WardBasis, FirmCode = FirmCode, SpecialMandate = SpecialMandate };

    /// <summary>The party: whoever speaks acts through the own account and phone.</summary>
    /// <param name="other">Name of the other side.</param>
    internal Party Applicant(string speaker, string other, string? phone, Guid? person, Guid id, DateOnly today)
    {
        DemandWhom();
        if (ForSelf) return Party.Of(Side.Applicant, PartyKind.Person, speaker, phone, person, id: id);
        var party = Party.Of(Side.Applicant, IsFirm ? PartyKind.Organization : PartyKind.Person, NameOfParty(speaker, other, today), phone, person, id: id);
        if (IsFirm && FirmCode is { Length: > 0 }) party.Describe(party.Name, Code(), null, null);
        return party;
    }

    /// <summary>The other side answers in somebody's name: that one is the party, the account speaks for it, as an applicant's does.</summary>
    internal void EnterFor(MediationCase matter, Party party, string speaker, DateOnly today)
    {
        if (ForSelf)
        {
            if (party.Kind == PartyKind.Organization) throw Wrong($"对方写的是单位（{party.Name}）。您是法定代表人、负责人，或者受单位委托的，请选对应的一项。", nameof(Whom));
            return;
        }
        if (IsFirm != (party.Kind == PartyKind.Organization))
            throw Wrong($"申请里写的对方是{(IsFirm ? "个人" : "单位")}（{party.Name}）。不是您，或者写得不对的，请联系调解委员会。", nameof(Whom));
        matter.Describe(party, party.Kind, NameOfParty(speaker, matter.Parties.First(p => p.Id != party.Id).Name, today), Code(), null, null);
        matter.SpeakThrough(party, Standing, speaker, Basis);
    }

    internal void Enter(MediationCase filed, string speaker) => filed.SpeakThrough(filed.Applicant, Standing, speaker, ForSelf ? "" : Basis);

    /// <param name="paper">A mandate was chosen, too.</param>
    internal void DemandWhom(bool paper = false)
    {
        if (Whom is null && (paper || SpecialMandate || WardBorn is not null || ((string?[])[WardName, WardBasis, FirmCode]).Any(text => !string.IsNullOrWhiteSpace(text)))) throw Wrong("请选择您为谁办。", nameof(Whom));
    }

    private string NameOfParty(string speaker, string other, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(WardName)) throw Wrong(IsFirm ? "请填写单位的名称。" : "请填写他（她）的姓名。", nameof(WardName));
        var name = WardName.Trim();
        if (name == other.Trim()) throw Wrong("您这一方和对方不能是同一个人。", nameof(WardName));
        if (!IsFirm && name == speaker) throw Wrong("为自己办的，请选“为我自己”。", nameof(Whom));
        if (Whom == ForWhom.Minor && WardBorn is null) throw Wrong("请填写孩子的出生日期。", nameof(WardBorn));
        if (Whom == ForWhom.Minor && (WardBorn > today || WardBorn!.Value.AddYears(18) <= today)) throw Wrong("满18周岁的，由本人办，或者由本人委托别人（民法典第十七、十八条）。", nameof(WardBorn));
        if (Standing == Standing.Guardian && string.IsNullOrWhiteSpace(WardBasis)) throw Wrong("请写明您和他（她）的关系和依据，例如：母亲，户口簿。", nameof(WardBasis));
        return name;
    }

    private string? Code() => IsFirm && FirmCode is { Length: > 0 } ? CreditCode.TryRead(FirmCode, out var code, out var error) ? code.Text : throw Wrong(error, nameof(FirmCode)) : null;

    private string Basis => Whom switch
    {
        ForWhom.Minor => $"{WardBasis!.Trim()}；{WardBorn!.Value.Formal()}出生",
        ForWhom.Ward => WardBasis!.Trim(),
        ForWhom.OwnFirm => WardBasis is { Length: > 0 } post ? post.Trim() : "法定代表人或者负责人",
        _ => $"授权委托书（{(SpecialMandate ? "特别授权" : "一般授权")}）{(WardBasis is { Length: > 0 } basis ? "，" + basis.Trim() : "")}",
    };

    private static RuleBroken Wrong(string sentence, string field) => new(sentence) { Field = field };
}
