using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>What all ways of signing an agreement share: the text must be the one that was read.</summary>
internal static class AgreementSigning
{
    /// <summary>The written draft that is being signed.</summary>
    /// <param name="read">Hash of the text the page showed.</param>
    public static (Agreement Draft, SigningPaper Paper) Draft(MediationCase matter, string read)
    {
        var draft = matter.Agreement is { Form: AgreementForm.Written } written ? written : throw new RuleBroken("现在没有等待签名的协议。");
        if (draft.EffectiveAt is not null) throw new RuleBroken("协议已经生效，不用再签名。");
        var hash = AgreementText.Hash(matter, draft);
        if (!string.Equals(read, hash, StringComparison.OrdinalIgnoreCase)) throw new RuleBroken("协议内容刚刚改过，请重新看一遍再签名。");
        if (draft.Signatures.Any(s => s.WithdrawnAt is null && s.TextHash != hash)) throw new RuleBroken("协议内容在有人签名以后变过，请调解员退回修改后重新签名。");
        return (draft, Paper(matter, hash));
    }

    public static SigningPaper Paper(MediationCase matter, string hash = "") => new(matter.Id, matter.Agreement!.Id, hash, "签署调解协议", "调解委员会");
}
