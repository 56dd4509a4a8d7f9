using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>A paper that must reach the person, because a day or a right hangs on it (LAL 43, 48, 49).</summary>
internal enum DeliveredPaper
{
    [Display(Name = "补充材料通知书")] Supplement,
    [Display(Name = "不予法律援助决定书")] Refusal,
    [Display(Name = "终止法律援助决定书")] Termination,
    [Display(Name = "异议审查决定书")] Objection,
}

internal enum DeliveryWay
{
    [Display(Name = "当面交给本人")] Hand,
    [Display(Name = "邮寄，已经签收")] Post,
    [Display(Name = "请看守所、监狱或者代收人转交，已经收到")] Forwarded,
}

/// <summary>Who has no account here is told by no message: the paper is handed over or sent, and the day is kept.</summary>
internal sealed partial class AidCase
{
    private readonly List<AidDelivery> deliveries = [];

    public IReadOnlyList<AidDelivery> Deliveries => deliveries;

    /// <summary>What still has to be delivered by hand or by post.</summary>
    public IReadOnlyList<AidDelivery> Undelivered => [.. deliveries.Where(d => d.IsOpen)];

    /// <param name="on">The day on which it came into the person's hands.</param>
    public void Deliver(IReadOnlyCollection<Guid> which, DateOnly on, DeliveryWay way, string? note, Actor by, Settings settings)
    {
        var handed = deliveries.Where(d => d.IsOpen && which.Contains(d.Id)).ToList();
        if (handed.Count == 0) throw new RuleBroken("请选择送达给谁。") { Field = "Which" };
        if (on > by.At.CityDay()) throw new RuleBroken("送达的日子不能晚于今天。") { Field = "On" };
        if (on < handed.Max(d => d.AskedAt).CityDay()) throw new RuleBroken("送达的日子不能早于作出通知、决定的那天。") { Field = "On" };
        var names = handed.Select(d => persons.FirstOrDefault(p => p.Id == d.Person)?.Name).OfType<string>().ToList();
        Take(AidAct.Deliver, by, $"{handed[0].Paper.Title()}，{(names.Count > 3 ? $"{string.Join("、", names.Take(3))}等{names.Count}人" : string.Join("、", names))}，{on.Formal()}，{way.Title()}{(string.IsNullOrWhiteSpace(note) ? "" : $"。{note.Trim()}")}", internalOnly: IsGroup);
        foreach (var one in handed) one.Deliver(on, way, note, by);
        BeginSupplement(on, by, settings);
    }

    /// <summary>The days of the supplement begin once nobody is left to be told; who is gone need not be.</summary>
    public void BeginSupplement(DateOnly on, Actor by, Settings settings)
    {
        if (Stage != AidStage.Supplement || Undelivered.Count > 0 || Clocks.Any(c => c.Rule == AidClocks.Supplement.Key)) return;
        Await(on, by, settings);
        Announce(new AidSupplementAsked(Id, by.At)); // now the last day is known
    }

    // nobody is silent who was not told: the days begin, and the office's own stop, when the last one has it in his hands
    private void Await(DateOnly told, Actor by, Settings settings)
    {
        if (settings.On(AidSettings.SupplementPauses, by.At)) PauseClock(AidClocks.Review, by.At, "等申请人补充材料");
        StartClock(AidClocks.Supplement, told == by.At.CityDay() ? by.At : told.StartsAt(), settings);
    }

    // what concerns all reaches them through who speaks for them
    private void MustReach(DeliveredPaper paper, DateTime at) =>
        deliveries.AddRange((Representatives.Any() ? Representatives : Present).Where(p => p.PersonId is null).Select(p => AidDelivery.Ask(p.Id, paper, at)));

    // the person answered, or a later paper took its place
    private void DropDeliveries(DateTime at, Guid? person = null)
    {
        foreach (var open in Undelivered.Where(d => person is null || d.Person == person)) open.Drop(at);
    }
}

/// <summary>One paper for one person, until it is in his hands.</summary>
internal sealed class AidDelivery
{
    private AidDelivery() { }

    public Guid Id { get; private set; }

    /// <summary>Of the persons of the case.</summary>
    public Guid Person { get; private set; }
    public DeliveredPaper Paper { get; private set; }
    public DateTime AskedAt { get; private set; }

    /// <summary>The day it was received; null while it was not.</summary>
    public DateOnly? On { get; private set; }
    public DeliveryWay? Way { get; private set; }
    public string? Note { get; private set; }
    public string? ByName { get; private set; }

    /// <summary>It need not be delivered any more.</summary>
    public DateTime? DroppedAt { get; private set; }

    public bool IsOpen => On is null && DroppedAt is null;

    public static AidDelivery Ask(Guid person, DeliveredPaper paper, DateTime at) => new() { Id = Guid.CreateVersion7(), Person = person, Paper = paper, AskedAt = at };

    public void Deliver(DateOnly on, DeliveryWay way, string? note, Actor by) => (On, Way, Note, ByName) = (on, way, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), by.Name);

    public void Drop(DateTime at) => DroppedAt = at;
}
