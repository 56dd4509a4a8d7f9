using System.ComponentModel.DataAnnotations;

namespace Fashu.LegalAid;

/// <summary>Who sends a notice that a lawyer is needed (LAL 25, 28, 36).</summary>
internal enum NoticeOrgan
{
    [Display(Name = "公安机关")] Police,
    [Display(Name = "人民检察院")] Procuratorate,
    [Display(Name = "人民法院")] Court,
}

internal enum CriminalStage
{
    [Display(Name = "侦查")] Investigation,
    [Display(Name = "审查起诉")] Prosecution,
    [Display(Name = "一审")] FirstInstance,
    [Display(Name = "二审")] SecondInstance,
    [Display(Name = "死刑复核")] DeathReview,
    [Display(Name = "强制医疗")] Treatment,
}

/// <summary>A notice of police, procuratorate or court, as it came.</summary>
/// <param name="OrganName">The very body: 青溪县人民法院.</param>
/// <param name="Number">Number of the notice; one body never gives it twice.</param>
/// <param name="Charge">案由: what the person is accused of.</param>
/// <param name="Held">Where the person is held; null if free.</param>
/// <param name="ReceivedAt">UTC instant from which the three days run.</param>
internal sealed record AidNotice(NoticeOrgan Organ, string OrganName, string Number, CriminalStage Stage, IReadOnlyList<MustHaveCounsel> Grounds, string Charge, string? Held, DateTime ReceivedAt);
