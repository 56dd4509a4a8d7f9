using Fashu.Documents;
using Fashu.Mediation;

namespace Fashu.Modules.Tests.Mediation;

/// <summary>A written agreement: effective with the last, withdrawable until then, the seal at the end.</summary>
public sealed class AgreementTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
    private readonly CaseBench bench = new(Now);

    [Fact]
    public void It_is_effective_with_the_last_signature_and_the_seal()
    {
        var one = bench.At_(Stage.Drafted);
        Assert.Equal("申请人、被申请人签名", one.NextInTime().Phrase);
        bench.Sign(one, one.Applicant.Id, bench.Applicant, SignatureWay.OwnPhone);
        Assert.Equal("被申请人签名", one.NextInTime().Phrase);
        bench.Sign(one, one.Respondent.Id, bench.Mediator, SignatureWay.MediatorDevice);
        Assert.Equal("调解员签名", one.NextInTime().Phrase);
        bench.Sign(one, null, bench.Mediator);
        Assert.Equal(("调委会用印", Stage.Drafted), (one.NextInTime().Phrase, one.Stage));
        one.ApproveSeal(bench.With(MediationPermissions.ApproveSeal) with { At = Now.AddHours(1) }, CaseBench.Settings);
        Assert.Equal((Stage.Effective, Now.AddHours(1)), (one.Stage, one.Agreement!.EffectiveAt));
        Assert.DoesNotContain(one.Clocks, c => c.Runs && c.Rule == MediationClocks.Conclude.Key);
    }

    [Fact]
    public void The_seal_waits_for_both_sides_and_the_mediator()
    {
        var one = bench.At_(Stage.Drafted);
        var head = bench.With(MediationPermissions.ApproveSeal);
        Assert.Contains("双方当事人", Assert.Throws<RuleBroken>(() => one.ApproveSeal(head, CaseBench.Settings)).Message);
        foreach (var party in one.Parties) bench.Sign(one, party.Id, bench.Mediator);
        Assert.Contains("调解员签名以后", Assert.Throws<RuleBroken>(() => one.ApproveSeal(head, CaseBench.Settings)).Message);
        Assert.Null(one.Agreement!.SealedAt);
    }

    [Fact]
    public void A_signature_can_be_taken_back_until_it_is_effective_and_given_again()
    {
        var one = bench.At_(Stage.Drafted);
        Assert.Contains("还没有签名", Assert.Throws<RuleBroken>(() => one.Unsign(one.Applicant, "再想想", bench.Applicant)).Message);
        bench.Sign(one, one.Applicant.Id, bench.Applicant);
        Assert.Contains("已经签过名", Assert.Throws<RuleBroken>(() => bench.Sign(one, one.Applicant.Id, bench.Applicant)).Message);
        one.Unsign(one.Applicant, "再想想", bench.Applicant);
        Assert.Null(one.Agreement!.SignatureOf(one.Applicant.Id));
        bench.SignAll(one);
        one.ApproveSeal(bench.With(MediationPermissions.ApproveSeal), CaseBench.Settings);
        Assert.Throws<RuleBroken>(() => one.Unsign(one.Applicant, "反悔", bench.Applicant));
        Assert.Equal(2, one.Agreement.Signatures.Count(s => s.Party == one.Applicant.Id));
    }

    [Fact]
    public void A_draft_sent_back_loses_its_signatures()
    {
        var one = bench.At_(Stage.Drafted);
        var first = one.Agreement!;
        bench.SignAll(one);
        one.Redraft("数额写错了", bench.Mediator);
        Assert.Null(one.Agreement);
        bench.Do(one, Act.Draft, bench.Mediator);
        Assert.NotEqual(first.Id, one.Agreement!.Id);
        Assert.Empty(one.Agreement.Signatures);
        Assert.Equal(2, one.Agreements.Count);
    }

    [Fact]
    public void Identity_relations_are_signed_on_paper_only()
    {
        var one = bench.At_(Stage.Mediating);
        one.Draft("遗产怎么分。", "老房子归谁。", [Term.Of(Side.Respondent, "搬出老房子", null, new(2026, 12, 31), "")], bench.Mediator, identity: true);
        Assert.Contains("电子签名法第三条", Assert.Throws<RuleBroken>(() => bench.Sign(one, one.Applicant.Id, bench.Applicant, SignatureWay.OwnPhone)).Message);
        bench.Sign(one, one.Applicant.Id, bench.Mediator, SignatureWay.PaperPhoto);
        Assert.NotNull(one.Agreement!.SignatureOf(one.Applicant.Id));
    }

    [Fact]
    public void The_text_that_is_signed_changes_with_every_word_of_it()
    {
        var one = bench.At_(Stage.Mediating);
        one.Describe(one.Applicant, one.Applicant.Kind, "周秀英", null, "石桥村1号", null);
        bench.Do(one, Act.Draft, bench.Mediator);
        var hash = AgreementText.Hash(one, one.Agreement!);
        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, AgreementText.Hash(one, one.Agreement!));
        Assert.Throws<RuleBroken>(() => one.Describe(one.Applicant, one.Applicant.Kind, "周秀英", null, "石桥村2号", null));
        one.Redraft("地址写错了", bench.Mediator);
        one.Describe(one.Applicant, one.Applicant.Kind, "周秀英", null, "石桥村2号", null);
        bench.Do(one, Act.Draft, bench.Mediator);
        Assert.NotEqual(hash, AgreementText.Hash(one, one.Agreement!));
    }

    [Fact]
    public void A_party_filed_as_a_person_can_be_the_firm_it_is_until_the_draft()
    {
        var one = bench.At_(Stage.Mediating);
        one.Describe(one.Respondent, PartyKind.Person, "龚大河", "330191199001011234", "河东村9号", null);
        one.Describe(one.Respondent, PartyKind.Organization, "大河建材店", null, null, "龚大河，店主");
        Assert.Equal((PartyKind.Organization, null, "河东村9号", "龚大河，店主"), (one.Respondent.Kind, one.Respondent.IdNumber, one.Respondent.Address, one.Respondent.Representative));
        bench.Do(one, Act.Draft, bench.Mediator);
        Assert.Throws<RuleBroken>(() => one.Describe(one.Respondent, PartyKind.Person, "龚大河", null, null, null));
    }

    [Fact]
    public void A_draft_left_unsigned_ends_with_the_mediation()
    {
        var one = bench.At_(Stage.Drafted);
        bench.Do(one, Act.Fail, bench.Mediator);
        Assert.Null(one.Agreement);
        Assert.Null(one.Agreements[0].EffectiveAt);
    }
}
