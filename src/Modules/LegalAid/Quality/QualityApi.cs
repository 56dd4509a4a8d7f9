using Fashu.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>The published list of a draw, for whoever wants to repeat it.</summary>
internal static class QualityApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/aid/quality-draws/{draw:guid}/list.csv", async (Guid draw, AppDb db, CancellationToken cancel) =>
        {
            var one = await db.FileDraws.AsNoTracking().SingleOrDefaultAsync(d => d.Id == draw && d.Files >= FileDraw.Fewest, cancel) ?? throw new Missing("这次抽取");
            return SheetFile.Of("csv", $"{one.OfficeName}{one.Month:yyyy年M月}卷宗评查抽取", ["次序", "案号", "SHA-256（种子|案号）", "是否抽中"],
                one.Order().Select(IReadOnlyList<string> (number, at) => [$"{at + 1}", number, Lot.Rank(one.Seed, number), at < one.Drawn ? "抽中" : ""]));
        }).OpenToAll("抽取的过程公开，任何人都能重算").ExcludeFromDescription();
}
