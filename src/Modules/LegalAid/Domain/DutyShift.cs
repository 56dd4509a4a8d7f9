using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Where an institution may place a lawyer on duty (LAL 14; 刑事诉讼法 36).</summary>
public enum DutySite
{
    [Display(Name = "看守所")] Detention,
    [Display(Name = "人民检察院")] Procuratorate,
    [Display(Name = "人民法院")] Court,
    [Display(Name = "其他场所")] Elsewhere,
}

/// <summary>What a lawyer on duty helps with (LAL 30; 刑事诉讼法 36, 173, 174).</summary>
public enum DutyHelp
{
    [Display(Name = "法律咨询")] Advice,
    [Display(Name = "程序选择建议")] Procedure,
    [Display(Name = "申请变更强制措施")] Measure,
    [Display(Name = "对案件处理提出意见")] Opinion,
    [Display(Name = "签署认罪认罚具结书时在场")] Plea,
}

/// <summary>What was done for one person without a defender, as the lawyer writes it down.</summary>
/// <param name="From">UTC.</param>
/// <param name="Until">UTC.</param>
/// <param name="Opinion">What the lawyer told the organ about the handling of the case; null where that was not asked.</param>
/// <param name="Plea">What was in the pledge, and whether it was signed freely; null where none was signed.</param>
/// <param name="WantsAid">The person asked for legal aid through the lawyer, who passes it on within 24 hours (LAL 39).</param>
internal sealed record DutyNote(DateTime From, DateTime Until, string Name, string Charge, CriminalStage Stage, IReadOnlyList<DutyHelp> Helps, string Said, string? Opinion, string? Plea, bool WantsAid);

/// <summary>One lawyer on duty at one place on one day: the unit of the duty volume and of the subsidy (LAL 52).</summary>
internal sealed class DutyShift
{
    private readonly List<DutyTalk> talks = [];

    private DutyShift() { }

    public Guid Id { get; private set; }
    public string Place { get; private set; } = "";
    public Guid Office { get; private set; }
    public Guid Lawyer { get; private set; }
    public string LawyerName { get; private set; } = "";
    public string FirmName { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public DutySite Site { get; private set; }

    /// <summary>The very place: 青溪县看守所.</summary>
    public string SiteName { get; private set; } = "";

    /// <summary>Grows with each talk; of two at once one is told so.</summary>
    public int Version { get; private set; }

    /// <summary>In the order in which they were written down.</summary>
    public IReadOnlyList<DutyTalk> Talks => talks;
    public IEnumerable<DutyTalk> Standing => talks.Where(t => t.StruckAt is null).OrderBy(t => t.From).ThenBy(t => t.No);

    public static DutyShift Begin(string place, Guid office, string firm, DateOnly day, DutySite site, string siteName, Actor by) =>
        new() { Id = Guid.CreateVersion7(), Place = place, Office = office, Lawyer = by.Id, LawyerName = by.Name, FirmName = firm, Day = day, Site = site, SiteName = siteName.Trim() };

    public DutyTalk Record(DutyNote note, Actor by)
    {
        if (by.Id != Lawyer) throw new RuleBroken("由值班的律师自己记。");
        if (note.Until <= note.From) throw new RuleBroken("结束的时间要晚于开始的时间。") { Field = "Until" };
        if (note.Until > by.At) throw new RuleBroken("帮助结束以后再记，时间不能晚于现在。") { Field = "Until" };
        if (note.Helps.Count == 0) throw new RuleBroken("请选择给了哪些帮助。") { Field = "Helps" };
        Demand(DutyHelp.Opinion, note.Opinion, "请写明对案件处理提出了什么意见。", "没有选“对案件处理提出意见”的，不用填。");
        Demand(DutyHelp.Plea, note.Plea, "请写明具结书的内容，是不是自愿签的。", "没有选“签署认罪认罚具结书时在场”的，不用填。");
        var talk = DutyTalk.Of(talks.Count + 1, note, by);
        talks.Add(talk);
        Version++;
        return talk;

        void Demand(DutyHelp help, string? text, string missing, string needless)
        {
            var (chosen, written) = (note.Helps.Contains(help), !string.IsNullOrWhiteSpace(text));
            if (chosen != written) throw new RuleBroken(chosen ? missing : needless) { Field = help.ToString() };
        }
    }

    /// <summary>A record that is wrong stays in the list with the reason and leaves the volume; the right one is written anew.</summary>
    public void Strike(Guid talk, string reason, Actor by)
    {
        if (by.Id != Lawyer) throw new RuleBroken("由值班的律师自己作废。");
        var wrong = talks.Find(t => t.Id == talk) ?? throw new Missing("这条记录");
        if (wrong.StruckAt is not null) throw new RuleBroken("这条记录已经作废。");
        wrong.Strike(reason, by.At);
        Version++;
    }
}

/// <summary>One person helped on a shift.</summary>
internal sealed class DutyTalk
{
    public const int TextLength = 2000;

    private DutyTalk() { }

    public Guid Id { get; private set; }
    public int No { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime From { get; private set; }
    public DateTime Until { get; private set; }
    public string Name { get; private set; } = "";
    public string Charge { get; private set; } = "";
    public CriminalStage Stage { get; private set; }

    /// <summary>Names of <see cref="DutyHelp"/>, with commas.</summary>
    public string HelpNames { get; private set; } = "";

    /// <summary>What was asked and what was answered.</summary>
    public string Said { get; private set; } = "";
    public string? Opinion { get; private set; }
    public string? Plea { get; private set; }
    public bool WantsAid { get; private set; }
    public DateTime WrittenAt { get; private set; }
    public DateTime? StruckAt { get; private set; }
    public string? StruckWhy { get; private set; }

    public IReadOnlyList<DutyHelp> Helps => [.. HelpNames.Split(',').Select(Enum.Parse<DutyHelp>)];

    public static DutyTalk Of(int no, DutyNote note, Actor by) => new()
    {
        Id = Guid.CreateVersion7(),
        No = no,
        From = note.From,
        Until = note.Until,
        Name = note.Name.Trim(),
        Charge = note.Charge.Trim(),
        Stage = note.Stage,
        HelpNames = string.Join(',', note.Helps.Distinct().Order()),
        Said = note.Said.Trim(),
        Opinion = string.IsNullOrWhiteSpace(note.Opinion) ? null : note.Opinion.Trim(),
        Plea = string.IsNullOrWhiteSpace(note.Plea) ? null : note.Plea.Trim(),
        WantsAid = note.WantsAid,
        WrittenAt = by.At,
    };

    /// <summary>Until when an application made through the lawyer is to be passed on; null where none was made (LAL 39).</summary>
    public DateTime? ForwardBy(WorkCalendar calendar) => WantsAid ? AidClocks.Of(OtherTerm.DutyForward).DueFrom(Until, calendar).At : null;

    public void Strike(string reason, DateTime at) => (StruckAt, StruckWhy) = (at, reason.Trim());
}
