using Fashu.Documents;
using Fashu.People;

namespace Fashu.LegalAid;

/// <summary>The mandate to the lawyer: prepared by him, signed by every aided person for himself, taken back by each alone (CPL 60–63, 民法典 165, 173).</summary>
internal sealed partial class AidCase
{
    private const int FullAge = 18, WorkingAge = 16;
    private readonly List<AidMandate> mandates = [];
    private readonly List<AidGuardian> guardians = [];

    public IReadOnlyList<AidMandate> Mandates => mandates;
    public IReadOnlyList<AidGuardian> Guardians => guardians;

    /// <summary>The one in force or in signing; earlier ones stay in the list.</summary>
    public AidMandate? Mandate => mandates.LastOrDefault(m => m.EndedAt is null);

    /// <summary>Defence and compulsory treatment are by the institution's letter alone (刑事诉讼法 35, 39; LAL 36); in everything else the person gives the lawyer his right.</summary>
    public bool NeedsMandate => NoticeOrgan is null && Known.Trouble is not (Trouble.Accused or Trouble.Treatment);

    /// <summary>Who was asked and did not sign yet; who took it back is not asked again.</summary>
    public IReadOnlyList<AidPerson> Unsigned => Mandate is { } mandate ? [.. Present.Where(p => mandate.Signatures.All(s => s.Party != p.Id))] : [];

    /// <summary>The lawyer may settle in the name of these persons only; the others settle themselves (CPL 62).</summary>
    public bool MaySettleFor(Guid person) => Mandate is { } mandate && Present.Any(p => p.Id == person) && mandate.SignatureOf(person) is not null && mandate.Powers.Contains(SpecialPower.Settle);

    /// <summary>Why the lawyer could not settle, or accept a mediation, for this person on the day of the result; null where he could, or the person signed himself (CPL 62, 适用民事诉讼法的解释 147, 民法典 173).</summary>
    public string? CannotSettle(AidPerson person, AidResult result)
    {
        if (!result.Kind.IsAgreed || result.OwnHand) return null;
        var act = result.Kind.Title();
        var signed = mandates.SelectMany(m => m.Signatures, (m, s) => (m, s)).Where(x => x.s.Party == person.Id && x.s.At.CityDay() <= result.On).ToList();
        if (signed.Exists(x => x.m.Powers.Contains(SpecialPower.Settle) && !(x.s.WithdrawnAt?.CityDay() <= result.On) && !(x.m.EndedAt?.CityDay() <= result.On))) return null;
        var why = signed.Select(x => x.s.WithdrawnAt?.CityDay()).Where(d => d <= result.On).Max() is { } back ? $"{person.Name}在{back.Formal()}撤回了委托" : $"{person.Name}到这一天没有授权律师代为{act}";
        return $"{why}，律师不能替他{act}。他本人签了{act}协议的，请写明是本人签的（民事诉讼法第62条）。";
    }

    /// <summary>Whose hand it is: the guardian's where there is one, else the person's own.</summary>
    public string SignerOf(AidPerson person) => GuardianOf(person)?.Name ?? (person.Speaker == AidSpeaker.Guardian && GuardianOf(person) is null ? person.SpeakerName : null) ?? person.Name;

    /// <summary>As the mandate shows it.</summary>
    public string SignsAs(AidPerson person) => SignerOf(person) is var signer && signer == person.Name ? signer : $"{person.Name}（法定代理人{signer}）";

    /// <summary>A minor for whom nobody is recorded: his signature alone would not do (民法典 18–20).</summary>
    public bool LacksGuardian(AidPerson person, DateTime at) =>
        GuardianOf(person) is null && person.Speaker != AidSpeaker.Guardian && (AgeOf(person, at) is { } age ? age < FullAge : persons.Count == 1 && Known.Statuses?.Contains(Status.Minor) == true);

    public AidPerson Person(Guid id) => persons.FirstOrDefault(p => p.Id == id && p.IsIn) ?? throw new RuleBroken("这个人不在这件事里。") { Field = "Person" };

    /// <summary>A new text takes the place of the old one: who signed that is asked again.</summary>
    public void PrepareMandate(MandateTerms terms, Actor by)
    {
        if (!NeedsMandate) throw new RuleBroken("这件事由法律援助机构指派辩护或者代理，凭法律援助公函办理，不用委托书（刑事诉讼法第35、39条）。");
        Take(AidAct.PrepareMandate, by, Mandate is null ? null : "委托书改写，签过名的请重新签名", internalOnly: persons.Count > 1);
        Mandate?.End(by.At);
        mandates.Add(AidMandate.Prepare(terms, by.Id, HandlerName ?? by.Name, FirmName ?? "", by.At));
        Announce(new AidMandatePrepared(Id, by.At));
    }

