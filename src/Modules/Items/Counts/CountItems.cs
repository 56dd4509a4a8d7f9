using System.Globalization;
using Fashu.Divisions;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Items;

/// <summary>How often each item was asked for, by channel and office, within the own part of the tree. Counted from the rows of the matters themselves.</summary>
internal sealed class CountItems(AppDb db, IDivisions divisions, IOrganizations organizations)
{
    private const int MostOffices = 100;

    public sealed record Line(ServiceItem Item, Guid? Office, ItemChannel Channel, int Count);

    /// <param name="Lines">Of the chosen office, if one is chosen.</param>
    /// <param name="Offices">Those that had something to do, the busiest first.</param>
    public sealed record Answer(IReadOnlyList<Line> Lines, IReadOnlyList<(Guid Id, string Name)> Offices)
    {
        public int Of(ServiceItem item, ItemChannel? channel = null) => Lines.Where(l => l.Item.Key == item.Key && (channel is null || l.Channel == channel)).Sum(l => l.Count);

        public string NameOf(Guid? office) => Offices.FirstOrDefault(o => o.Id == office).Name ?? "";

        public IEnumerable<IReadOnlyList<string>> Sheet() => Lines.GroupBy(l => (l.Item, l.Office)).OrderBy(g => g.Key.Item.Order).ThenByDescending(g => g.Sum(l => l.Count)).Select(IReadOnlyList<string> (g) =>
            [g.Key.Item.Group, g.Key.Item.Title, NameOf(g.Key.Office), .. Enum.GetValues<ItemChannel>().Select(c => Number(g.Where(l => l.Channel == c).Sum(l => l.Count))), Number(g.Sum(l => l.Count))]);

        private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
    }

    public static IReadOnlyList<string> Headers { get; } = ["业务", "服务事项", "机构", .. Enum.GetValues<ItemChannel>().Select(c => c.Title()), "合计"];

    public async Task<Answer> Handle(CountFilter filter, Actor by, CancellationToken cancel)
    {
        List<Line> lines = [];
        foreach (var place in Places(filter, by))
            foreach (var item in ItemList.All.Where(i => i.Uses is not null))
                lines.AddRange(await Count(item, filter, place, cancel));
        var ids = lines.Where(l => l.Office is not null).GroupBy(l => l.Office!.Value).OrderByDescending(g => g.Sum(l => l.Count)).Select(g => g.Key).Take(MostOffices).ToList();
        List<(Guid, string)> offices = [];
        foreach (var id in ids) offices.Add((id, (await organizations.Find(id, cancel))?.Name ?? "已撤销的机构"));
        return new([.. lines.Where(l => filter.Office is null || l.Office == filter.Office)], offices);
    }

    /// <summary>The own parts of the tree, narrowed to the chosen place; "" is everything, also what lies nowhere.</summary>
    public IReadOnlyList<string> Places(CountFilter filter, Actor by) =>
        [.. by.ScopesOf(ItemsPermissions.Count.Key).Select(s => divisions.Home.Code.StartsWith(s, StringComparison.Ordinal) ? "" : s).Distinct().Select(s => Narrower(s, filter.Place ?? "")).OfType<string>()];

    private async Task<IEnumerable<Line>> Count(ServiceItem item, CountFilter filter, string place, CancellationToken cancel)
    {
        var (from, before) = (filter.From.StartsAt(), filter.To.EndsAt());
        var uses = item.Uses!(db).Where(u => u.At >= from && u.At < before);
        if (place.Length > 0)
        {
            var end = place.PadRight(20, '9'); // codes are digits: none below the place sorts after this one
            uses = uses.Where(u => u.Place.CompareTo(place) >= 0 && u.Place.CompareTo(end) <= 0);
        }
        var groups = await uses.GroupBy(u => new { u.Office, u.Channel }).Select(g => new { g.Key.Office, g.Key.Channel, Count = g.Count() }).ToListAsync(cancel);
        return groups.GroupBy(g => (g.Office, Channel: ItemUse.ChannelOf(g.Channel))).Select(g => new Line(item, g.Key.Office, g.Key.Channel, g.Sum(x => x.Count)));
    }

    private static string? Narrower(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) ? one : other.StartsWith(one, StringComparison.Ordinal) ? other : null;
}
