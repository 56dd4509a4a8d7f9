using System.Text;
using Fashu.Documents;

namespace Fashu.Mediation;

/// <summary>The words of a draft in one fixed form: what everybody signs is the hash of this text.</summary>
internal static class AgreementText
{
    public static string Of(MediationCase matter, Agreement agreement)
    {
        var text = new StringBuilder("人民调解协议书\n").Append(matter.Number).Append('\n');
        foreach (var party in matter.Parties.OrderBy(p => p.Side))
            text.Append(CasePapers.Role(party.Side)).Append('：').Append(party.Name).Append('，').Append(party.IdNumber).Append('，').Append(party.Address).Append('，')
                .Append(party.Representative).Append('，').Append(party.Agent).Append('\n');
        text.Append("事实：").Append(agreement.Facts).Append("\n争议：").Append(agreement.Points).Append('\n');
        foreach (var term in CasePapers.Terms(agreement)) text.Append(term.Sentence).Append('\n');
        return Signature.Fixed(text.ToString());
    }

    /// <summary>SHA-256 of the text, hex.</summary>
    public static string Hash(MediationCase matter, Agreement agreement) => Signature.HashOf(Of(matter, agreement));
}
