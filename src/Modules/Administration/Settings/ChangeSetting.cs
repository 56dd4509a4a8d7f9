using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Administration;

/// <summary>The city gives a setting a value of its own from a day on. What was in force on earlier days stays as it was.</summary>
internal sealed class ChangeSetting(AppDb db, IDivisions divisions, Snapshots snapshots)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required] public string Key { get; set; } = "";
        [Display(Name = "从哪一天起执行"), Required] public DateOnly From { get; set; }
        public List<string?> Values { get; set; } = [];
    }

    public async Task Handle(Form form, Actor by, CancellationToken cancel)
    {
        divisions.DemandWholeCity(AdministrationModule.ChangeSettings, by);
        var setting = Known.Find(form.Key);
        var shape = new SettingShape(setting);
        var value = shape.Read(form.Values);
        await Fashu.Settings.Put(db, setting, form.From, value, by, cancel);
        db.Audit(by, "修改设置", "系统设置", detail: Cut($"{setting.Title}，自{form.From.Formal()}起：{shape.Words(value)}"));
        await snapshots.Save(db, Fashu.Settings.Snapshot, cancel);
    }

    internal static string Cut(string text) => text.Length <= 500 ? text : text[..500];
}

/// <summary>A value that is not yet in force is taken back.</summary>
internal sealed class WithdrawSetting(AppDb db, IDivisions divisions, Snapshots snapshots)
{
    public async Task<string> Handle(Guid row, Actor by, CancellationToken cancel)
    {
        divisions.DemandWholeCity(AdministrationModule.ChangeSettings, by);
        var known = await db.Set<SettingRow>().SingleOrDefaultAsync(r => r.Id == row, cancel) ?? throw new Missing("这个设置值");
        if (known.From <= by.At.CityDay()) throw new RuleBroken("已经执行的值不能撤回，请另设一个从今天起的新值。");
        db.Remove(known);
        db.Audit(by, "撤回设置", "系统设置", detail: $"{Known.Find(known.Key).Title}，原定自{known.From.Formal()}起");
        await snapshots.Save(db, Fashu.Settings.Snapshot, cancel);
        return known.Key;
    }
}

internal static class Known
{
    /// <summary>The setting by its key, from the manifests of all modules.</summary>
    public static Setting Find(string key) => AppModule.All.SelectMany(m => m.Settings).FirstOrDefault(s => s.Key == key) ?? throw new Missing("这项设置");
}
