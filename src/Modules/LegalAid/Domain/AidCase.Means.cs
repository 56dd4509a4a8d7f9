using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What the sharing query says of somebody's stated hardship (LAL 41).</summary>
internal enum MeansFound
{
    [Display(Name = "查到的与承诺一致")] Confirmed,
    [Display(Name = "查到的与承诺不一致")] Contradicted,
    [Display(Name = "没有查到")] Nothing,
}

/// <summary>Hardship that was pledged is looked up; and what was decided before on the same matter is found again.</summary>
internal sealed partial class AidCase
{
    public MeansFound? MeansFound { get; private set; }

    /// <summary>Which register was asked, and what it said.</summary>
    public string? MeansSource { get; private set; }
    public DateTime? MeansFoundAt { get; private set; }
    public string? MeansFoundBy { get; private set; }

    /// <summary>The pledge was false on purpose: found by the query, or aid ended for deception. Who gave it gives none again.</summary>
    public DateTime? PledgeBrokenAt { get; private set; }

    /// <summary>Number and day of an earlier case of the same person on the same kind of matter with the same other side; null: none was found.</summary>
    public string? RepeatOf { get; private set; }

    /// <param name="falsely">The officer finds that the pledge was false on purpose, not only mistaken.</param>
    public void RecordMeans(MeansFound found, string source, bool falsely, Screening screening, Actor by)
    {
        if (falsely && found != LegalAid.MeansFound.Contradicted) throw new RuleBroken("查到的与承诺不一致，才能记承诺不属实。") { Field = "Falsely" };
        if (falsely && IsGroup) throw new RuleBroken("很多人一起的，谁的承诺不属实，请先把他移出，另案处理。") { Field = "Falsely" };
        if (falsely && !Pledged) throw new RuleBroken("这件事没有用承诺代替证明。") { Field = "Falsely" };
        Take(AidAct.RecordMeans, by, $"{found.Title()}：{source.Trim()}{(falsely ? "。承诺不属实" : "")}", internalOnly: true);
        (MeansFound, MeansSource, MeansFoundAt, MeansFoundBy) = (found, source.Trim(), by.At, by.Name);
        PledgeBrokenAt = falsely ? by.At : null;
        Judge(Known, screening, RulesDay);
    }

    /// <summary>The same matter was decided before: whoever examines has to look whether there is anything new.</summary>
    public void FindRepeat(string earlier, Screening screening)
    {
        RepeatOf = earlier;
        Judge(Known, screening, RulesDay);
    }

    /// <summary>Who of the persons pledged falsely before, and the day it was found; of the others that is known no more.</summary>
    public void FindBroken(IReadOnlyDictionary<Guid, DateOnly> found, Screening screening)
    {
        foreach (var person in persons) person.HadBroken(found.TryGetValue(person.Id, out var on) ? on : null);
        Flag(Known, screening);
    }

    private void BreakPledge(TerminationGround ground, DateTime at)
    {
        if (Pledged && !IsGroup && ground is TerminationGround.Deception or TerminationGround.FalseEvidence) PledgeBrokenAt ??= at;
    }
}