    /// <param name="name">The guardian; null: the minor lives by his own work and signs himself.</param>
    public void NameGuardian(Guid person, string? name, string basis, Actor by)
    {
        var of = Person(person);
        if (name is not null && (name.Trim() == of.Name || name.Trim() == OtherName || name.Trim() == HandlerName)) throw new RuleBroken("法定代理人不能是本人、对方或者承办律师。") { Field = "Name" };
        if (name is null && AgeOf(of, by.At) is { } age && age is < WorkingAge or >= FullAge) throw new RuleBroken(age < WorkingAge ? "不满十六周岁的，要由法定代理人签名（民法典第19、20条）。" : "已满十八周岁，本人签名就可以。") { Field = "OwnLiving" };
        if (Mandate?.SignatureOf(person) is not null) throw new RuleBroken($"{of.Name}的委托书已经签了。要改签名的人，请先登记撤回委托。") { Field = "Person" };
        Take(AidAct.NameGuardian, by, $"{of.Name}：{name ?? "本人签名"}，{basis.Trim()}", internalOnly: true);
        guardians.RemoveAll(r => r.Person == person);
        guardians.Add(AidGuardian.Of(person, name, basis, by));
    }

    /// <summary>Why this person's signature cannot be taken now; null while it can.</summary>
    public string? CannotSign(AidPerson person, DateTime at) =>
        Stage != AidStage.Handling || Mandate is not { } mandate ? "现在没有等待签名的委托书。"
        : mandate.SignatureOf(person.Id) is not null ? $"{person.Name}已经签过名了。"
        : LacksGuardian(person, at) ? $"{person.Name}不满十八周岁，委托书要由法定代理人签名。请律师先登记法定代理人（民法典第19、20、23条）。"
        : null;

    /// <summary>The verified name and number of whoever signs on the own phone must be those of the mandate.</summary>
    public void MustBe(AidPerson person, string name, string? idNumber)
    {
        var signer = SignerOf(person);
        if (signer != name) throw new RuleBroken($"委托书要由“{signer}”本人签名，您核验过的姓名是“{name}”。请让{signer}用自己的账号签，或者和律师约好当面签。");
        if (signer == person.Name && person.IdNumber is { } written && idNumber is not null && written != idNumber) throw new RuleBroken("申请时填的身份证号和您核验过的不一样。请联系律师改正以后再签。");
    }

    public void SignMandate(Signature signature, Actor by)
    {
        var person = Person(signature.Party!.Value);
        if (CannotSign(person, by.At) is { } why) throw new RuleBroken(why);
        if (by.Kind == ActorKind.Citizen && person.PersonId != by.Id) throw new Missing("这件事");
        if (Mandate!.PaperOnly && signature.Way != SignatureWay.PaperPhoto) throw new RuleBroken("这份委托书涉及婚姻、收养、继承等人身关系，要在纸上签名（电子签名法第三条）。");
        Take(AidAct.SignMandate, by, $"{signature.Name}，{signature.Way.Short}", internalOnly: persons.Count > 1);
        Mandate.Sign(signature);
        Announce(new AidMandateSigned(Id, person.Id, by.At));
    }

    /// <summary>One person takes the mandate back, at any time; nobody else's is touched (民法典 173).</summary>
    public void RevokeMandate(Guid id, string reason, Actor by)
    {
        var person = Person(id);
        if (by.Kind == ActorKind.Citizen && person.PersonId != by.Id) throw new Missing("这件事");
        var signature = Mandate?.SignatureOf(id) ?? throw new RuleBroken($"{person.Name}没有签委托书，不用撤回。");
        Take(AidAct.RevokeMandate, by, $"{person.Name}：{reason.Trim()}", internalOnly: persons.Count > 1);
        signature.Withdraw(by.At);
        Announce(new AidMandateRevoked(Id, id, by.At));
    }

    // it was given to this lawyer and to no other (民法典 165, 173)
    private void EndMandate(DateTime at)
    {
        if (Mandate is not { } mandate) return;
        mandate.End(at);
        Announce(new AidMandateEnded(Id, at));
    }

    private AidGuardian? GuardianOf(AidPerson person) => guardians.FirstOrDefault(r => r.Person == person.Id);

    private static int? AgeOf(AidPerson person, DateTime at) => CitizenId.TryRead(person.IdNumber, at.CityDay(), out var number, out _) ? number.AgeOn(at.CityDay()) : null;
}
