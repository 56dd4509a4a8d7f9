using System.ComponentModel.DataAnnotations;
using Fashu.Divisions;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>The applicant says which lawyer of the roster he would like; the centre assigns and answers.</summary>
internal sealed class WishLawyer(AppDb db, IOrganizations organizations)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择一位律师"), Display(Name = "想请哪位律师")] public Guid? Lawyer { get; set; }
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var lawyer = await Of(matter.Place, form.Lawyer!.Value, cancel);
        matter.Wish(lawyer.Staff, lawyer.Name, lawyer.FirmName, by);
        await db.SaveChangesAsync(cancel);
    }

    public async Task<LawyerCard> Of(string place, Guid lawyer, CancellationToken cancel) =>
        (await organizations.LawyersFor(place, cancel)).FirstOrDefault(l => l.Staff == lawyer) ?? throw new RuleBroken("这位律师现在不接这个地方的案件，请另选一位，或者不选。") { Field = nameof(Form.Lawyer) };
}

/// <summary>Lawyers of a place who take legal aid now, for anybody: no telephone, no limits.</summary>
internal sealed class ReadLawyers(IOrganizations organizations, IDivisions divisions)
{
    /// <param name="Load">Cases of legal aid in hand.</param>
    public sealed record Line(Guid Id, string Name, string Firm, int Years, string? Fields, int Load)
    {
        public string Words => $"{Firm}，执业{(Years < 1 ? "不到1" : Years)}年，手上{Load}件{(Fields is { Length: > 0 } ? $"，擅长{Fields}" : "")}";
    }

    public async Task<IReadOnlyList<Line>> Handle(string? place, DateOnly today, CancellationToken cancel) =>
        place is null || divisions.Find(place) is not { Level: DivisionLevel.County or DivisionLevel.City } ? []
        : [.. (await organizations.LawyersFor(place, cancel)).OrderBy(l => l.FirmName, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal)
            .Select(l => new Line(l.Staff, l.Name, l.FirmName, Whole(l.PractisingSince, today), l.Fields, l.Load))];

    private static int Whole(DateOnly since, DateOnly today) => today.Year - since.Year - (today < since.AddYears(today.Year - since.Year) ? 1 : 0);
}
