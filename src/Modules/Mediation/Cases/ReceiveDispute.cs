using Fashu.Divisions;
using Fashu.Matters;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Mediation;

/// <summary>A dispute that another service hands on to people's mediation; one that is before a committee already goes on there (PML 17).</summary>
internal sealed class ReceiveDispute(AppDb db, IOrganizations organizations, IDivisions divisions, Settings settings) : IReceivesReferrals
{
    public string Kind => MediationCase.KindKey;
    public string Words => "人民调解是请调解员帮两边谈，不收费。";
    public string Told => "调解员会联系对方，对方愿意才能调解。";
    public bool AsksSum => false;

    public IReadOnlyList<(string Code, string Name)> Places(ReferralLoad load)
    {
        if (divisions.Find(load.Place) is { Level: >= DivisionLevel.Village }) return [];
        var within = divisions.Under(load.Place, DivisionLevel.Town).Concat(divisions.Under(load.Place, DivisionLevel.Village));
        return [.. within.OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => (d.Code, divisions.FullName(d.Code)))];
    }

    public async Task<(string? Office, string? Refusal)> Look(ReferralLoad load, CancellationToken cancel)
    {
        var committee = await organizations.CommitteeFor(load.Place, cancel);
        if (committee is null) return (null, "这个地方还没有登记人民调解委员会，请到当地司法所申请调解。");
        return await Before(load, cancel) is { Refused: true } ? (null, $"{load.OtherName}已经明确不同意调解，不能再调解（人民调解法第17条）。以后愿意了，可以重新申请。") : (committee.Name, null);
    }

    public async Task<(Guid Matter, Guid Participant)> Receive(Guid id, ReferralLoad load, Actor by, CancellationToken cancel)
    {
        if ((await Look(load, cancel)).Refusal is { } refusal) throw new RuleBroken(refusal);
        if (await Before(load, cancel) is { Running: { } running } && await db.Load<MediationCase>(running, cancel) is { } open)
        {
            var mine = open.Parties.First(p => p.PersonId == load.Account);
            Assist(mine, load.Helper);
            return (open.Id, mine.Id);
        }
        var applicant = Party.Of(Side.Applicant, PartyKind.Person, load.Name, load.Phone, load.Account);
        applicant.Describe(load.Name, load.IdNumber, load.Address, null);
        var wanted = load.ClaimFen is { } claim ? $"{load.Wanted.Trim()}\n请求金额：{claim.Yuan()}" : load.Wanted;
        var signs = DangerSigns.In(new() { Facts = load.Facts, Wanted = load.Wanted }, settings.On(MediationSettings.DangerWords, by.At));
        var filed = MediationCase.File(id, load.Place, load.Facts, wanted, applicant, Party.Of(Side.Respondent, load.OtherIsFirm ? PartyKind.Organization : PartyKind.Person, load.OtherName, load.OtherPhone, null),
            signs, Channels.Referral, null, by, settings);
        if (load.Speaker is { } speaker) filed.SpeakThrough(applicant, speaker.Guardian ? Standing.Guardian : Standing.Agent, speaker.Name, speaker.Basis);
        Assist(applicant, load.Helper);
        db.Add(filed);
        return (id, applicant.Id);
    }

    // the lawyer stands beside the party, who goes on signing for himself (Civil Code 165)
    private static void Assist(Party party, ReferralHelper? helper)
    {
        if (helper is not null) party.Assist(helper.Name, $"{helper.Firm}，{(helper.HasMandate ? "委托代理人，委托书随材料转来，请核对" : "联系人，没有委托书")}");
    }

    /// <summary>The same dispute of the same person before: still running, or refused by the other side.</summary>
    private async Task<(Guid? Running, bool Refused)?> Before(ReferralLoad load, CancellationToken cancel)
    {
        if (load.Account is not { } account) return null;
        var all = await db.MediationCases.AsNoTracking().AsSplitQuery().Where(c => c.Parties.Any(p => p.PersonId == account) && c.Parties.Any(p => p.Name == load.OtherName && p.PersonId != account)).OrderByDescending(c => c.FiledAt).ToListAsync(cancel);
        return (all.FirstOrDefault(c => c is { ClosedAt: null, Stage: not Stage.Terminated })?.Id, all.FirstOrDefault()?.Parties.Any(p => p.RefusedAt is not null) == true);
    }
}
