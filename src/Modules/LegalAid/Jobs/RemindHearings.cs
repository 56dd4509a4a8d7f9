using Fashu.Notices;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>Some days before a hearing applicant and lawyer are reminded, once, and the officers where nobody has the case just then; after it a report is due.</summary>
internal sealed class RemindHearings(AppDb db, INotices notices, IOrganizations organizations, Settings settings, TimeProvider clock) : IJob
{
    public string Name => "legalaid.hearings";
    public string Title => "提醒法律援助案件开庭";
    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var until = now.AddDays(settings.On(AidSettings.HearingAheadDays, now));
        var due = await db.AidCases.AsNoTracking().Where(c => (c.Stage == AidStage.Handling || c.Stage == AidStage.Assigned || c.Stage == AidStage.Granted) && c.Hearings.Any(h => h.CancelledAt == null && h.RemindedAt == null && h.At > now && h.At <= until)).Select(c => c.Id).Take(200).ToListAsync(cancel);
        foreach (var id in due)
        {
            if (await db.Load<AidCase>(id, cancel) is not { Stage: AidStage.Handling or AidStage.Assigned or AidStage.Granted } matter) continue;
            foreach (var hearing in matter.Remind(now, until)) await Tell(matter, hearing, now, cancel);
            try { await db.SaveChangesAsync(cancel); }
            catch (Overtaken) { } // somebody acts on the case at this moment; the next round reminds
            db.ChangeTracker.Clear();
        }
        await AskReports(now, cancel);
    }

    // who was not told since the hearing is to be told how it went; older ones were left by other means
    private async Task AskReports(DateTime now, CancellationToken cancel)
    {
        var since = now.AddDays(-7);
        var held = await db.AidCases.AsNoTracking().Where(c => c.Stage == AidStage.Handling && c.Handler != null && !db.Clocks.Any(k => k.MatterId == c.Id && k.Rule == AidClocks.ReportStage.Key && k.State == ClockState.Running)
            && c.Hearings.Any(h => h.CancelledAt == null && h.At > since && h.At <= now && !c.Entries.Any(e => e.Kind == AidEntryKind.Report && e.WrittenAt > h.At))).Select(c => c.Id).Take(200).ToListAsync(cancel);
        foreach (var id in held)
        {
            if (await db.Load<AidCase>(id, cancel) is not { Stage: AidStage.Handling } matter) continue;
            if (matter.StandingHearings.Where(h => h.At > since && h.At <= now && matter.Entries.All(e => e.Kind != AidEntryKind.Report || e.WrittenAt <= h.At)).MinBy(h => h.At) is not { } hearing) continue;
            matter.AskStageReport(hearing.At, settings);
            try { await db.SaveChangesAsync(cancel); }
            catch (Overtaken) { } // the next round asks
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Reminders of a hearing that did not go out are taken back when it is moved or called off.</summary>
    public static string Fact(Guid hearing) => $"legalaid-hearing-{hearing}";

    private async Task Tell(AidCase matter, AidHearing hearing, DateTime now, CancellationToken cancel)
    {
        var what = $"{hearing.At.FormalTime()}，请打开看在哪里、带什么。"; // the text may be read by others: no more than the hour
        foreach (var person in matter.Present.Select(p => p.PersonId).OfType<Guid>().Distinct())
            notices.Send(new NoticeDraft($"{Fact(hearing.Id)}-{hearing.At.Ticks}-{person}", person, $"快开庭了：{matter.Title}", what, $"/aid/{matter.Id}", matter.Id, Sms: true, Fact: Fact(hearing.Id)), now);
        if (matter.Handler is { } lawyer)
        {
            notices.Send(new NoticeDraft($"{Fact(hearing.Id)}-{hearing.At.Ticks}-{lawyer}", lawyer, $"快开庭了：{matter.Number}", what, $"/work/aid/{matter.Id}", matter.Id, Fact: Fact(hearing.Id)), now);
            return;
        }
        if (matter.Office is not { } office) return;
        foreach (var officer in await organizations.HoldersIn(office, AidPermissions.Examine.Key, cancel))
            notices.Send(new NoticeDraft($"{Fact(hearing.Id)}-{hearing.At.Ticks}-{officer.Id}", officer.Id, $"快开庭了，还没有律师：{matter.Title}", $"{hearing.At.FormalTime()}。请马上指派，或者和办案机关商量改期。", $"/work/aid/{matter.Id}/assign", matter.Id, Fact: Fact(hearing.Id)), now);
    }
}
