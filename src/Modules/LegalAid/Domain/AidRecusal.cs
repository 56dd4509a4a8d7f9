namespace Fashu.LegalAid;

/// <summary>Somebody asks that an officer stand aside (回避), and what the head said; refused it may be asked once more.</summary>
internal sealed class AidRecusal
{
    private AidRecusal() { }

    public Guid Id { get; private set; }

    /// <summary>Name of the officer; the head puts it right where the applicant did not know it.</summary>
    public string Officer { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public Guid AskedBy { get; private set; }
    public string AskedByName { get; private set; } = "";
    public DateTime AskedAt { get; private set; }

    /// <summary>Asked once more after it was refused; there is no third time.</summary>
    public bool Again { get; private set; }

    /// <summary>Null while the head has not answered.</summary>
    public bool? Granted { get; private set; }
    public string? Answer { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    public static AidRecusal Ask(string officer, string reason, bool again, Actor by) =>
        new() { Id = Guid.CreateVersion7(), Officer = officer, Reason = reason.Trim(), Again = again, AskedBy = by.Id, AskedByName = by.Name, AskedAt = by.At };

    public void Decide(bool granted, string officer, string answer, Actor by) => (Granted, Officer, Answer, AnsweredBy, AnsweredAt) = (granted, officer, answer.Trim(), by.Name, by.At);
}

/// <summary>Who must stand aside in this case.</summary>
internal sealed partial class AidCase
{
    private readonly List<AidRecusal> recusals = [];

    public IReadOnlyList<AidRecusal> Recusals => recusals;
    public AidRecusal? OpenRecusal => recusals.FirstOrDefault(r => r.Granted is null);

    public void AskRecusal(string officer, string reason, Actor by, Settings settings)
    {
        var name = officer.Trim();
        if (OpenRecusal is { } open) throw new RuleBroken($"请{open.Officer}回避的要求正在等答复，期限到{Clocks.Last(c => c.Rule == AidClocks.Recuse.Key).DueDay.Formal()}为止。");
        if (name == HandlerName) throw new RuleBroken("律师不适合办的，请用“要求换律师”。") { Field = "Officer" };
        var before = recusals.Where(r => r.Officer == name).ToList();
        if (before.Any(r => r.Granted == true)) throw new RuleBroken($"已经决定{name}回避。") { Field = "Officer" };
        if (before.Any(r => r.Again)) throw new RuleBroken("这个要求已经复核过一次，复核的答复是最后的答复。") { Field = "Officer" };
        Take(AidAct.AskRecusal, by, $"请{name}回避{(before.Count > 0 ? "（复核）" : "")}：{reason.Trim()}");
        recusals.Add(AidRecusal.Ask(name, reason, before.Count > 0, by));
        StartClock(AidClocks.Recuse, by.At, settings);
        Announce(new AidRecusalAsked(Id, by.At));
    }

    /// <param name="officer">The name as the staff list has it.</param>
    public void DecideRecusal(bool grant, string officer, string answer, Actor by)
    {
        var open = OpenRecusal ?? throw new RuleBroken("没有等答复的回避要求。");
        var name = officer.Trim();
        if (name == by.Name || open.Officer == by.Name || open.AskedBy == by.Id) throw new RuleBroken("自己的回避、自己提出的回避，要由另一位负责人或者司法局决定。");
        Take(AidAct.DecideRecusal, by, $"{(grant ? $"{name}回避" : $"{name}不回避")}：{answer.Trim()}");
        open.Decide(grant, name, answer, by);
        MeetClock(AidClocks.Recuse, by.At);
        Announce(new AidRecusalDecided(Id, grant, by.At));
    }

    private bool StandsAside(Actor by) => by.Kind == ActorKind.Staff && recusals.Any(r => r.Granted == true && r.Officer == by.Name);
}

/// <summary>The local rule of recusal in brackets, where the city has entered one.</summary>
internal static class RecusalBasis
{
    public static string Of(Settings settings, DateTime at) => settings.On(AidSettings.RecusalRule, at).Trim() is { Length: > 0 } rule ? $"（{rule}）" : "";
}
