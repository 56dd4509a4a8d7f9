namespace Fashu.Administration;

internal sealed class CheckTheCalendar(Fashu.Settings settings, TimeProvider clock) : ISetupStep
{
    public int Order => 50;
    public string Title => "核对放假安排";
    public string Href => "/work/admin/calendar";

    public Task<(bool, string)> Look(CancellationToken cancel)
    {
        var year = clock.Today().Year;
        var there = settings.Calendar.IsPublished(year);
        return Task.FromResult((there, there ? $"{year}年已有" : $"{year}年还没有导入"));
    }
}
