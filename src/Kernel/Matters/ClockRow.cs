using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Fashu;

public enum ClockState
{
    [Display(Name = "计时中")] Running,
    [Display(Name = "中止")] Paused,
    [Display(Name = "已按时完成")] Met,
    [Display(Name = "已停止")] Stopped,
}

/// <summary>A statutory or agreed time limit of one matter that runs, rests or has ended.</summary>
public sealed class ClockRow
{
    public Guid Id { get; private set; }
    public Guid MatterId { get; internal set; }
    public string Rule { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Who { get; private set; } = "";
    public string Article { get; private set; } = "";
    public string Version { get; private set; } = "";

    /// <summary>Evidence tag of the rule: S statute text, P secondary source, D derived, U to be checked.</summary>
    public string Tag { get; private set; } = "";
    public ClockExpiry Expiry { get; private set; }
    public ClockState State { get; private set; }

    /// <summary>Length in the unit of the rule, as started or extended.</summary>
    public int Length { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime DueAt { get; private set; }
    public DateOnly DueDay { get; private set; }

    /// <summary>The holidays of the year are not published yet; the date may move.</summary>
    public bool Provisional { get; private set; }

    /// <summary>Answers “why this date?”, one sentence a line.</summary>
    public string Why { get; private set; } = "";
    public DateTime? PausedAt { get; private set; }

    /// <summary>Finished pauses as JSON; the days they took are not counted.</summary>
    public string Pauses { get; private set; } = "[]";
    public DateTime? EndedAt { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>When the expiry was announced; null while it was not.</summary>
    public DateTime? ExpiredAt { get; private set; }

    public bool Runs => State == ClockState.Running;

    public bool Overdue(DateTime now) => Runs && now >= DueAt;

    internal static ClockRow Start(ClockRule rule, DateTime at, Settings settings)
    {
        var row = new ClockRow
        {
            Id = Guid.CreateVersion7(),
            Rule = rule.Key,
            Title = rule.Title,
            Who = rule.Who,
            Article = rule.Article,
            Version = rule.Version,
            Tag = rule.Tag,
            Expiry = rule.Expiry,
            StartedAt = at,
            Length = settings.LengthOf(rule, at),
        };
        row.Set(settings.DueFrom(rule, at));
        return row;
    }

    internal void Meet(DateTime at) => End(ClockState.Met, at, null);

    internal void Stop(DateTime at, string reason) => End(ClockState.Stopped, at, reason);

    internal void Pause(DateTime at, string reason)
    {
        if (!Runs) throw new RuleBroken($"“{Title}”现在没有计时，不能中止。");
        (State, PausedAt, Reason) = (ClockState.Paused, at, reason);
    }

    /// <summary>Goes on with the days that were left.</summary>
    internal void Resume(ClockRule rule, DateTime at, WorkCalendar calendar)
    {
        if (State != ClockState.Paused) throw new RuleBroken($"“{Title}”没有中止，不用恢复。");
        var pauses = Finished;
        pauses.Add(new(Reason ?? "", PausedAt!.Value, at));
        Pauses = JsonSerializer.Serialize(pauses, OutboxRow.Json);
        Set(rule.Resume(StartedAt, pauses, calendar, Length));
        (State, PausedAt) = (ClockState.Running, null);
    }

    /// <summary>A longer limit; void once the old one has passed.</summary>
    internal void Extend(ClockRule rule, int by, DateTime at, string reason, WorkCalendar calendar)
    {
        if (!Runs) throw new RuleBroken($"“{Title}”现在没有计时，不能延长。");
        Set(rule.Extend(new(DueAt, DueDay, Provisional, Why.Split('\n')), StartedAt, by, at, calendar, Length, Finished));
        (Length, Reason) = (Length + by, reason);
    }

    /// <summary>Counts anew after the holidays of a year were published; true if the date moved.</summary>
    internal bool Recount(ClockRule rule, WorkCalendar calendar)
    {
        var (day, provisional) = (DueDay, Provisional);
        var due = rule.Resume(StartedAt, Finished, calendar, Length);
        if (due.Day == day && due.Provisional == provisional) return false;
        Set(due);
        return due.Day != day;
    }

    internal void Expire(DateTime at) => ExpiredAt = at;

    private List<Pause> Finished => JsonSerializer.Deserialize<List<Pause>>(Pauses, OutboxRow.Json)!;

    private void End(ClockState state, DateTime at, string? reason)
    {
        if (State is ClockState.Met or ClockState.Stopped) return;
        (State, EndedAt, Reason, PausedAt) = (state, at, reason ?? Reason, null);
    }

    private void Set(Due due) => (DueAt, DueDay, Provisional, Why) = (due.At, due.Day, due.Provisional, string.Join('\n', due.Why));
}
