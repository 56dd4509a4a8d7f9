using System.ComponentModel.DataAnnotations;

namespace Fashu.Notices;

/// <summary>What somebody needs so that he can be heard.</summary>
public enum Need
{
    [Display(Name = "手语翻译")] SignLanguage,
    [Display(Name = "方言、民族语言或者外语翻译")] Interpreter,
    [Display(Name = "坐轮椅，要没有台阶")] Wheelchair,
    [Display(Name = "看不清，文书要大字")] LargePrint,
    [Display(Name = "未成年人")] Minor,
    [Display(Name = "老年人，要慢慢说")] Elder,
    [Display(Name = "要有人陪着来")] Accompanied,
}

/// <summary>Somebody else who may pick up the phone or call.</summary>
/// <param name="Phone">Masked.</param>
/// <param name="MayKnow">May be told of the matter; else nobody says to him where the call comes from.</param>
public sealed record OtherEar(string Name, string? Relation, string? Phone, bool MayKnow);

/// <summary>How one participant of a matter may be reached, and what he needs (安全联系).</summary>
/// <param name="Silent">Nothing goes to the phone by itself: the inbox after sign-in, or a call by hand.</param>
/// <param name="From">Hour of the day from which he may be texted and called; null for any time.</param>
/// <param name="Until">Hour at which that ends.</param>
public sealed record ContactCard(Guid Participant, string Name, string Role, bool Silent, int? From, int? Until, IReadOnlyList<OtherEar> Others, IReadOnlyList<Need> Needs, string? Language, string? Why)
{
    public bool IsUsual => !Silent && From is null && Others.Count == 0 && Needs.Count == 0;

    /// <summary>What whoever is about to call has to know, in one line; null where there is nothing.</summary>
    public string? BeforeCalling
    {
        get
        {
            List<string> said = [];
            if (Silent) said.Add("不发短信；打电话先确认是本人，不是本人的不要说是哪里打的");
            if (From is { } from && Until is { } until) said.Add($"只在{from}点到{until}点联系");
            if (Others.Where(o => o.MayKnow).Select(Named).ToList() is { Count: > 0 } may) said.Add($"可以告诉{string.Join("、", may)}");
            if (Others.Where(o => !o.MayKnow).Select(Named).ToList() is { Count: > 0 } not) said.Add($"不能告诉{string.Join("、", not)}");
            return said.Count == 0 ? null : string.Join("；", said);
        }
    }

    /// <summary>What has to be ready when he comes; null where nothing is asked.</summary>
    public string? Asks => Needs.Count == 0 ? null : string.Join("、", Needs.Select(n => n == Need.Interpreter && Language is not null ? $"{n.Title()}（{Language}）" : n.Title()));

    private static string Named(OtherEar other) => other.Relation is null ? other.Name : $"{other.Name}（{other.Relation}）";
}

/// <summary>How people want to be reached. Every text message is asked here before it is written and before it leaves.</summary>
public interface ISafeContact
{
    /// <summary>The participants of a matter who are still in it, with what was agreed; for staff who may see the matter.</summary>
    Task<IReadOnlyList<ContactCard>> Of(Guid matter, CancellationToken cancel);

    /// <summary>“Send nothing to my phone”, said when filing. Adds to the present unit of work, does not save.</summary>
    void KeepSilent(Guid matter, Guid participant, string why, Actor by);

    /// <summary>What this person once said himself holds for the new matter, too. Adds to the present unit of work, does not save.</summary>
    /// <param name="earlier">The participant of the earlier matter; of anybody else nothing is repeated.</param>
    /// <param name="silent">He asks for silence now, whatever was said then.</param>
    Task Repeat(Guid earlier, Guid matter, Guid participant, bool silent, Actor by, CancellationToken cancel);
}
