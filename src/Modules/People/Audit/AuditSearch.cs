using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.People;

/// <summary>An auditor asks who read or changed what, when and why: of one person, one matter, one officer, one span of days.</summary>
internal sealed class AuditSearch(AppDb db, TimeProvider clock)
{
    public const int Page = 50;
    private const int MostExported = 20_000;

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        public Guid? Person { get; set; }
        [StringLength(60), Display(Name = "事项编号")] public string? Matter { get; set; }
        [StringLength(50), Display(Name = "工作人员姓名")] public string? Officer { get; set; }
        [Display(Name = "从")] public DateOnly? From { get; set; }
        [Display(Name = "到")] public DateOnly? Until { get; set; }
        /// <summary>Rows older than this one: where the page before ended.</summary>
        public Guid? Before { get; set; }
    }

    public sealed record Row(Guid Id, DateTime At, string Officer, string? Post, string Act, string Purpose, Guid? Person, string? PersonName, Guid? Matter, string? MatterNumber, string? Detail, string? Address);

    public Task<List<Row>> Handle(Form form, Actor by, CancellationToken cancel) => Read(form, Page + 1, by, "查看审计记录", cancel);

    public async Task<byte[]> Export(Form form, Actor by, CancellationToken cancel)
    {
        form.Before = null;
        var rows = await Read(form, MostExported, by, "导出审计记录", cancel);
        return SheetWriter.Csv(["时间", "谁", "岗位", "做了什么", "为什么", "涉及的人", "事项", "说明", "网络地址"],
            rows.Select(r => (IReadOnlyList<string>)[r.At.FormalTime(), r.Officer, r.Post ?? "", r.Act, r.Purpose, r.PersonName ?? "", r.MatterNumber ?? "", r.Detail ?? "", r.Address ?? ""]));
    }

    private async Task<List<Row>> Read(Form form, int most, Actor by, string act, CancellationToken cancel)
    {
        if (form.From > form.Until) throw new RuleBroken("开始日期应早于结束日期。") { Field = nameof(form.From) };
        var rows = db.Audits.AsNoTracking().AsQueryable();
        if (form.Person is { } person) rows = ReadLog.About(db, rows, person);
        if (!string.IsNullOrWhiteSpace(form.Officer))
        {
            var name = form.Officer.Trim();
            rows = rows.Where(a => a.ActorName == name && a.Post != null);
        }
        if (!string.IsNullOrWhiteSpace(form.Matter))
        {
            var number = form.Matter.Trim();
            var id = Guid.TryParse(number, out var known) ? known : await db.Matters.Where(m => m.Number == number).Select(m => m.Id).FirstOrDefaultAsync(cancel);
            if (id == Guid.Empty) throw new RuleBroken($"没有编号是“{number}”的事项。") { Field = nameof(form.Matter) };
            rows = rows.Where(a => a.Matter == id);
        }
        if (form.From is { } from) rows = rows.Where(a => a.At >= from.StartsAt());
        if (form.Until is { } until) rows = rows.Where(a => a.At < until.EndsAt());
        if (form.Before is { } before && await db.Audits.AsNoTracking().SingleOrDefaultAsync(a => a.Id == before, cancel) is { } last)
            rows = rows.Where(a => a.At < last.At || (a.At == last.At && a.Id.CompareTo(before) < 0));
        var found = await rows.OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(most)
            .Select(a => new
            {
                a,
                PersonName = db.Set<Person>().Where(p => p.Id == a.Person).Select(p => p.Name).FirstOrDefault(),
                Number = db.Matters.Where(m => m.Id == a.Matter).Select(m => m.Number).FirstOrDefault(),
            }).ToListAsync(cancel);
        db.Audit(by with { At = clock.Now() }, act, "审计监督", person: form.Person, detail: string.Join("，", Asked(form)));
        await db.SaveChangesAsync(cancel);
        return [.. found.Select(f => new Row(f.a.Id, f.a.At, f.a.ActorName, f.a.Post, f.a.Act, f.a.Purpose, f.a.Person, f.PersonName, f.a.Matter, f.Number, f.a.Detail, f.a.Address))];
    }

    /// <summary>The filter as part of an address.</summary>
    public static string Query(Form form) => string.Join('&', new[]
    {
        form.Person is { } person ? $"person={person}" : null,
        string.IsNullOrWhiteSpace(form.Matter) ? null : $"matter={Uri.EscapeDataString(form.Matter)}",
        string.IsNullOrWhiteSpace(form.Officer) ? null : $"officer={Uri.EscapeDataString(form.Officer)}",
        form.From is { } from ? $"from={from:yyyy-MM-dd}" : null,
        form.Until is { } until ? $"until={until:yyyy-MM-dd}" : null,
    }.Where(p => p is not null));

    private static IEnumerable<string> Asked(Form form)
    {
        if (!string.IsNullOrWhiteSpace(form.Matter)) yield return $"事项{form.Matter}";
        if (!string.IsNullOrWhiteSpace(form.Officer)) yield return $"工作人员{form.Officer}";
        if (form.From is { } from) yield return $"自{from.Formal()}";
        if (form.Until is { } until) yield return $"至{until.Formal()}";
    }
}
