using Fashu.Matters;
using Fashu.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Fashu.LegalAid;

/// <summary>What a case says of its people, as far as a lawyer may have to stand aside for it.</summary>
/// <param name="Speakers">Guardians and relatives who applied for them.</param>
/// <param name="Notice">Organ and number of a criminal notice; people of one notice are accused together.</param>
internal sealed record Sides(Guid Case, IReadOnlyList<string> Names, IReadOnlyList<Guid> People, IReadOnlyList<string> Speakers, string Other, bool Grave, (string From, string Number)? Notice, DateTime FiledAt)
{
    public static Sides Of(AidCase matter) => new(matter.Id, [.. matter.Persons.Select(p => p.Name)], [.. matter.Persons.Select(p => p.PersonId).OfType<Guid>()], [.. matter.Persons.Select(p => p.SpeakerName).OfType<string>()], matter.OtherName,
        IsGrave(matter.NoticeStage, matter.Known), NoticeOf(matter.NoticeFrom, matter.NoticeNumber), matter.FiledAt);

    public static (string From, string Number)? NoticeOf(string? from, string? number) => from is not null && number is not null ? (from, number) : null;

    /// <summary>Life, death, and the review of death (LAL 26).</summary>
    public static bool IsGrave(CriminalStage? stage, Circumstances known) => stage == CriminalStage.DeathReview || known.Counsel?.Any(c => c is MustHaveCounsel.LifeOrDeath or MustHaveCounsel.DeathReview) == true;
}

/// <summary>One person of a case that is or was in somebody's hands.</summary>
/// <param name="Past">The case is closed, or has another lawyer now: what bars a whole firm has ended, what he learned has not.</param>
internal sealed record Hand(Guid Case, Guid Lawyer, Guid? Firm, string Role, string Name, string? From, string? Number, bool Past);

/// <summary>What is known of hands around a case or of a lawyer: in cases of aid, and in matters of other services.</summary>
internal sealed record Hands(IReadOnlyList<Hand> Aid, IReadOnlyList<PastHand> Elsewhere)
{
    public static readonly Hands None = new([], []);
}

/// <summary>Who must stand aside in which case, and why: parties, declared relations, who acts or acted on the other side or stood between the two or acted for the other in any service (Lawyers Law 39), who defends another accused of the same case, too few years of defence (LAL 26).</summary>
internal sealed class StandAside(AppDb db, IOrganizations organizations, IEnumerable<IKnowsHands> services, Settings settings)
{
    /// <summary>Cases in which somebody acts or acted for the other side of this one, against its applicants, or for another accused of its notice; and who met its people in other services.</summary>
    public async Task<Hands> Around(Sides sides, CancellationToken cancel)
    {
        var (id, names, other) = (sides.Case, sides.Names, sides.Other);
        // by name and by notice apart: each has an index, both in one condition have none
        var met = db.Participants.Where(p => p.Role == AidFlow.OpponentRole && names.Contains(p.Name) || p.Role == AidFlow.ApplicantRole && p.Name == other);
        var others = db.AidCases.Where(c => c.Id != id);
        List<Hand> aid = [.. await In(met, others).ToListAsync(cancel), .. await Before(met, others, Guid.Empty).ToListAsync(cancel)];
        if (sides.Notice is ({ } organ, { } number))
        {
            var same = others.Where(c => c.NoticeFrom == organ && c.NoticeNumber == number);
            aid.AddRange([.. await In(db.Participants, same).ToListAsync(cancel), .. await Before(db.Participants, same, Guid.Empty).ToListAsync(cancel)]);
        }
        List<PastHand> elsewhere = [];
        foreach (var service in services) elsewhere.AddRange(await service.Around([sides.Other, .. sides.Names], sides.People, cancel));
        return new(aid, elsewhere);
    }

    /// <summary>All cases of a lawyer and the open ones of his firm, and all he had a hand in elsewhere: one look is enough for many cases he may take.</summary>
    public async Task<Hands> Of(LawyerCard lawyer, CancellationToken cancel)
    {
        var (staff, firm) = (lawyer.Staff, lawyer.Firm);
        var sides = db.Participants.Where(p => p.Role == AidFlow.ApplicantRole || p.Role == AidFlow.OpponentRole);
        List<Hand> aid = [.. await In(sides, db.AidCases.Where(c => c.Handler == staff || c.Firm == firm && c.ClosedAt == null)).ToListAsync(cancel), .. await Before(sides, db.AidCases, staff).ToListAsync(cancel)];
        List<PastHand> elsewhere = [];
        foreach (var service in services) elsewhere.AddRange(await service.Of(lawyer.Staff, lawyer.Name, cancel));
        return new(aid, elsewhere);
    }

