using Microsoft.EntityFrameworkCore;

namespace Fashu.Matters;

/// <summary>Several matters go to another officer at once; each kind decides to whom it may go.</summary>
internal sealed class ReassignMatters(AppDb db, IEnumerable<IMatterActs> acts)
{
    public const int Most = 50;

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        public List<Guid> Matters { get; set; } = [];
        [Required, System.ComponentModel.DataAnnotations.Display(Name = "交给谁")] public Guid? To { get; set; }
        [Required, StringLength(200), System.ComponentModel.DataAnnotations.Display(Name = "原因")] public string Reason { get; set; } = "";
    }

    public sealed record Candidate(Guid Staff, string Name, string Hint);

    public sealed record Outcome(int Moved, IReadOnlyList<string> Refused);

    /// <summary>The chosen matters that can be handed on, and officers who may take all of them.</summary>
    public async Task<(IReadOnlyList<MatterRow> Matters, IReadOnlyList<Candidate> Candidates)> Look(IEnumerable<Guid> chosen, Actor by, CancellationToken cancel)
    {
        var ids = chosen.Distinct().Take(Most).ToList();
        var rows = await db.Matters.AsNoTracking().SeenBy(by).Where(m => ids.Contains(m.Id) && m.ClosedAt == null).OrderBy(m => m.FiledAt).ToListAsync(cancel);
        var known = rows.Where(m => acts.Any(a => a.Kind == m.Kind)).ToList();
        List<Candidate>? all = null;
        foreach (var row in known)
        {
            var some = (await acts.First(a => a.Kind == row.Kind).Candidates(row.Id, by, cancel)).Select(c => new Candidate(c.Staff, c.Name, c.Hint)).ToList();
            all = all is null ? some : [.. all.Where(c => some.Any(s => s.Staff == c.Staff))];
        }
        return (known, all ?? []);
    }

    public async Task<Outcome> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var (rows, candidates) = await Look(form.Matters, by, cancel);
        if (rows.Count == 0) throw new RuleBroken("所选事项都不能移交：已经办结，或者不在您的范围。");
        if (candidates.All(c => c.Staff != form.To)) throw new RuleBroken("请从名单中选择接手的人。") { Field = nameof(Form.To) };
        var (moved, refused) = (0, new List<string>());
        foreach (var row in rows.Where(r => r.Handler != form.To))
        {
            try
            {
                await acts.First(a => a.Kind == row.Kind).Reassign(row.Id, form.To!.Value, form.Reason.Trim(), by, cancel);
                moved++;
            }
            catch (RuleBroken rule)
            {
                refused.Add($"{row.Number ?? row.Title}：{rule.Message}");
            }
            db.ChangeTracker.Clear(); // one that was refused must not be saved with the next
        }
        return new(moved, refused);
    }
}
