using System.Text.Json;
using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>What all ways of signing share: the text must be the one that was read, and the signature leaves evidence.</summary>
internal static class Signing
{
    /// <summary>The written draft that is being signed.</summary>
    /// <param name="read">Hash of the text the page showed.</param>
    public static (Agreement Draft, string Hash) Draft(MediationCase matter, string read)
    {
        var draft = matter.Agreement is { Form: AgreementForm.Written } written ? written : throw new RuleBroken("现在没有等待签名的协议。");
        if (draft.EffectiveAt is not null) throw new RuleBroken("协议已经生效，不用再签名。");
        var hash = AgreementText.Hash(matter, draft);
        if (!string.Equals(read, hash, StringComparison.OrdinalIgnoreCase)) throw new RuleBroken("协议内容刚刚改过，请重新看一遍再签名。");
        if (draft.Signatures.Any(s => s.WithdrawnAt is null && s.TextHash != hash)) throw new RuleBroken("协议内容在有人签名以后变过，请调解员退回修改后重新签名。");
        return (draft, hash);
    }

    public static void Leave(AppDb db, MediationCase matter, Signature signed, SignatureWay way) => db.Leaf("signature", matter.Id, signed.Salt, JsonSerializer.SerializeToUtf8Bytes(new
    {
        signed.Id,
        signed.Party,
        signed.Name,
        Way = way.ToString(),
        signed.At,
        signed.TextHash,
        signed.Image,
        signed.Proof,
    }), signed.At);
}
