namespace Fashu.LegalAid;

/// <summary>Whom somebody may ask to stand aside.</summary>
/// <param name="Value">As it is chosen in a form: the id, or a part in the case whose holder the applicant cannot name.</param>
/// <param name="Id">Of the staff; null while nobody knows who it is.</param>
/// <param name="Name">For the house.</param>
/// <param name="Words">For whoever asks: nothing he could not read already.</param>
/// <param name="OfHead">One who decides for the institution: the department answers.</param>
internal sealed record RecusalTarget(string Value, Guid? Id, string Name, string Words, bool OfHead);

/// <summary>Somebody asks that an officer stand aside (回避), and what was answered; refused it may be asked once more.</summary>
internal sealed class AidRecusal
{
    private AidRecusal() { }

    public Guid Id { get; private set; }

    /// <summary>Of the staff: by it acts are barred. Null until whoever answers says who it is.</summary>
    public Guid? OfficerId { get; private set; }

    /// <summary>Name of the officer, for the house.</summary>
    public string Officer { get; private set; } = "";

    /// <summary>Who was meant, in the words of whoever asked.</summary>
    public string Asked { get; private set; } = "";

    /// <summary>It concerns one who decides for the institution: the department answers.</summary>
    public bool OfHead { get; private set; }
    public string Reason { get; private set; } = "";
    public Guid AskedBy { get; private set; }
    public string AskedByName { get; private set; } = "";
    public DateTime AskedAt { get; private set; }

    /// <summary>Asked once more after it was refused; there is no third time.</summary>
    public bool Again { get; private set; }

    /// <summary>Null while it is not answered.</summary>
    public bool? Granted { get; private set; }
    public string? Answer { get; private set; }
    public string? AnsweredBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    public static AidRecusal Ask(RecusalTarget whom, string reason, bool again, Actor by) => new()
    {
        Id = Guid.CreateVersion7(),
        OfficerId = whom.Id,
        Officer = whom.Name,
        Asked = whom.Words,
        OfHead = whom.OfHead,
        Reason = reason.Trim(),
        Again = again,
        AskedBy = by.Id,
        AskedByName = by.Name,
        AskedAt = by.At,
    };

    public bool IsOf(RecusalTarget whom) => whom.Id is { } id && OfficerId == id || whom.Value != whom.Id?.ToString() && Asked == whom.Words && Granted == false;

    public void Find(RecusalTarget who) => (OfficerId, Officer, OfHead) = (who.Id, who.Name, who.OfHead);

    public void Decide(bool granted, string answer, Actor by) => (Granted, Answer, AnsweredBy, AnsweredAt) = (granted, answer.Trim(), by.Name, by.At);
}

/// <summary>Who must stand aside in this case.</summary>
internal sealed partial class AidCase
{
    private readonly List<AidRecusal> recusals = [];

    public IReadOnlyList<AidRecusal> Recusals => recusals;

    /// <summary>What waits for an answer; nothing does once the case is closed or finished.</summary>
    public AidRecusal? OpenRecusal => Clock(AidClocks.Recuse) is null ? null : recusals.FirstOrDefault(r => r.Granted is null);

    public void AskRecusal(RecusalTarget whom, string reason, Actor by, Settings settings)
    {
        if (OpenRecusal is { } open) throw new RuleBroken($"{(open.AskedBy == by.Id ? $"请{open.Asked}回避的" : "另一个回避")}要求正在等答复，期限到{Clocks.Last(c => c.Rule == AidClocks.Recuse.Key).DueDay.Formal()}为止。");
        if (whom.Id is { } id && id == Handler) throw new RuleBroken("律师不适合办的，请用“要求换律师”。") { Field = "Officer" };
        var before = recusals.Where(r => r.Granted is not null && r.IsOf(whom)).ToList();
        if (before.Any(r => r.Granted == true)) throw new RuleBroken($"已经决定{whom.Words}回避。") { Field = "Officer" };
        if (before.Any(r => r.Again)) throw new RuleBroken("这个要求已经复核过一次，复核的答复是最后的答复。") { Field = "Officer" };
        // one of many asks for himself: neither wish nor answer is for the others
        Take(AidAct.AskRecusal, by, $"请{whom.Words}回避{(before.Count > 0 ? "（复核）" : "")}：{reason.Trim()}", internalOnly: IsGroup || by.Kind == ActorKind.Staff);
        // nobody answers what he asks himself: what a head sees is the department's to answer
        recusals.Add(AidRecusal.Ask(by.Kind == ActorKind.Staff && IsOfTheCentre(by, AidPermissions.Decide) ? whom with { OfHead = true } : whom, reason, before.Count > 0, by));
        StartClock(AidClocks.Recuse, by.At, settings);
        Announce(new AidRecusalAsked(Id, by.At));
    }

    /// <param name="found">Who it is, where nobody knew when it was asked; one who decides for the institution is passed on to the department.</param>
    public void DecideRecusal(bool grant, RecusalTarget? found, string answer, Actor by)
    {
        var open = OpenRecusal ?? throw new RuleBroken("没有等答复的回避要求。");
        var who = open.OfficerId is null ? found : null;
        if (who is { OfHead: true } && !IsOfTheDepartment(by))
        {
            Take(AidAct.DecideRecusal, by, $"{open.Asked}是负责人{who.Name}，由司法局决定：{answer.Trim()}", internalOnly: true);
            open.Find(who);
            Announce(new AidRecusalAsked(Id, by.At));
            return;
        }
        if (grant && open.OfficerId is null && who is null) throw new RuleBroken("请选择是哪一位工作人员。") { Field = "Officer" };
        if ((open.OfficerId ?? who?.Id) == by.Id || open.AskedBy == by.Id) throw new RuleBroken("自己的回避、自己提出的回避，要由另一位负责人或者司法局决定。");
        Take(AidAct.DecideRecusal, by, $"{open.Asked}{(grant ? "" : "不")}回避：{answer.Trim()}", internalOnly: IsGroup || persons.All(p => p.PersonId != open.AskedBy));
        if (who is not null) open.Find(who);
        open.Decide(grant, answer, by);
        MeetClock(AidClocks.Recuse, by.At);
        Announce(new AidRecusalDecided(Id, open.Id, grant, by.At));
    }

    // in the other institution nobody of this one acts any more
    private void SettleRecusal(string centre, Actor by)
    {
        if (OpenRecusal is not { } open) return;
        open.Decide(true, $"已经转到{centre}，原来的工作人员不再办。", by);
        MeetClock(AidClocks.Recuse, by.At);
        Announce(new AidRecusalDecided(Id, open.Id, true, by.At));
    }

    // the decision that left it without an answer fell
    private void ReopenRecusal(DateTime at, Settings settings)
    {
        if (OpenRecusal is null && recusals.Exists(r => r.Granted is null)) StartClock(AidClocks.Recuse, at, settings);
    }

    private bool StandsAside(Actor by) => by.Kind == ActorKind.Staff && recusals.Any(r => r.Granted == true && r.OfficerId == by.Id);

    // the department that set up the institution, nobody beside or above it
    private bool IsOfTheDepartment(Actor by) => by.Grants.Any(g => g.Permission == AidPermissions.JudgeObjections.Key && g.Scope == Place);
}

/// <summary>The local rule of recusal in brackets, where the city has entered one.</summary>
internal static class RecusalBasis
{
    public static string Of(Settings settings, DateTime at) => settings.On(AidSettings.RecusalRule, at).Trim() is { Length: > 0 } rule ? $"（{rule}）" : "";
}
