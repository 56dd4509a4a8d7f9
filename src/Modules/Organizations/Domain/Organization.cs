using System.ComponentModel.DataAnnotations;

namespace Fashu.Organizations;

/// <summary>A body that acts in the city: bureau, justice office, mediation committee (PML 8).</summary>
internal sealed class Organization
{
    /// <summary>A committee is elected for three years (PML 9).</summary>
    public const int TermYears = 3;

    private Organization() { }

    public Guid Id { get; private set; }
    public OrganizationKind Kind { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Code of the place it answers for; empty for the whole installation.</summary>
    public string Division { get; private set; } = "";

    /// <summary>字号 for numbers, for example 青溪石桥人调字.</summary>
    public string? NumberWord { get; private set; }
    public string? CreditCode { get; private set; }
    public string? Phone { get; private set; }
    public string? Address { get; private set; }

    /// <summary>Words on the round seal; the name where nothing else is said.</summary>
    public string? SealText { get; private set; }
    public DateOnly? TermFrom { get; private set; }

    /// <summary>Last day of the term.</summary>
    public DateOnly? TermUntil { get; private set; }

    /// <summary>Day of the last change of the body or its mediators that must be filed (PML 10; NB-PMR 13).</summary>
    public DateOnly? ChangedOn { get; private set; }
    public DateOnly? FiledOn { get; private set; }

    /// <summary>Last day of its existence.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen(DateOnly day) => ClosedOn is null || day <= ClosedOn;

    public static Organization Found(Guid id, OrganizationKind kind, string name, string division, DateOnly on) => new()
    {
        Id = id,
        Kind = kind,
        Name = name.Trim(),
        Division = division,
        ChangedOn = kind == OrganizationKind.MediationCommittee ? on : null,
    };

    public void Describe(string name, string? numberWord, string? creditCode, string? phone, string? address, string? sealText)
    {
        Name = name.Trim();
        (NumberWord, CreditCode, Phone, Address, SealText) = (Tidy(numberWord), Tidy(creditCode), Tidy(phone), Tidy(address), Tidy(sealText));
        if (NumberWord is { } word && !word.EndsWith('字')) throw new RuleBroken("字号应以“字”结尾，例如“青溪石桥人调字”。") { Field = nameof(NumberWord) };
    }

    /// <summary>Elected for a term; three years unless it was decided otherwise.</summary>
    public void Elect(DateOnly from, DateOnly? until = null)
    {
        (TermFrom, TermUntil) = (from, until ?? from.AddYears(TermYears).AddDays(-1));
        if (TermUntil < TermFrom) throw new RuleBroken("任期届满日应在任期开始日之后。") { Field = nameof(TermUntil) };
    }

    /// <summary>Something changed that the law wants filed with the county bureau.</summary>
    public void Changed(DateOnly on)
    {
        if (Kind == OrganizationKind.MediationCommittee) (ChangedOn, FiledOn) = (ChangedOn is { } open && FiledOn is null ? open : on, null);
    }

    public void File(DateOnly on) => FiledOn = ChangedOn is null || on < ChangedOn ? throw new RuleBroken("没有需要备案的变更。") : on;

    public void Close(DateOnly lastDay)
    {
        if (ClosedOn is not null) throw new RuleBroken($"{Name}已经撤销。");
        ClosedOn = lastDay;
        Changed(lastDay);
    }

    public OrganizationCard Card() => new(Id, Name, Kind, Division, NumberWord, Phone, Address);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal enum MemberRole
{
    [Display(Name = "主任")] Head,
    [Display(Name = "副主任")] Deputy,
    [Display(Name = "委员")] Member,
}

/// <summary>A member of a mediation committee for a span of days.</summary>
internal sealed class CommitteeMember
{
    private CommitteeMember() { }

    public Guid Id { get; private set; }
    public Guid OrganizationId { get; private set; }
    public string Name { get; private set; } = "";
    public bool Woman { get; private set; }
    public MemberRole Role { get; private set; }
    public Guid? StaffId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    public static CommitteeMember Elect(Guid id, Guid organization, string name, bool woman, MemberRole role, Guid? staff, DateOnly from) => new()
    {
        Id = id,
        OrganizationId = organization,
        Name = name.Trim(),
        Woman = woman,
        Role = role,
        StaffId = staff,
        From = from,
    };

    public void StepDown(DateOnly lastDay)
    {
        if (Until is not null) throw new RuleBroken($"{Name}已经不是委员。");
        Until = lastDay < From ? throw new RuleBroken("离任日期不能早于就任日期。") : lastDay;
    }

    public bool Sits(DateOnly day) => From <= day && (Until is null || day <= Until);
}

/// <summary>What the law asks of a committee's make-up; said as warnings because the seats are filled by election.</summary>
internal static class CommitteeRules
{
    public static IEnumerable<string> Warnings(Organization committee, IReadOnlyCollection<CommitteeMember> sitting, DateOnly today)
    {
        if (committee.Kind != OrganizationKind.MediationCommittee) yield break;
        if (sitting.Count is < 3 or > 9) yield return $"现有委员{sitting.Count}人，应为3至9人（人民调解法第八条）。";
        if (sitting.Count > 0 && !sitting.Any(m => m.Woman)) yield return "委员中没有妇女成员，应当有妇女成员（人民调解法第八条）。";
        if (sitting.Count > 0 && sitting.Count(m => m.Role == MemberRole.Head) != 1) yield return "应当有一名主任（人民调解法第八条）。";
        if (committee.TermUntil is { } end && end < today) yield return $"任期已在{end.Formal()}届满，应当改选（人民调解法第九条）。";
    }
}
