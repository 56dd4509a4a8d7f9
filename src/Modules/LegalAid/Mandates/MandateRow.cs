using Fashu.Documents;

namespace Fashu.LegalAid;

/// <summary>One person in the table of who signed the mandate and how.</summary>
/// <param name="Waits">Nothing is signed now: not yet, or taken back.</param>
public sealed record MandateRow(string Name, string Signer, string State, bool Waits, bool MaySettle, string Paper)
{
    internal static IReadOnlyList<MandateRow> Of(AidCase matter, DateTime at) => matter.Mandate is not { } mandate ? [] : [.. matter.Present.Select(person => Of(matter, mandate, person, at))];

    internal static MandateRow Of(AidCase matter, AidMandate mandate, AidPerson person, DateTime at)
    {
        var last = mandate.Signatures.LastOrDefault(s => s.Party == person.Id);
        var signer = matter.SignerOf(person);
        return new(person.Name,
            matter.LacksGuardian(person, at) ? "未成年，还没有登记法定代理人" : signer == person.Name ? "本人" : $"法定代理人{signer}",
            last is null ? "还没有签" : last.WithdrawnAt is { } back ? $"{back.CityDay().Formal()}撤回了" : $"{last.At.FormalTime()}，{last.Way.Short}",
            last is null or { WithdrawnAt: not null }, matter.MaySettleFor(person.Id), $"/aid/{matter.Id}/papers/{AidPaperMaker.MandatePrefix}{person.Id}");
    }
}