    // Whether somebody has it is asked of each row found: asked first, PostgreSQL may read everything that anybody has in hand.
    private static IQueryable<Hand> In(IQueryable<Participant> people, IQueryable<AidCase> cases) =>
        from c in cases
        where (c.Handler ?? Guid.Empty) != Guid.Empty
        join p in people on c.Id equals p.MatterId
        select new Hand(c.Id, c.Handler!.Value, c.Firm, p.Role, p.Name, c.NoticeFrom, c.NoticeNumber, c.ClosedAt != null);

    // who had taken it before another did
    private static IQueryable<Hand> Before(IQueryable<Participant> people, IQueryable<AidCase> cases, Guid lawyer) =>
        from c in cases
        from a in c.Assignments
        where a.Until != null && a.TakenAt != null && (lawyer == Guid.Empty || a.Lawyer == lawyer)
        join p in people on c.Id equals p.MatterId
        select new Hand(c.Id, a.Lawyer, null, p.Role, p.Name, c.NoticeFrom, c.NoticeNumber, true);

    /// <returns>Null: he may act.</returns>
    public async Task<string?> Why(LawyerCard lawyer, Sides sides, Hands known, CancellationToken cancel)
    {
        if (sides.Other == lawyer.Name || sides.Names.Contains(lawyer.Name) || sides.Speakers.Contains(lawyer.Name)) return "与当事人同名";
        var hands = known.Aid;
        var own = hands.Where(h => h.Lawyer == lawyer.Staff).ToList();
        if (own.Find(IsOther) is { } forOne) return forOne.Past ? "为对方办过案" : "正在为对方办案";
        if (own.Find(h => h.Role == AidFlow.OpponentRole && sides.Names.Contains(h.Name)) is { } against) return against.Past ? "在另一件案件里为受援人的对方办过案" : "正在另一件案件里办理受援人对方的案件";
        if (sides.Notice is { } notice && own.Find(h => h.From == notice.From && h.Number == notice.Number) is { } accused) return accused.Past ? "为同案的另一名被告人辩护过" : "正在为同案的另一名被告人辩护"; // Interpretation of the Criminal Procedure Law 43
        var forOther = hands.Where(h => !h.Past && h.Firm == lawyer.Firm && IsOther(h)).Select(h => h.Case).ToHashSet();
        if (hands.Any(h => forOther.Contains(h.Case) && h.Role == AidFlow.OpponentRole && sides.Names.Contains(h.Name))) return "同一律师事务所正在为对方办案";
        if (known.Elsewhere.Where(h => h.Staff is { } staff ? staff == lawyer.Staff : h.Name == lawyer.Name).Select(h => WhyElsewhere(h, sides)).FirstOrDefault(w => w is not null) is { } elsewhere) return elsewhere;
        if (await organizations.HasConflict(lawyer.Staff, [sides.Other, .. sides.Names, .. sides.Speakers], sides.People, cancel)) return "与当事人有利害关系";
        return sides.Grave && !IsSeasoned(lawyer, sides.FiledAt) ? "可能判处无期徒刑、死刑的案件，刑事执业年限不够" : null;

        bool IsOther(Hand h) => h.Role == AidFlow.ApplicantRole && h.Name == sides.Other;
    }

    // whoever heard both sides keeps what he heard; whoever acted for one side of a quarrel does not act for the other
    private static string? WhyElsewhere(PastHand hand, Sides sides)
    {
        var (own, against) = (hand.Side, hand.Against);
        return hand.As switch
        {
            HandIn.Between when own.Any(IsAided) && against.Any(IsOther) || own.Any(IsOther) && against.Any(IsAided) => $"在{hand.What}里办过双方的纠纷",
            HandIn.For when own.Any(IsOther) => $"在{hand.What}里代理过对方",
            HandIn.For when against.Any(IsAided) => $"在{hand.What}里代理过受援人的对方",
            HandIn.Self when against.Any(s => IsOther(s) || IsAided(s)) => $"在{hand.What}里是当事人的对方",
            _ => null,
        };

        bool IsOther(SideName one) => one.Name == sides.Other;
        bool IsAided(SideName one) => one.Person is { } person && sides.People.Contains(person) || sides.Names.Contains(one.Name);
    }

    private bool IsSeasoned(LawyerCard lawyer, DateTime filedAt) => lawyer.CriminalSince is { } since && since.AddYears(settings.On(AidSettings.GraveYears, filedAt)) <= filedAt.CityDay();
}
