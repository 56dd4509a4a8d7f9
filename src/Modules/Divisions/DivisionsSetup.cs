using Fashu.Administration;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

internal sealed class ImportTheTree(DivisionTree tree) : ISetupStep
{
    public int Order => 10;
    public string Title => "导入行政区划";
    public string Href => "/work/admin/divisions";

    public Task<(bool, string)> Look(CancellationToken cancel)
    {
        var (home, villages) = (tree.Home, tree.Under(tree.Home.Code, DivisionLevel.Village).Count);
        return Task.FromResult((villages > 0, villages > 0 ? $"{home.Name}，{villages}个村（社区），{tree.Under(home.Code, DivisionLevel.Grid).Count}个网格" : "从市到网格的代码和名称"));
    }
}

internal sealed class HangTheFirstPoster(AppDb db) : ISetupStep
{
    public int Order => 40;
    public string Title => "制作场所码，打印海报";
    public string Href => "/work/admin/places";

    public async Task<(bool, string)> Look(CancellationToken cancel) =>
        await db.Places.CountAsync(p => p.WithdrawnAt == null, cancel) is > 0 and var count ? (true, $"{count:N0}个场所码") : (false, "贴在群众看得到的地方");
}
