using Fashu.Attachments;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>What stands on the page of a referral before it is sent: for whom, what goes along, where to.</summary>
internal sealed class PrepareReferral(AppDb db, ReferralRules rules)
{
    /// <param name="Person">Null where there are several and none was chosen, or nobody may be handed on now.</param>
    /// <param name="Refusal">Why it cannot be handed on.</param>
    public sealed record Sheet(Matter From, string Service, IReceivesReferrals Receiver, IReadOnlyList<ReferralPerson> Persons, ReferralPerson? Person, ReferralLoad? Load, string? Office, string? Refusal,
        IReadOnlyList<(string Code, string Name)> Places, IReadOnlyList<AttachmentCard> Files);

    public async Task<Sheet> Handle(Guid matter, string to, Guid? who, Actor by, CancellationToken cancel)
    {
        var from = await rules.Open(matter, by, cancel);
        var receiver = rules.Receivers(from.Kind).FirstOrDefault(r => r.Kind == to) ?? throw new Missing("这项服务");
        var persons = rules.Source(from.Kind)?.For(from, by) ?? [];
        var person = persons.Count == 1 ? persons[0] : persons.FirstOrDefault(p => p.Participant == who);
        var sheet = new Sheet(from, rules.Kind(to).Title, receiver, persons, person, null, null, persons.Count == 0 ? "这件事现在不能转办，或者您不能提出转办。" : null, [], []);
        if (person is null) return sheet;
        var load = rules.Source(from.Kind)!.Load(from, person.Participant);
        var running = await db.Referrals.AsNoTracking().AnyAsync(r => r.FromMatter == matter && r.FromParticipant == person.Participant && r.ToKind == to && r.EndedAt == null, cancel);
        var places = receiver.Places(load);
        // which office it is follows from the place that is still to be chosen
        var (office, refusal) = running ? (null, "已经建议过或者转过，还没有结果，不用再转。") : await receiver.Look(places.Count > 0 ? load with { Place = places[0].Code } : load, cancel);
        return sheet with { Load = load, Office = places.Count > 0 ? $"那里的{rules.Kind(to).Title}组织" : office, Refusal = refusal, Places = places, Files = await rules.Files(from, person.Participant, cancel) };
    }
}
