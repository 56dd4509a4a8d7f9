using Fashu.Web;

namespace Fashu.Matters;

/// <summary>From what somebody typed on the home page to the services that take it up, the most fitting first.</summary>
internal sealed class FindHelp(IEnumerable<IServiceGuide> guides, IEnumerable<MenuEntry> menu, IViewer viewer)
{
    public static readonly string[] Examples = ["邻居装修漏水到我家", "老板拖欠工资", "和亲戚因为借钱吵翻了"];

    public sealed record Answer(string Words, IReadOnlyList<ServiceHint> Fitting, IReadOnlyList<MenuEntry> Others);

    public Task<Answer> Handle(string? words)
    {
        var text = (words ?? "").Trim();
        if (text.Length > 500) text = text[..500];
        IReadOnlyList<ServiceHint> fitting = text.Length == 0 ? [] : [.. guides.Select(g => g.For(text)).OfType<ServiceHint>().OrderByDescending(h => h.Weight)];
        var taken = fitting.Select(h => h.Href.Split('?')[0]).ToHashSet();
        return Task.FromResult(new Answer(text, fitting, [.. menu.For(viewer, MenuPlace.Service).Where(e => !taken.Contains(e.Href))]));
    }
}
