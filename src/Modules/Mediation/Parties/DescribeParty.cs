using System.ComponentModel.DataAnnotations;
using Fashu.People;

namespace Fashu.Mediation;

/// <summary>The mediator completes a party's data: ID number, address, representative, agent, guardian (PML 29; Civil Code 23, 165).</summary>
internal sealed class DescribeParty(AppDb db, IPeople people)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "当事人")] public Side Side { get; set; }
        [Display(Name = "个人还是单位")] public PartyKind? Kind { get; set; }
        [Required, StringLength(60), Display(Name = "姓名或名称")] public string Name { get; set; } = "";
        [Phone, Display(Name = "手机号")] public string? Phone { get; set => field = value?.AsCode(); }
        [StringLength(18), Display(Name = "身份证号或统一社会信用代码")] public string? IdNumber { get; set; }
        [StringLength(200), Display(Name = "住址")] public string? Address { get; set; }
        [StringLength(60), Display(Name = "单位的代表人")] public string? Representative { get; set; }
        [Display(Name = "代理人或监护人是")] public Standing? Standing { get; set; }
        [StringLength(60), Display(Name = "代理人或监护人")] public string? Agent { get; set; }
        [StringLength(100), Display(Name = "代理或监护的依据")] public string? AgentBasis { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<MediationCase>(id, by, cancel);
        if (matter.Handler != by.Id && !by.May(MediationPermissions.Arrange, matter.CommitteePlace)) throw new RuleBroken("只有承办调解员可以补充当事人信息。");
        var party = matter.PartyAt(form.Side);
        var kind = form.Kind ?? party.Kind;
        string? number = null;
        if (form.IdNumber is { Length: > 0 } typed)
        {
            var (good, value, error) = kind == PartyKind.Person ? Citizen(typed, by.At.CityDay()) : Firm(typed);
            if (!good) throw new RuleBroken(error) { Field = nameof(form.IdNumber) };
            number = value;
            if (kind == PartyKind.Person && party is { PersonId: { } person, Standing: Standing.Self } && await people.Find(person, cancel) is { Verified: true }
                && await people.IdNumber(person, by, "核对身份证号", cancel) is { } proved && proved != number)
                throw new RuleBroken("和本人核验过的身份证号不一样。不用填，拟定协议时会写核验过的号码。") { Field = nameof(form.IdNumber) };
        }
        if (form.Phone is { Length: > 0 } phone) matter.Reach(party, phone);
        matter.Describe(party, kind, form.Name, number, form.Address, form.Representative);
        if (form.Agent is { Length: > 0 } agent)
            matter.SpeakThrough(party, form.Standing is Standing.Guardian or Standing.Agent or Standing.SpecialAgent ? form.Standing.Value : throw new RuleBroken("请选择是监护人，还是哪种授权的代理人。") { Field = nameof(form.Standing) },
                agent, form.AgentBasis is { Length: > 0 } basis ? basis : throw new RuleBroken("请写明代理或监护的依据；委托书保存以后再上传。") { Field = nameof(form.AgentBasis) });
        await db.SaveChangesAsync(cancel);
    }

    private static (bool, string?, string) Citizen(string typed, DateOnly today) =>
        (CitizenId.TryRead(typed, today, out var id, out var error), id?.Text, error);

    private static (bool, string?, string) Firm(string typed) => (CreditCode.TryRead(typed, out var code, out var error), code?.Text, error);
}
