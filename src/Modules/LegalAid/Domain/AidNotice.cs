using System.ComponentModel.DataAnnotations;
using Fashu.Organizations;

namespace Fashu.LegalAid;

/// <summary>Who sends a notice that a lawyer is needed (LAL 25, 28, 36).</summary>
internal enum NoticeOrgan
{
    [Display(Name = "公安机关")] Police,
    [Display(Name = "人民检察院")] Procuratorate,
    [Display(Name = "人民法院")] Court,
}

public enum CriminalStage
{
    [Display(Name = "侦查")] Investigation,
    [Display(Name = "审查起诉")] Prosecution,
    [Display(Name = "一审")] FirstInstance,
    [Display(Name = "二审")] SecondInstance,
    [Display(Name = "死刑复核")] DeathReview,
    [Display(Name = "强制医疗")] Treatment,
}

/// <summary>What an organ tells of its case after it gave notice.</summary>
internal enum OrganNews
{
    [Display(Name = "定了开庭时间")] Hearing,
    [Display(Name = "移送审查起诉")] ToProsecution,
    [Display(Name = "起诉到法院")] ToCourt,
    [Display(Name = "本单位的程序已经结束")] Ended,
}

internal static class NoticeOrgans
{
    extension(NoticeOrgan organ)
    {
        /// <summary>As which kind such an organ is entered.</summary>
        public OrganizationKind Kind => organ switch { NoticeOrgan.Police => OrganizationKind.Police, NoticeOrgan.Procuratorate => OrganizationKind.Procuratorate, _ => OrganizationKind.Court };
    }

    extension(OrganizationKind kind)
    {
        public NoticeOrgan Organ => kind switch { OrganizationKind.Police => NoticeOrgan.Police, OrganizationKind.Procuratorate => NoticeOrgan.Procuratorate, OrganizationKind.Court => NoticeOrgan.Court, _ => throw new ArgumentOutOfRangeException(nameof(kind)) };
    }
}

/// <summary>A notice of police, procuratorate or court, as it came.</summary>
/// <param name="OrganName">The very body: 青溪县人民法院.</param>
/// <param name="Number">Number of the notice; one body never gives it twice.</param>
/// <param name="Charge">案由: what the person is accused of.</param>
/// <param name="Held">Where the person is held; null if free.</param>
/// <param name="ReceivedAt">UTC instant from which the three days run.</param>
/// <param name="Body">The organization entered for it; null where only the name is known.</param>
internal sealed record AidNotice(NoticeOrgan Organ, string OrganName, string Number, CriminalStage Stage, IReadOnlyList<MustHaveCounsel> Grounds, string Charge, string? Held, DateTime ReceivedAt, Guid? Body = null);
