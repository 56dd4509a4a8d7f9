namespace Fashu;

/// <summary>The registry's line on a matter: everything a list shows of it. Derived from the matter, never edited.</summary>
public sealed class MatterRow
{
    public Guid Id { get; internal set; }
    public string Kind { get; internal set; } = "";
    public string? Number { get; internal set; }
    public string Title { get; internal set; } = "";
    public string Place { get; internal set; } = "";
    public Guid? Office { get; internal set; }
    public Guid? Handler { get; internal set; }
    public string? HandlerName { get; internal set; }
    public string Channel { get; internal set; } = "";
    public string Stage { get; internal set; } = "";
    public string StageTitle { get; internal set; } = "";
    public Colour Colour { get; internal set; }
    public string Word { get; internal set; } = "";
    public string NextActor { get; internal set; } = "";
    public DateTime? DueSince { get; internal set; }
    public DateTime? DueAt { get; internal set; }

    /// <summary>The instant at which the cached colour stops being true by itself.</summary>
    public DateTime? ChangesAt { get; internal set; }
    public DateTime FiledAt { get; internal set; }
    public DateTime? ClosedAt { get; internal set; }
    public string? Risk { get; internal set; }
    public bool Silent { get; internal set; }
    public int Version { get; internal set; }

    internal static MatterRow Of(Matter m, DateTime now, Settings settings) => new MatterRow { Id = m.Id }.Follow(m, now, settings);

    internal MatterRow Follow(Matter m, DateTime now, Settings settings)
    {
        var badge = m.BadgeAt(now, settings);
        (Kind, Number, Title, Place, Office) = (m.Kind, m.Number, m.Title, m.Place, m.Office);
        (Handler, HandlerName, Channel) = (m.Handler, m.HandlerName, m.Channel);
        (Stage, StageTitle) = (m.StageValue.ToString(), m.StageValue.Title());
        (Colour, Word, NextActor, DueSince, DueAt, ChangesAt) = (badge.Colour, badge.Word, badge.NextActor, badge.Since, badge.DueAt, badge.ChangesAt);
        (FiledAt, ClosedAt, Risk, Silent, Version) = (m.FiledAt, m.ClosedAt, m.Risk, m.Silent, m.Version);
        return this;
    }
}
