using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>What each person claims and really got (LAL 50).</summary>
internal sealed class CountMoney(AppDb db)
{
    [ValidatableType]
    public sealed class Form
    {
        public List<Line> Lines { get; set; } = [];
    }

    [ValidatableType]
    public sealed class Line
    {
        public Guid Person { get; set; }
        [Amount, Display(Name = "请求（元）")] public long? Claim { get; set; }
        [Amount, Display(Name = "已拿到（元）")] public long? Recovered { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        matter.CountMoney([.. form.Lines.Select(l => (l.Person, l.Claim, l.Recovered))], by);
        await db.SaveChangesAsync(cancel);
    }
}
