using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fashu.LegalAid;

/// <summary>Why a file is looked at; what comes later weighs more.</summary>
internal enum ReviewPurpose
{
    [Display(Name = "卷宗审查")] Pass,
    [Display(Name = "抽样评查")] Sample,
    [Display(Name = "再次评查")] Second,
}

/// <summary>Points given for one item of the scale, with the reason where some are lost.</summary>
internal sealed record Mark(string Item, int Most, int Points, string? Reason);

/// <summary>One person's judgement of the quality of one file, by the scale of its day (LAL 57, 59). The scale of that day is kept with it: a later one changes nothing.</summary>
internal sealed class FileReview
{
    public const int TextLength = 1000;
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private FileReview() { }

    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public string CaseNumber { get; private set; } = "";
    public string Place { get; private set; } = "";
    public Guid? Office { get; private set; }
    public Guid? Lawyer { get; private set; }
    public string? LawyerName { get; private set; }
    public ReviewPurpose Purpose { get; private set; }

    /// <summary>Null while nobody fits.</summary>
    public Guid? Reviewer { get; private set; }
    public string? ReviewerName { get; private set; }
    public DateTime AskedAt { get; private set; }
    public DateTime DueAt { get; private set; }
    public DateTime? DoneAt { get; private set; }

    /// <summary>The version of the scale; null: the default of the house.</summary>
    public DateOnly? ScaleFrom { get; private set; }
    public string Given { get; private set; } = "[]";
    public int? Points { get; private set; }
    public QualityBand? Band { get; private set; }
    public string? Note { get; private set; }

    /// <summary>What the lawyer says to it.</summary>
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Grows with each act; of two at once one is told so.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Mark> Marks => JsonSerializer.Deserialize<List<Mark>>(Given, json)!;

    public static FileReview Ask(AidCase of, ReviewPurpose purpose, DateTime at, DateTime due) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = of.Id,
        CaseNumber = of.Number ?? "",
        Place = of.Place,
        Office = of.Office,
        Lawyer = of.Handler,
        LawyerName = of.HandlerName,
        Purpose = purpose,
        AskedAt = at,
        DueAt = due,
    };

    public void Hand(Guid? reviewer, string? name) => (Reviewer, ReviewerName, Version) = (reviewer, name, Version + 1);

    /// <summary>Points by item, every item of the scale once; what is lost has its reason.</summary>
    public void Judge(QualityScale scale, IReadOnlyList<(int? Points, string? Reason)> marks, string? note, Actor by)
    {
        if (DoneAt is not null) throw new RuleBroken("这份评查已经完成，不能再改。");
        if (by.Id == Lawyer) throw new RuleBroken("承办律师不能评查自己的案件。");
        if (Reviewer is { } reviewer && reviewer != by.Id) throw new RuleBroken($"这份卷宗由{ReviewerName}评查。");
        if (marks.Count != scale.Items.Count) throw new RuleBroken("质量标准已经更新，请重新打开本页再评分。");
        var given = scale.Items.Zip(marks, (item, mark) => new Mark(item.Title, item.Points, mark.Points ?? -1, string.IsNullOrWhiteSpace(mark.Reason) ? null : mark.Reason.Trim())).ToList();
        for (var at = 0; at < given.Count; at++)
        {
            if (given[at].Points < 0 || given[at].Points > given[at].Most) throw new RuleBroken($"“{given[at].Item}”在0到{given[at].Most}分之间。") { Field = $"Marks[{at}].Points" };
            if (given[at].Points < given[at].Most && given[at].Reason is null) throw new RuleBroken($"“{given[at].Item}”扣了分，请写明理由。") { Field = $"Marks[{at}].Reason" };
        }
        (Reviewer, ReviewerName, DoneAt, ScaleFrom) = (by.Id, by.Name, by.At, scale.From);
        (Given, Points, Note) = (JsonSerializer.Serialize(given, json), given.Sum(m => m.Points), string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        Band = scale.BandOf(Points.Value);
        Version++;
    }

    /// <summary>The lawyer says what he thinks of it, once.</summary>
    public void Reply(string answer, Actor by)
    {
        if (by.Id != Lawyer) throw new RuleBroken("由承办律师回应。");
        if (DoneAt is null) throw new RuleBroken("还没有评查完。");
        if (AnsweredAt is not null) throw new RuleBroken("您已经回应过了。");
        (Answer, AnsweredAt, Version) = (answer.Trim(), by.At, Version + 1);
    }

    /// <summary>Two reviewers differ by more than one band: a third one looks.</summary>
    public static bool Differ(FileReview one, FileReview other) => one.Band is { } first && other.Band is { } second && Math.Abs(first - second) > 1;
}

/// <summary>The draw of one month among the closed files of one institution; published, so that anybody can repeat it (LAL 58).</summary>
internal sealed class FileDraw
{
    /// <summary>A month with fewer files tells nothing of them: who knows one would know the rest.</summary>
    public const int Fewest = 5;

    private FileDraw() { }

    public Guid Id { get; private set; }
    public DateOnly Month { get; private set; }
    public Guid Office { get; private set; }
    public string OfficeName { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string Seed { get; private set; } = "";
    public int Percent { get; private set; }

    /// <summary>The numbers of all files drawn from, a line each.</summary>
    public string Numbers { get; private set; } = "";
    public int Files { get; private set; }
    public int Drawn { get; private set; }
    public DateTime At { get; private set; }

    public static FileDraw Of(DateOnly month, Guid office, string officeName, string place, IReadOnlyCollection<string> numbers, int percent, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(),
        Month = month,
        Office = office,
        OfficeName = officeName,
        Place = place,
        Seed = Lot.NewSeed(),
        Percent = percent,
        Numbers = string.Join('\n', numbers.Order(StringComparer.Ordinal)),
        Files = numbers.Count,
        Drawn = Lot.Count(numbers.Count, percent),
        At = at,
    };

    /// <summary>Every number with its place in the order; the first <see cref="Drawn"/> are drawn.</summary>
    public IEnumerable<string> Order() => Lot.Order(Seed, Numbers.Split('\n', StringSplitOptions.RemoveEmptyEntries), number => number);

    public IEnumerable<string> Chosen() => Order().Take(Drawn);
}
