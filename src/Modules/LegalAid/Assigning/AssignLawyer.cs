using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>The institution assigns a lawyer from the roster, within three days (LAL 43).</summary>
internal sealed class AssignLawyer(AppDb db, IOrganizations organizations, IDivisions divisions, StandAside aside, HandingOut handing, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择一位律师"), Display(Name = "律师")] public Guid? Lawyer { get; set; }
        [Required, StringLength(500), Display(Name = "指派的理由")] public string Reason { get; set; } = "";

        /// <summary>Demanded where the applicant wished for another lawyer.</summary>
        [StringLength(500), Display(Name = "为什么不能按申请人的意愿")] public string? WishRefused { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var firm = (await organizations.Lawyer(form.Lawyer!.Value, cancel))?.Card.Firm ?? throw new RuleBroken("请从名单中选择律师。") { Field = nameof(form.Lawyer) };
        using var turn = await handing.Firm(firm, cancel);
        var hand = await db.HandOf(firm, cancel);
        var (free, barred) = await Candidates(matter, cancel);
        if (barred.Where(b => b.Lawyer.Staff == form.Lawyer).Select(b => $"{b.Lawyer.Name}应当回避：{b.Why}。").FirstOrDefault() is { } why) throw new RuleBroken(why) { Field = nameof(form.Lawyer) };
        if (free.Count == 0) free = await Neighbours(matter, cancel);
        var lawyer = free.FirstOrDefault(l => l.Staff == form.Lawyer) ?? throw new RuleBroken("请从名单中选择律师。") { Field = nameof(form.Lawyer) };
        matter.Assign(lawyer.Staff, lawyer.Name, lawyer.Firm, lawyer.FirmName, form.Reason, by, settings, form.WishRefused);
        await db.SaveGiven(hand, cancel);
    }

    /// <summary>Lawyers of the place, least loaded first, without who has the case now; and those who must stand aside, with why.</summary>
    public async Task<(IReadOnlyList<LawyerCard> Free, IReadOnlyList<(LawyerCard Lawyer, string Why)> Barred)> Candidates(AidCase matter, CancellationToken cancel) =>
        await Judge(matter, await organizations.LawyersFor(matter.Place, cancel), cancel);

    /// <summary>Where nobody of the own roster is free: lawyers of the other centres of the city who can help.</summary>
    public async Task<IReadOnlyList<LawyerCard>> Neighbours(AidCase matter, CancellationToken cancel)
    {
        var own = divisions.Current(matter.Place);
        List<LawyerCard> others = [];
        foreach (var place in AidPlaces.Covered(divisions, [""]).Where(p => p != own)) others.AddRange(await organizations.LawyersFor(place, cancel));
        return (await Judge(matter, [.. others.DistinctBy(l => l.Staff).OrderBy(l => l.Load)], cancel)).Free;
    }

    private async Task<(IReadOnlyList<LawyerCard> Free, IReadOnlyList<(LawyerCard Lawyer, string Why)> Barred)> Judge(AidCase matter, IReadOnlyList<LawyerCard> lawyers, CancellationToken cancel)
    {
        List<LawyerCard> free = [];
        List<(LawyerCard, string)> barred = [];
        var sides = Sides.Of(matter);
        var hands = await aside.Around(sides, cancel);
        foreach (var lawyer in lawyers)
        {
            if (lawyer.Staff == matter.Handler) continue;
            if (await aside.Why(lawyer, sides, hands, cancel) is { } why) barred.Add((lawyer, why));
            else free.Add(lawyer);
        }
        return (free, barred);
    }
}
