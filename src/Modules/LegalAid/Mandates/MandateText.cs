using System.Text;
using Fashu.Documents;

namespace Fashu.LegalAid;

/// <summary>The words of a mandate in one fixed form: what a person signs is the hash of this text.</summary>
internal static class MandateText
{
    public static string Of(AidCase matter, AidMandate mandate, AidPerson person) => Signature.Fixed(new StringBuilder("授权委托书\n").Append(matter.Number).Append('\n')
        .Append("委托人：").Append(person.Name).Append('，').Append(person.IdNumber).Append('，').Append(person.Address).Append('，').Append(matter.SignsAs(person)).Append('\n')
        .Append("受委托人：").Append(mandate.LawyerName).Append('，').Append(mandate.FirmName).Append('\n')
        .Append("对方：").Append(matter.OtherName).Append("\n委托事项：").Append(mandate.Task).Append("\n权限：").Append(mandate.Authority).Append("\n期限：").Append(mandate.Until).Append('\n').ToString());

    /// <summary>SHA-256 of the text, hex.</summary>
    public static string Hash(AidCase matter, AidMandate mandate, AidPerson person) => Signature.HashOf(Of(matter, mandate, person));

    /// <summary>What this person signs. It must be what was shown: the mandate itself, or the very words of it.</summary>
    public static SigningPaper Paper(AidCase matter, AidPerson person, string read)
    {
        var mandate = matter.Mandate ?? throw new RuleBroken("现在没有等待签名的委托书。");
        var hash = Hash(matter, mandate, person);
        if (read != hash && read != mandate.Id.ToString()) throw new RuleBroken("委托书刚刚改过，请重新看一遍再签名。");
        return new(matter.Id, mandate.Id, hash, "签署授权委托书", "律师或者法律援助中心");
    }
}
