using System.ComponentModel.DataAnnotations;

namespace Fashu.Matters;

internal enum CallResult
{
    [Display(Name = "打通了，说了意见")] Said,
    [Display(Name = "没有打通，或者不是本人")] Missed,
    [Display(Name = "本人不愿意说")] Declined,
}

/// <summary>The draw of one month among the closed matters of one office, of whatever kind; seed and order can be repeated.</summary>
internal sealed class CallDraw
{
    private CallDraw() { }

    public Guid Id { get; private set; }
    public DateOnly Month { get; private set; }
    public Guid Office { get; private set; }
    public string OfficeName { get; private set; } = "";
    public string Place { get; private set; } = "";
    public string Seed { get; private set; } = "";
    public int Percent { get; private set; }
    public int Matters { get; private set; }
    public int Drawn { get; private set; }

    /// <summary>Passed over in the order: nobody may be rung up there.</summary>
    public int PassedOver { get; private set; }
    public DateTime At { get; private set; }

    public static CallDraw Of(DateOnly month, Guid office, string officeName, string place, int matters, int percent, DateTime at) =>
        new() { Id = Guid.CreateVersion7(), Month = month, Office = office, OfficeName = officeName, Place = place, Seed = Lot.NewSeed(), Percent = percent, Matters = matters, At = at };

    public int Wanted => Lot.Count(Matters, Percent);

    public void Count(int drawn, int passedOver) => (Drawn, PassedOver) = (drawn, passedOver);
}

/// <summary>A party of a drawn closed matter is rung up and asked (抽样回访). It names the matter by number and office only.</summary>
internal sealed class QualityCall
{
    public const int WordsLength = 1000;
    public const string Way = "抽样回访";

    private QualityCall() { }

    public Guid Id { get; private set; }
    public Guid DrawId { get; private set; }
    public DateOnly Month { get; private set; }
    public Guid MatterId { get; private set; }
    public string Kind { get; private set; } = "";
    public string? Number { get; private set; }
    public string Place { get; private set; } = "";
    public Guid? Office { get; private set; }
    public string OfficeName { get; private set; } = "";

    /// <summary>Who had the matter in hand; he never makes this call.</summary>
    public Guid? Officer { get; private set; }
    public string? OfficerName { get; private set; }
    public Guid Participant { get; private set; }
    public string PartyName { get; private set; } = "";
    public string PartyRole { get; private set; } = "";
    public int Tries { get; private set; }
    public DateTime? LastTriedAt { get; private set; }

    /// <summary>Null while it is still to be made.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Null while it is still to be made, and where it might not be made any more.</summary>
    public CallResult? Result { get; private set; }

    /// <summary>Why it might not be made any more after the draw; null else.</summary>
    public string? NotMade { get; private set; }
    public Satisfaction? Score { get; private set; }
    public string? Words { get; private set; }
    public Guid? ById { get; private set; }
    public string? ByName { get; private set; }

    /// <summary>Grows with each act; of two at once one is told so.</summary>
    public int Version { get; private set; }

    public static QualityCall Ask(CallDraw draw, MatterRow matter, Participant party) => new()
    {
        Id = Guid.CreateVersion7(),
        DrawId = draw.Id,
        Month = draw.Month,
        MatterId = matter.Id,
        Kind = matter.Kind,
        Number = matter.Number,
        Place = matter.Place,
        Office = matter.Office,
        OfficeName = draw.OfficeName,
        Officer = matter.Handler,
        OfficerName = matter.HandlerName,
        Participant = party.Id,
        PartyName = party.Name,
        PartyRole = party.RoleTitle,
    };

    /// <summary>Nobody answered, or somebody else; after so many times it ends.</summary>
    public void Miss(int most, Actor by)
    {
        Try(by);
        if (Tries >= most) End(CallResult.Missed, by);
    }

    public void Say(Satisfaction score, string? words, Actor by)
    {
        if (score == Satisfaction.Unsatisfied && string.IsNullOrWhiteSpace(words)) throw new RuleBroken("请记下哪里不满意，好去整改。") { Field = nameof(Words) };
        Try(by);
        (Score, Words) = (score, string.IsNullOrWhiteSpace(words) ? null : words.Trim());
        End(CallResult.Said, by);
    }

    public void Decline(Actor by)
    {
        Try(by);
        End(CallResult.Declined, by);
    }

    /// <summary>After the draw something came up against ringing: nobody rings, and the draw keeps it as not made for that reason.</summary>
    public void Drop(string why, DateTime at)
    {
        if (EndedAt is null) (NotMade, EndedAt, Version) = (why, at, Version + 1);
    }

    /// <summary>What came of it, in a word; null while it is to be made.</summary>
    public string? Outcome => NotMade is not null ? "没有打" : Score?.Title() ?? Result?.Title();

    private void Try(Actor by)
    {
        if (EndedAt is not null) throw new RuleBroken("这次回访已经登记过了。");
        if (by.Id == Officer) throw new RuleBroken("您是办理这件事的人，请换一位同事回访。");
        (Tries, LastTriedAt, ById, ByName, Version) = (Tries + 1, by.At, by.Id, by.Name, Version + 1);
    }

    private void End(CallResult result, Actor by) => (Result, EndedAt) = (result, by.At);
}
