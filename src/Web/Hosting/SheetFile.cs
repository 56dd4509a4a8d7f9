using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

/// <summary>A table to take away, as xlsx or CSV.</summary>
public static class SheetFile
{
    public static IResult Of(string kind, string title, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows) => kind == "csv"
        ? Results.File(SheetWriter.Csv(headers, rows), "text/csv; charset=utf-8", title + ".csv")
        : Results.File(SheetWriter.Xlsx(title, headers, rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", title + ".xlsx");
}
