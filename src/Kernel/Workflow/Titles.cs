using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Fashu;

/// <summary>The Chinese word of an enum value, from its <c>[Display(Name = …)]</c>.</summary>
public static class Titles
{
    private static readonly ConcurrentDictionary<Enum, string> known = [];

    extension(Enum value)
    {
        public string Title() => known.GetOrAdd(value, static v =>
            v.GetType().GetField(v.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? v.ToString());
    }
}
