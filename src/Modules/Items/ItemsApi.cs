using System.Globalization;
using Fashu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fashu.Items;

/// <summary>The list and the figures for programs, and as tables to take away.</summary>
internal static class ItemsApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/services").WithTags("服务清单").DisableAntiforgery();
        api.MapGet("", (ItemList list) => list.Today().Select(ItemAnswer.Of)).OpenToAll("服务清单向社会公布").WithName("ReadItems").WithSummary("服务清单");
        api.MapGet("/{item}", (string item, ItemList list) => ItemAnswer.Of(list.Find(item))).OpenToAll("服务清单向社会公布").WithName("ReadItem").WithSummary("服务清单里的一项");
        api.MapGet("/counts", async (HttpContext http, CountItems slice, Actor by, CancellationToken cancel) =>
                (await slice.Handle(CountFilter.Read(http.Request.Query, by.At.CityDay()), by, cancel)).Lines.Select(l => new { item = l.Item.Key, l.Office, channel = l.Channel, l.Count }))
            .ForStaff(ItemsPermissions.Count.Key).WithName("CountItems").WithSummary("每一项办了多少，按来源和机构；参数from、to、place、office");
        app.MapGet("/api/v1/figures", async (ReadFigures slice, CancellationToken cancel) => Lines(await slice.Handle(cancel))).OpenToAll("办理数据向社会公布")
            .WithTags("服务清单").WithName("ReadFigures").WithSummary("办理数据；value为null的不公布，month、county为null的是合计，金额以分计");
        app.MapGet("/figures.csv", async (ReadFigures slice, CancellationToken cancel) => SheetFile.Of("csv", "办理数据", ["月份", "地区", "业务", "指标", "数", "单位"], Sheet(await slice.Handle(cancel))))
            .OpenToAll("办理数据向社会公布").ExcludeFromDescription();
        foreach (var kind in new[] { "xlsx", "csv" })
            app.MapGet($"/work/services/counts.{kind}", async (HttpContext http, CountItems slice, Actor by, CancellationToken cancel) =>
                    SheetFile.Of(kind, "服务统计", CountItems.Headers, (await slice.Handle(CountFilter.Read(http.Request.Query, by.At.CityDay()), by, cancel)).Sheet()))
                .ForStaff(ItemsPermissions.Count.Key).ExcludeFromDescription();
    }

    private static IEnumerable<FigureLine> Lines(ReadFigures.Answer answer) =>
        from kind in answer.Kinds
        from figure in kind.Figures
        from month in answer.Months.Select(m => (DateOnly?)m).Append(null)
        from county in answer.Counties.Select(c => (string?)c.Code).Append(null)
        select new FigureLine(kind.Kind, figure.Source.Figure, figure.Source.Title, month, county, figure.Value(month, county), figure.Unit == "元" ? "分" : figure.Unit);

    private static IEnumerable<IReadOnlyList<string>> Sheet(ReadFigures.Answer answer) =>
        from kind in answer.Kinds
        from figure in kind.Figures
        from month in answer.Months.Select(m => (DateOnly?)m).Append(null)
        from county in answer.Counties.Select(c => ((string?)c.Code, c.Name)).Append((null, "全市"))
        select (IReadOnlyList<string>)[month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "合计", county.Item2, kind.Title, figure.Source.Title, figure.Plain(month, county.Item1), figure.Unit];

    internal sealed record FigureLine(string Kind, KeyFigure Figure, string Title, DateOnly? Month, string? County, long? Value, string Unit);

    internal sealed record ItemAnswer(string Key, string Group, string Title, string Purpose, IEnumerable<string> Situations, string Who, IReadOnlyList<string> Papers, string Fee, IReadOnlyList<ItemLimit> Limits,
        IReadOnlyList<string> Steps, IReadOnlyList<string> Articles, string Where, string? Hours, string Phone, string? Remark, bool Open, string? Start)
    {
        public static ItemAnswer Of(PublishedItem published)
        {
            var (item, offer) = (published.Item, published.Offer);
            return new(item.Key, item.Group, item.Title, item.Purpose, item.Situations.Select(s => s.Title()), item.Who, item.Papers, item.Fee, published.Limits, item.Steps, item.Articles,
                published.Where, offer.Hours, published.Phone, offer.Remark, published.IsOpen, published.IsOpen && item.Start.For != ActorKind.Staff ? published.StartPage : null);
        }
    }
}
