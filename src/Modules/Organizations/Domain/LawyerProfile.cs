namespace Fashu.Organizations;

/// <summary>What the roster knows of a lawyer who handles legal-aid matters (LAL 16, 26).</summary>
internal sealed class LawyerProfile
{
    public const int UsualMostOpen = 10, LeastOpen = 1, LargestOpen = 100, LicenceDigits = 17;

    private LawyerProfile() { }

    /// <summary>The id of the account: a lawyer has one profile.</summary>
    public Guid Id { get; private set; }

    /// <summary>执业证号, 17 digits.</summary>
    public string LicenceNo { get; private set; } = "";
    public DateOnly PractisingSince { get; private set; }

    /// <summary>First day of experience in criminal defence; null for none.</summary>
    public DateOnly? CriminalSince { get; private set; }
    public string? Fields { get; private set; }

    /// <summary>Open legal-aid matters after which no new one comes.</summary>
    public int MostOpen { get; private set; } = UsualMostOpen;

    /// <summary>Takes new matters now.</summary>
    public bool Taking { get; private set; } = true;

    public static LawyerProfile Enter(Guid staff, string licenceNo, DateOnly practisingSince, DateOnly? criminalSince, DateOnly today)
    {
        var entered = new LawyerProfile { Id = staff };
        entered.Certify(licenceNo, practisingSince, criminalSince, today);
        return entered;
    }

    /// <summary>What stands in the papers of the lawyer.</summary>
    public void Certify(string licenceNo, DateOnly practisingSince, DateOnly? criminalSince, DateOnly today)
    {
        var read = licenceNo.Narrow().Trim();
        if (read.Length != LicenceDigits || !read.All(char.IsAsciiDigit)) throw new RuleBroken($"律师执业证号应为{LicenceDigits}位数字。") { Field = nameof(LicenceNo) };
        if (practisingSince > today) throw new RuleBroken("首次执业日期不能在今天以后。") { Field = nameof(PractisingSince) };
        if (criminalSince < practisingSince) throw new RuleBroken("开始刑事辩护的日期不能早于首次执业日期。") { Field = nameof(CriminalSince) };
        if (criminalSince > today) throw new RuleBroken("开始刑事辩护的日期不能在今天以后。") { Field = nameof(CriminalSince) };
        (LicenceNo, PractisingSince, CriminalSince) = (read, practisingSince, criminalSince);
    }

    /// <summary>What the lawyer may say himself.</summary>
    public void Offer(bool taking, int mostOpen, string? fields)
    {
        if (mostOpen is < LeastOpen or > LargestOpen) throw new RuleBroken($"最多同时办理的援助案件应在{LeastOpen}到{LargestOpen}件之间。") { Field = nameof(MostOpen) };
        (Taking, MostOpen, Fields) = (taking, mostOpen, string.IsNullOrWhiteSpace(fields) ? null : fields.Trim());
    }
}
