using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Divisions;

internal enum PlaceReach
{
    [Display(Name = "只为这一个区划")] One,
    [Display(Name = "下级每个网格各一张", Description = "已有场所码的网格不再重复制作")] EveryGrid,
}

/// <summary>Place codes are made for one division, or for every grid below it that has none yet.</summary>
internal sealed class HangPlaces(AppDb db, DivisionTree tree)
{
    [ValidatableType]
    public sealed class Form
    {
        [Display(Name = "区划"), Required, StringLength(15)] public string Division { get; set; } = "";
        [Display(Name = "制作范围"), Required] public PlaceReach? Reach { get; set; }
        [Display(Name = "张贴位置"), Required, StringLength(60)] public string Label { get; set; } = "";
        [Display(Name = "贴在多人共用的设备上（自助机、平板）")] public bool SharedDevice { get; set; }
    }

    /// <returns>The codes made.</returns>
    public async Task<IReadOnlyList<string>> Handle(Form form, Actor by, CancellationToken cancel)
    {
        var code = Codes.Read(form.Division, nameof(Form.Division));
        if (tree.Find(code) is null || tree.Current(code) != code) throw new RuleBroken("没有这个区划，或它已经停用。") { Field = nameof(Form.Division) };
        if (!by.May(DivisionsModule.PrintPlaces, code)) throw new RuleBroken($"{tree.FullName(code)}不在您的管理范围内。") { Field = nameof(Form.Division) };
        IReadOnlyList<string> targets = [code];
        if (form.Reach == PlaceReach.EveryGrid)
        {
            var covered = await db.Places.Standing(code).Select(p => p.Division).Distinct().ToListAsync(cancel);
            targets = [.. tree.Under(code, DivisionLevel.Grid).Select(d => d.Code).Except(covered)];
            if (targets.Count == 0) throw new RuleBroken($"{tree.FullName(code)}的每个网格都已经有场所码。");
        }
        var made = targets.Select(t => Place.Hang(t, form.Label, form.SharedDevice, by)).ToList();
        db.AddRange(made);
        db.Audit(by, "制作场所码", "维护场所码", detail: $"{code}，{made.Count}张");
        await db.SaveChangesAsync(cancel);
        return [.. made.Select(p => p.Code)];
    }
}

internal static class PlaceQueries
{
    extension(IQueryable<Place> places)
    {
        /// <summary>Codes in use at or below a division.</summary>
        public IQueryable<Place> Standing(string division) => places.Where(p => p.WithdrawnAt == null && p.Division.StartsWith(division));
    }
}
