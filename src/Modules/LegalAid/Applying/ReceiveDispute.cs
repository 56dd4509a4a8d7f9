using Fashu.Matters;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>An application that another service hands on with what was typed there; what is missing is asked in the case (LAL 38, 41).</summary>
internal sealed class ReceiveDispute(AppDb db, ApplyForAid applying, IOrganizations organizations, IPeople people, Settings settings) : IReceivesReferrals
{
    public string Kind => AidCase.KindKey;
    public string Words => "法律援助是请律师免费帮您。";
    public string Told => "对方不会知道。";
    public bool AsksSum => true;

    public IReadOnlyList<(string Code, string Name)> Places(ReferralLoad load) => [];

    public async Task<(string? Office, string? Refusal)> Look(ReferralLoad load, CancellationToken cancel) =>
        load.IsFirm ? (null, "法律援助只给个人，单位不能申请。")
        : await organizations.LegalAidCentreFor(load.Place, cancel) is { } centre ? (centre.Name, null) : (null, "这个地方还没有登记法律援助机构，请拨打12348，或者到当地司法局办理。");

    public async Task<(Guid Matter, Guid Participant)> Receive(Guid id, ReferralLoad load, Actor by, CancellationToken cancel)
    {
        if ((await Look(load, cancel)).Refusal is { } refusal) throw new RuleBroken(refusal);
        if (load.Account is { } account && await Running(account, load, cancel) is { } running) return running;
        var place = (await organizations.LegalAidCentreFor(load.Place, cancel))!.Division;
        var applicant = AidPerson.Of(Guid.CreateVersion7(), load.Name, load.Phone, await IdNumber(load, by, cancel), load.Address, load.Account,
            load.Speaker is null ? AidSpeaker.Self : load.Speaker.Guardian ? AidSpeaker.Guardian : AidSpeaker.Agent, load.Speaker?.Name, load.Speaker?.Basis, load.ClaimFen);
        var known = new Circumstances();
        var filed = AidCase.Apply(id, place, await applying.CentreOf(place, cancel), applicant, new(known, load.Facts, load.Wanted, load.OtherName, load.OtherIsFirm, load.OtherPhone, null, false, false),
            Screening.Of(known, AidTables.On(by.At.CityDay(), settings)), Channels.Referral, by, settings);
        db.Add(filed);
        return (id, applicant.Id);
    }

    // the person has applied already, or was handed on from elsewhere: nobody examines one dispute twice
    private async Task<(Guid, Guid)?> Running(Guid account, ReferralLoad load, CancellationToken cancel)
    {
        AidStage[] open = [AidStage.Review, AidStage.Supplement, AidStage.Proposed, AidStage.Granted, AidStage.Assigned, AidStage.Handling];
        var running = await db.AidCases.AsNoTracking().AsSplitQuery().Where(c => c.ClosedAt == null && c.OtherName == load.OtherName && open.Contains(c.Stage) && c.Persons.Any(p => p.PersonId == account && p.Name == load.Name && p.EndedAt == null))
            .OrderBy(c => c.FiledAt).FirstOrDefaultAsync(cancel);
        return running is null ? null : (running.Id, running.Persons.First(p => p.PersonId == account && p.Name == load.Name && p.IsIn).Id);
    }

    // compared with a document already: nobody types it again
    private async Task<string?> IdNumber(ReferralLoad load, Actor by, CancellationToken cancel) =>
        load.Speaker is null && load.Account is { } account && await people.Find(account, cancel) is { Verified: true } self && self.Name == load.Name
            ? await people.IdNumber(account, by, "本人同意转办法律援助", cancel) : load.IdNumber;
}
