namespace Fashu.Items;

/// <summary>One time limit of an item, as it is now.</summary>
public sealed record ItemLimit(string Title, string Length, string Who, string Article);

/// <summary>An item as it is published on a day.</summary>
public sealed record PublishedItem(ServiceItem Item, ItemOffer Offer, IReadOnlyList<ItemLimit> Limits)
{
    public string Page => $"/services/{Item.Key}";

    /// <summary>Where a visitor goes on; an item of one's own matter asks first which one.</summary>
    public string StartPage => Item.Start.IsOpen is null ? Item.Start.Address : $"{Page}/start";
    public bool IsOpen => Offer.State == ItemState.Shown;
    public string Where => Offer.Address ?? Item.Where;
    public string Phone => Offer.Phone ?? "12348";
}

/// <summary>The list of services, from the manifests of all modules and the city's own words.</summary>
internal sealed class ItemList(Settings settings, TimeProvider clock)
{
    public static IReadOnlyList<ServiceItem> All { get; } = [.. AppModule.All.SelectMany(m => m.Items).OrderBy(i => i.Order)];

    /// <summary>What the public sees today.</summary>
    public IEnumerable<PublishedItem> Today() => All.Select(i => Of(i, settings.On(i.City, clock.Today()))).Where(i => i.Offer.State != ItemState.Hidden);

    public PublishedItem Find(string key) => Today().FirstOrDefault(i => i.Item.Key == key) ?? throw new Missing("这项服务");

    public PublishedItem Of(ServiceItem item, ItemOffer offer) =>
        new(item, offer, [.. item.Limits.Select(rule => new ItemLimit(rule.Title, settings.Words(rule, clock.Now()), rule.Who, rule.Article))]);

    /// <summary>What somebody typed, word by word or as a sentence with a word of ours in it.</summary>
    public static bool Fits(ServiceItem item, string words)
    {
        var text = string.Join('\n', [item.Title, item.Group, item.Purpose, item.Who, .. item.Words, .. item.Situations.Select(s => s.Title())]);
        return words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))
            || item.Words.Any(w => words.Contains(w, StringComparison.Ordinal));
    }
}
