using System.Globalization;
using System.Text;

namespace Fashu.People;

/// <summary>How a name is read: what it is found by when an officer types pinyin. Tones, blanks and capitals do not count; ü is u.</summary>
internal static class NameReadings
{
    /// <summary>Readings of one name that are kept; the likeliest come first.</summary>
    public const int Most = 4;

    // surnames read otherwise than the character elsewhere
    private const string Surnames = "单 shan,解 xie,仇 qiu,查 zha,朴 piao,区 ou,盖 ge,覃 qin,薄 bo,缪 miao,种 chong,乜 nie,佴 nai,黑 he,折 she,召 shao,繁 po,员 yun,秘 bi,祭 zhai,隗 wei,"
        + "洗 xian,卜 bu,郇 xun,么 yao,会 gui,适 kuo,句 gou,牟 mu,粘 nian,尉迟 yu chi,万俟 mo qi,澹台 tan tai,单于 chan yu,中行 zhong hang,拓跋 tuo ba,"
        + "乐正 yue zheng";

    // two readings, both common in names: both are kept
    private const string Both = "乐 le yue,重 zhong chong,行 xing hang,长 chang zhang,朝 chao zhao,晟 sheng cheng,盛 sheng cheng,茜 qian xi,柏 bai bo,伯 bo bai,劲 jin jing,"
        + "厦 xia sha,溱 qin zhen,炅 jiong gui,禅 chan shan,纶 lun guan,娜 na nuo,蔚 wei yu,觉 jue jiao,阿 a e,隽 juan jun,露 lu lou,颉 jie xie,"
        + "莘 shen xin,莞 guan wan,谷 gu yu,泊 bo po,还 huan hai,都 du dou,率 shuai lu,参 can shen,伽 jia qie,藏 zang cang,仔 zi zai,调 tiao diao,"
        + "单 dan shan,曾 zeng ceng,解 jie xie,车 che ju,尉 wei yu,贾 jia gu,传 chuan zhuan,朴 pu piao,佛 fo fu,降 jiang xiang,强 qiang jiang,蕃 fan bo,"
        + "番 fan pan,褚 chu zhu,洗 xi xian,稽 ji qi,郗 xi chi,牟 mou mu,祭 ji zhai,宿 su xiu,冯 feng ping,翟 zhai di,骑 qi ji,俟 si qi";

    private static readonly Lazy<Dictionary<string, string[]>> surnames = new(() => Read(Surnames)), both = new(() => Read(Both));

    /// <summary>Whole readings and initials under which this name is kept, each with the mark of its kind; none where a character has no known reading.</summary>
    public static IReadOnlyList<string> KeysOf(string name)
    {
        var read = Of(name);
        return [.. read.Select(r => Whole(string.Concat(r))).Concat(read.Select(r => Initials(string.Concat(r.Select(s => s[0]))))).Distinct()];
    }

    /// <summary>Both kinds of keys that what was typed may mean; none where it is no pinyin.</summary>
    public static IReadOnlyList<string> KeysAsked(string typed) => Letters(typed) is { Length: >= 2 } letters ? [Whole(letters), Initials(letters)] : [];

    /// <summary>Letters alone, with or without tones: no name in characters and no number.</summary>
    public static bool IsPinyin(string typed) => Letters(typed) is { Length: > 0 };

    private static string Whole(string letters) => "=" + letters;

    private static string Initials(string letters) => "~" + letters;

    /// <summary>The readings of a name, likeliest first, each as its syllables.</summary>
    public static IReadOnlyList<string[]> Of(string name)
    {
        List<string[]> read = [[]];
        foreach (var choices in Choices(name))
        {
            if (choices.Length == 0) return [];
            read = [.. choices.SelectMany((choice, rank) => read.Select((so, before) => (Rank: rank + before, So: (string[])[.. so, choice]))).OrderBy(r => r.Rank).Take(Most).Select(r => r.So)];
        }
        return read[0].Length == 0 ? [] : read;
    }

    // for each syllable its readings; an empty one where none is known
    private static IEnumerable<string[]> Choices(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        var at = 0;
        if (runes.Count >= 3 && surnames.Value.GetValueOrDefault($"{runes[0]}{runes[1]}") is { } two)
        {
            foreach (var syllable in two) yield return [syllable];
            at = 2;
        }
        for (var from = at; at < runes.Count; at++)
        {
            var text = runes[at].ToString();
            if (runes[at].Value is 0xB7 or ' ' or '-' or '\'' or '’' or '.') continue;
            if (IsLatin(runes[at]))
            {
                from = at;
                while (at + 1 < runes.Count && IsLatin(runes[at + 1])) at++;
                yield return Letters(string.Concat(runes[from..(at + 1)])) is { Length: > 0 } word ? [word] : [];
                continue;
            }
            string[] usual = both.Value.GetValueOrDefault(text) ?? (Pinyin.Of(runes[at]) is { } one ? [one] : []);
            yield return at == 0 && surnames.Value.GetValueOrDefault(text) is { } first ? [.. first.Concat(usual).Distinct()] : usual;
        }
    }

    private static bool IsLatin(Rune rune) => rune.Value < 0x3000 && Rune.IsLetter(rune);

    /// <returns>Small letters a to z without marks, v and ü as u; null if anything else but blanks, apostrophes, hyphens and tone digits stands there.</returns>
    private static string? Letters(string typed)
    {
        var letters = new StringBuilder();
        foreach (var sign in typed.Narrow().Trim().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(sign)) letters.Append(char.ToLowerInvariant(sign) is var letter && letter == 'v' ? 'u' : letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark && letters.Length > 0) continue;
            else if (char.IsWhiteSpace(sign) || sign is '\'' or '’' or '-' || (sign is >= '1' and <= '5' && letters.Length > 0)) continue;
            else return null;
        }
        return letters.Length == 0 ? null : letters.ToString();
    }

    private static Dictionary<string, string[]> Read(string lines) =>
        lines.Split(',').Select(l => l.Split(' ')).DistinctBy(l => l[0]).ToDictionary(l => l[0], l => l[1..]);
}
