namespace Fashu.LegalAid;

/// <summary>At the beginning of a month the files of the month before are drawn for review; several times a day nothing is left to do.</summary>
internal sealed class DrawQualityFiles(DrawFiles draw, TimeProvider clock) : IJob
{
    public string Name => "legalaid.quality";
    public string Title => "抽取法律援助卷宗评查";
    public TimeSpan Every => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken cancel)
    {
        var now = clock.Now();
        var today = now.CityDay();
        await draw.Handle(new DateOnly(today.Year, today.Month, 1).AddMonths(-1), now, cancel);
        await draw.Reassign(now, cancel);
    }
}
