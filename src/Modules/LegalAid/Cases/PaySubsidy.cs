using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>The subsidy is paid, free of tax: counted by the city's table, or otherwise with the reason (LAL 52).</summary>
internal sealed class PaySubsidy(AppDb db, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        public List<Line> Lines { get; set => field = value ?? []; } = [];
        [Amount, Display(Name = "差旅费（元）")] public long? Travel { get; set; }
        [Amount, Display(Name = "补贴金额（元）")] public long? Amount { get; set; }
        [StringLength(200), Display(Name = "依据或者理由")] public string? Basis { get; set; }
    }

    [ValidatableType]
    public sealed class Line
    {
        public SubsidyKind Kind { get; set; }
        [Range(0, 1000, ErrorMessage = "应在0到1000之间"), Display(Name = "件数")] public int Count { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.Pay(Subsidy.Of(Table(matter, by, settings), form.Lines.Select(l => (l.Kind, l.Count)), form.Travel ?? 0), form.Amount, form.Basis, by);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The rates in force on the day of the decision.</summary>
    public static SubsidyLine[] Table(AidCase of, Actor by, Settings settings) => settings.On(AidSettings.Subsidies, of.DecidedAt ?? by.At);
}
