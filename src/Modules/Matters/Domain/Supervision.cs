using System.Security.Cryptography;
using System.Text;

namespace Fashu.Matters;

/// <summary>A question about a matter and its answer (督办). Asked by the level above, or raised by a matter that is stuck and then answered by the level above.</summary>
internal sealed class Supervision
{
    public const int TextLength = 1000;

    public Guid Id { get; private set; }
    public Guid MatterId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Place { get; private set; } = "";
    public bool FromBelow { get; private set; }
    public Guid AskedById { get; private set; }
    public string AskedBy { get; private set; } = "";
    public string? AskedByPost { get; private set; }
    public DateTime AskedAt { get; private set; }
    public string Question { get; private set; } = "";
    public DateTime DueAt { get; private set; }
    public DateOnly DueDay => DueAt.AddTicks(-1).CityDay();
    public string Why { get; private set; } = "";
    public string? Answer { get; private set; }
    public Guid? AnsweredById { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? AnsweredByPost { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Grows when it is answered; of two answers at once one is told so.</summary>
    public int Version { get; private set; }

    public static Supervision Ask(MatterRow matter, string question, Settings settings, Actor by) =>
        Write(matter, false, question, settings.DueFrom(MattersClocks.Answer, by.At), by);

    /// <summary>The matter turned red: the level above must say what it does about it.</summary>
    /// <param name="before">How often that was so before; a question has one id, however many want to raise it at once.</param>
    public static Supervision Raise(MatterRow matter, int before, Settings settings, DateTime at)
    {
        var raised = Write(matter, true, Stuck(matter, at), settings.DueFrom(MattersClocks.AnswerRed, at), Actor.System(at));
        raised.Id = new(SHA256.HashData(Encoding.UTF8.GetBytes($"red {matter.Id} {before}")).AsSpan(0, 16));
        return raised;
    }

    // Dates, not days counted: the sentence stays true while it waits.
    private static string Stuck(MatterRow matter, DateTime at)
    {
        var late = matter.DueAt is { } due && due <= at ? $"“{matter.StageTitle}”应在{due.AddTicks(-1).CityDay().Formal()}前办完，已超过时限" : $"“{matter.StageTitle}”受阻";
        return $"{late}，{(matter.HandlerName is { } handler ? $"现由{handler}办理" : "还没有指派办理人")}。请研究并答复。";
    }

    public void AnswerWith(string answer, Actor by)
    {
        if (AnsweredAt is not null) throw new RuleBroken($"{AnsweredBy}已经答复，不用再答。");
        if (AskedById == by.Id) throw new RuleBroken("督办要由对方答复，不能自问自答。");
        (Answer, AnsweredById, AnsweredBy, AnsweredByPost, AnsweredAt) = (answer.Trim(), by.Id, by.Name, by.Post, by.At);
        Version++;
    }

    /// <summary>The matter went on before anybody answered.</summary>
    public void Settle(string how, DateTime at)
    {
        if (AnsweredAt is not null) return;
        (Answer, AnsweredById, AnsweredBy, AnsweredAt) = (how, Actor.SystemId, "系统", at);
        Version++;
    }

    /// <summary>Counts anew after the holidays of a year were published; true if the last day moved.</summary>
    public bool Recount(Settings settings)
    {
        var (before, due) = (DueAt, settings.DueFrom(FromBelow ? MattersClocks.AnswerRed : MattersClocks.Answer, AskedAt));
        var why = string.Join('\n', due.Why);
        if (due.At == before && why == Why) return false;
        (DueAt, Why) = (due.At, why);
        Version++;
        return DueAt != before;
    }

    public SupervisionCard Card() =>
        new(Id, FromBelow, AskedBy, AskedByPost, AskedAt, Question, DueAt, Why, Answer, AnsweredBy, AnsweredByPost, AnsweredAt);

    private static Supervision Write(MatterRow matter, bool fromBelow, string question, Due due, Actor by) => new()
    {
        Id = Guid.CreateVersion7(),
        MatterId = matter.Id,
        Kind = matter.Kind,
        Place = matter.Place,
        FromBelow = fromBelow,
        AskedById = by.Id,
        AskedBy = by.Name,
        AskedByPost = by.Post,
        AskedAt = by.At,
        Question = question.Trim(),
        DueAt = due.At,
        Why = string.Join('\n', due.Why),
    };
}
