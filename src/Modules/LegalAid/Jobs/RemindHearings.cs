using Fashu.Notices;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Two days before a hearing applicant and lawyer are reminded, once.</summary>
internal sealed class RemindHearings(AppDb db, INotices notices, TimeProvider clock) : IJob
{
    private static readonly TimeSpan ahead = TimeSpan.FromDays(2);

    public string Name => "legalaid.hearings";
    public string Title => "提醒法律援助案件开庭";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var until = now + ahead;
        var due = await db.AidCases.AsNoTracking().Where(c => c.Stage == AidStage.Handling && c.Hearings.Any(h => h.CancelledAt == null && h.RemindedAt == null && h.At > now && h.At <= until)).Select(c => c.Id).Take(200).ToListAsync(cancel);
        foreach (var id in due)
        {
            if (await db.Load<AidCase>(id, cancel) is not { Stage: AidStage.Handling } matter) continue;
            foreach (var hearing in matter.Remind(now, until)) Tell(matter, hearing, now);
            try { await db.SaveChangesAsync(cancel); }
            catch (Overtaken) { } // somebody acts on the case at this moment; the next round reminds
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Reminders of a hearing that did not go out are taken back when it is moved or called off.</summary>
    public static string Fact(Guid hearing) => $"legalaid-hearing-{hearing}";

    private void Tell(AidCase matter, AidHearing hearing, DateTime now)
    {
        var what = $"{hearing.At.FormalTime()}，请打开看在哪里、带什么。"; // the text may be read by others: no more than the hour
        foreach (var person in matter.Present.Select(p => p.PersonId).OfType<Guid>().Distinct())
            notices.Send(new NoticeDraft($"{Fact(hearing.Id)}-{hearing.At.Ticks}-{person}", person, $"快开庭了：{matter.Title}", what, $"/aid/{matter.Id}", matter.Id, Sms: true, Fact: Fact(hearing.Id)), now);
        if (matter.Handler is { } lawyer)
            notices.Send(new NoticeDraft($"{Fact(hearing.Id)}-{hearing.At.Ticks}-{lawyer}", lawyer, $"快开庭了：{matter.Number}", what, $"/work/aid/{matter.Id}", matter.Id, Fact: Fact(hearing.Id)), now);
    }
}
