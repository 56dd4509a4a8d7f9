using System.ComponentModel.DataAnnotations;

namespace Fashu.Mediation;

/// <summary>How a mediation ended, as far as it matters to how long its file is kept.</summary>
public enum FileOutcome
{
    [Display(Name = "达成书面协议")] Written,
    [Display(Name = "达成口头协议")] Oral,
    [Display(Name = "没有达成协议")] NoAgreement,
    [Display(Name = "不予受理或者撤回")] NotMediated,
}

/// <summary>How long files of one outcome are kept.</summary>
public sealed record FileTerm([property: Display(Name = "结果")] FileOutcome Outcome, [property: Display(Name = "保管期限")] string Term);

/// <summary>Terms of keeping by type, agreed with the archive department of the same level (档案法实施条例 19).</summary>
internal static class FileTerms
{
    public static string Of(IEnumerable<FileTerm> terms, MediationCase matter) => terms.First(t => t.Outcome == OutcomeOf(matter)).Term;

    public static string? Refuse(FileTerm[] terms) =>
        Enum.GetValues<FileOutcome>().FirstOrDefault(o => terms.All(t => t.Outcome != o || string.IsNullOrWhiteSpace(t.Term)), (FileOutcome)(-1)) is var missing && Enum.IsDefined(missing)
            ? $"缺少“{missing.Title()}”的保管期限" : null;

    private static FileOutcome OutcomeOf(MediationCase matter) => matter.Agreement switch
    {
        { EffectiveAt: not null, Form: AgreementForm.Written } => FileOutcome.Written,
        { EffectiveAt: not null } => FileOutcome.Oral,
        _ => matter.Number is null || matter.Stage == Stage.Withdrawn || matter.NumberVoided is not null ? FileOutcome.NotMediated : FileOutcome.NoAgreement,
    };
}
