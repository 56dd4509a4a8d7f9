using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>The institution assigns a lawyer from the roster, within three days (LAL 43).</summary>
internal sealed class AssignLawyer(AppDb db, IOrganizations organizations, Settings settings)
{
    [ValidatableType]
    public sealed class Form
    {
        [Required(ErrorMessage = "请选择一位律师"), Display(Name = "律师")] public Guid? Lawyer { get; set; }
        [Required, StringLength(500), Display(Name = "指派的理由")] public string Reason { get; set; } = "";
    }

    public async Task Handle(Guid id, Form form, Actor by, CancellationToken cancel)
    {
        var matter = await db.Open<AidCase>(id, by, cancel);
        var (free, barred) = await Candidates(matter, cancel);
        if (barred.Where(b => b.Lawyer.Staff == form.Lawyer).Select(b => $"{b.Lawyer.Name}应当回避：{b.Why}。").FirstOrDefault() is { } aside) throw new RuleBroken(aside) { Field = nameof(form.Lawyer) };
        var lawyer = free.FirstOrDefault(l => l.Staff == form.Lawyer) ?? throw new RuleBroken("请从名单中选择律师。") { Field = nameof(form.Lawyer) };
        matter.Assign(lawyer.Staff, lawyer.Name, lawyer.Firm, lawyer.FirmName, form.Reason, by, settings);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Lawyers of the place, least loaded first, without who has the case now; and those who must stand aside, with why.</summary>
    public async Task<(IReadOnlyList<LawyerCard> Free, IReadOnlyList<(LawyerCard Lawyer, string Why)> Barred)> Candidates(AidCase matter, CancellationToken cancel)
    {
        List<LawyerCard> free = [];
        List<(LawyerCard, string)> barred = [];
        string[] names = [matter.OtherName, .. matter.Persons.Select(p => p.Name)];
        Guid[] people = [.. matter.Persons.Select(p => p.PersonId).OfType<Guid>()];
        var (lawyers, firms) = await OfTheOtherSide(matter, cancel);
        foreach (var lawyer in await organizations.LawyersFor(matter.Place, cancel))
        {
            if (lawyer.Staff == matter.Handler) continue;
            if (names.Contains(lawyer.Name)) barred.Add((lawyer, "与当事人同名"));
            else if (lawyers.Contains(lawyer.Staff)) barred.Add((lawyer, "正在为对方办案"));
            else if (firms.Contains(lawyer.Firm)) barred.Add((lawyer, "同一律师事务所正在为对方办案"));
            else if (await organizations.HasConflict(lawyer.Staff, names, people, cancel)) barred.Add((lawyer, "与当事人有利害关系"));
            else if (IsGrave(matter) && !IsSeasoned(lawyer, matter)) barred.Add((lawyer, "可能判处无期徒刑、死刑的案件，刑事执业年限不够"));
            else free.Add(lawyer);
        }
        return (free, barred);
    }

    /// <summary>Lawyers who act for the other side in any case, and firms that act for it against these applicants: where both sides are aided, different firms act.</summary>
    private async Task<(HashSet<Guid> Lawyers, HashSet<Guid> Firms)> OfTheOtherSide(AidCase matter, CancellationToken cancel)
    {
        var names = matter.Persons.Select(p => p.Name).ToList();
        var against = db.Participants.Where(p => p.Role == AidFlow.OpponentRole && names.Contains(p.Name)).Select(p => p.MatterId);
        var acting = await db.AidCases.Where(c => c.Id != matter.Id && c.ClosedAt == null && c.Handler != null
                && db.Participants.Any(p => p.MatterId == c.Id && p.Role == AidFlow.ApplicantRole && p.Name == matter.OtherName))
            .Select(c => new { c.Handler, c.Firm, Against = against.Contains(c.Id) }).ToListAsync(cancel);
        return ([.. acting.Select(a => a.Handler!.Value)], [.. acting.Where(a => a.Against).Select(a => a.Firm).OfType<Guid>()]);
    }

    // life, death, and the review of death (LAL 26)
    private static bool IsGrave(AidCase matter) => matter.NoticeStage == CriminalStage.DeathReview
        || matter.Known.Counsel?.Any(c => c is MustHaveCounsel.LifeOrDeath or MustHaveCounsel.DeathReview) == true;

    private bool IsSeasoned(LawyerCard lawyer, AidCase matter) =>
        lawyer.CriminalSince is { } since && since.AddYears(settings.On(AidSettings.GraveYears, matter.FiledAt)) <= matter.FiledAt.CityDay();
}
