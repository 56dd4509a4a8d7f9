using Fashu.Web;

namespace Fashu.LegalAid;

/// <summary>The words of each question and its choices; <c>Many</c> may be answered with several.</summary>
public sealed record QuestionText(Question Question, string Name, string Title, string? Hint, bool Many, IReadOnlyList<Choice> Choices)
{
    /// <summary>The choice that says: none of these.</summary>
    public const string None = "None";

    public static QuestionText Of(Question question, AidTables tables) => question switch
    {
        Question.Trouble => new(question, "trouble", "您遇到了什么事？", "选最接近的一项", false, Each<Trouble>()),
        Question.LocalMatter => new(question, "local", "是不是下面的事？", null, false, [.. tables.LocalMatters.Select(m => new Choice(m, m)), new(None, "都不是")]),
        Question.Counsel => new(question, "counsel", "被抓、被起诉的人有没有下面的情况？", "有几项选几项", true, [.. Each<MustHaveCounsel>(), new(None, "都没有")]),
        Question.HasLawyer => new(question, "lawyer", "这件事请了律师吗？", null, false, [new("false", "没有"), new("true", "已经请了")]),
        Question.Reopened => new(question, "reopened", "法院决定再审，或者检察院抗诉了吗？", null, false, [new("true", "是"), new("false", "还没有")]),
        Question.Statuses => new(question, "status", "是下面哪些人？", "有几项选几项；替家人问的，按他（她）的情况选", true, [.. Each<Status>(), new(None, "都不是")]),
        Question.NoFixedIncome => new(question, "fixed", "有固定的生活来源吗？", "每月都有的工资、养老金、租金，或者由家里养活，都算有", false, [new("false", "没有固定生活来源"), new("true", "有")]),
        _ => new(question, "income", tables.Line is { } line ? $"家里平均每人每月的收入，在{line.MonthlyFen.Yuan()}以下吗？" : "家里经济困难吗？", "全家一个月的收入加起来，除以人数", false, Each<Income>()),
    };

    private static Choice[] Each<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new Choice(v.ToString(), ((Enum)v).Title()))];
}

/// <summary>Answers as an address: nothing is kept on the server, the way back is the browser's, and a link shows the same result.</summary>
internal static class CheckAddress
{
    /// <param name="read">All values of a name; unknown ones are passed over.</param>
    public static Circumstances Read(Func<string, IEnumerable<string?>> read, AidTables tables)
    {
        return new()
        {
            Trouble = One<Trouble>("trouble"),
            LocalMatter = read("local").FirstOrDefault() switch { QuestionText.None => "", { } local when tables.LocalMatters.Contains(local) => local, _ => null },
            Statuses = Many<Status>("status"),
            NoFixedIncome = Flag("fixed") is { } fixedIncome ? !fixedIncome : null,
            Income = One<Income>("income"),
            Counsel = Many<MustHaveCounsel>("counsel"),
            HasLawyer = Flag("lawyer"),
            Reopened = Flag("reopened"),
        };

        T? One<T>(string name) where T : struct, Enum => Enum.TryParse<T>(read(name).FirstOrDefault(), out var value) && Enum.IsDefined(value) ? value : null;

        bool? Flag(string name) => bool.TryParse(read(name).FirstOrDefault(), out var value) ? value : null;

        IReadOnlyList<T>? Many<T>(string name) where T : struct, Enum
        {
            var said = read(name).ToList();
            var known = said.Select(s => Enum.TryParse<T>(s, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>().Distinct().ToList();
            return known.Count > 0 ? known : said.Contains(QuestionText.None) ? [] : null;
        }
    }

    public static string To(IEnumerable<(Question Question, string Name, string Value)> said, string page = "/aid/check") =>
        page + Microsoft.AspNetCore.Http.QueryString.Create(said.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));

    /// <summary>What was answered, in the order of the questions, as pairs of name and value.</summary>
    public static IEnumerable<(Question Question, string Name, string Value)> Write(Circumstances known)
    {
        if (known.Trouble is { } trouble) yield return (Question.Trouble, "trouble", trouble.ToString());
        if (known.LocalMatter is { } local) yield return (Question.LocalMatter, "local", local.Length == 0 ? QuestionText.None : local);
        foreach (var counsel in Values(known.Counsel)) yield return (Question.Counsel, "counsel", counsel);
        if (known.HasLawyer is { } lawyer) yield return (Question.HasLawyer, "lawyer", lawyer ? "true" : "false");
        if (known.Reopened is { } reopened) yield return (Question.Reopened, "reopened", reopened ? "true" : "false");
        foreach (var status in Values(known.Statuses)) yield return (Question.Statuses, "status", status);
        if (known.NoFixedIncome is { } without) yield return (Question.NoFixedIncome, "fixed", without ? "false" : "true");
        if (known.Income is { } income) yield return (Question.Income, "income", income.ToString());

        static IEnumerable<string> Values<T>(IReadOnlyList<T>? chosen) where T : struct, Enum =>
            chosen is null ? [] : chosen.Count == 0 ? [QuestionText.None] : chosen.Select(c => c.ToString());
    }
}
