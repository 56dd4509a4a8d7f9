using System.Collections;
using System.Globalization;

namespace Fashu;

/// <summary>A value that the law or the city changes by date; entries that are not yet in force wait in the same list.</summary>
public sealed class Dated<T> : IEnumerable<KeyValuePair<DateOnly, T>>
{
    private readonly SortedList<DateOnly, T> versions = [];

    public void Add(string from, T value) => Add(DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture), value);

    public void Add(DateOnly from, T value) => versions.Add(from, value);

    /// <summary>The value in force on the day.</summary>
    public T On(DateOnly day) => versions[Since(day)];

    /// <summary>The version in force on the day, named by the day it began: 2011-01-01.</summary>
    public string Version(DateOnly day) => Since(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>What is decided but not yet in force on the day.</summary>
    public IEnumerable<KeyValuePair<DateOnly, T>> After(DateOnly day) => versions.Where(version => version.Key > day);

    public IEnumerator<KeyValuePair<DateOnly, T>> GetEnumerator() => versions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DateOnly Since(DateOnly day)
    {
        for (var at = versions.Count - 1; at >= 0; at--)
            if (versions.Keys[at] <= day) return versions.Keys[at];
        throw new RuleBroken(versions.Count == 0
            ? "这项规定还没有录入。"
            : $"{day.Formal()}还没有可适用的规定，最早的自{versions.Keys[0].Formal()}起施行。");
    }
}
