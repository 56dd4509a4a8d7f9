using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fashu.Divisions;

namespace Fashu.People;

/// <summary>The city changes the retention table from a day on.</summary>
internal sealed class ChangeRetention(AppDb db, IDivisions divisions, Snapshots snapshots, TimeProvider clock)
{
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Form
    {
        [Required, Display(Name = "从哪天起执行")] public DateOnly From { get; set; }
        public List<Line> Lines { get; set; } = [];
    }

    [Microsoft.Extensions.Validation.Embedded.ValidatableType]
    public sealed class Line
    {
        public string? Key { get; set; }
        [Required, StringLength(100), Display(Name = "保存什么")] public string What { get; set; } = "";
        [Display(Name = "天数")] public int? Days { get; set; }
        [Required, StringLength(100), Display(Name = "保存多久")] public string Kept { get; set; } = "";
        [Required, StringLength(200), Display(Name = "依据")] public string Basis { get; set; } = "";
        [Required, StringLength(100), Display(Name = "到期怎么办")] public string After { get; set; } = "";
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        divisions.DemandWholeCity(PeoplePermissions.Audit, by);
        if (form.From < clock.Today()) throw new RuleBroken("执行日期不能早于今天。") { Field = nameof(form.From) };
        var lines = form.Lines.Select(l => new RetentionLine(string.IsNullOrEmpty(l.Key) ? null : l.Key, l.What, l.Days, l.Kept, l.Basis, l.After)).ToArray();
        var text = JsonSerializer.Serialize(lines, json);
        if (RetentionTable.Setting.Refuse(text) is { } error) throw new RuleBroken(error + "。");
        db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = RetentionTable.Setting.Key, From = form.From, Value = text, By = by.Name, At = by.At });
        db.Audit(by, "修改个人信息保存期限表", $"自{form.From.Formal()}起执行");
        await snapshots.Save(db, Settings.Snapshot, cancel);
    }
}
