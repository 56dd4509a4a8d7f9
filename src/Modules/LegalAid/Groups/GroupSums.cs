namespace Fashu.LegalAid;

/// <summary>The sums of the persons of a group, and who speaks for them.</summary>
public sealed record GroupSums(int Persons, int Gone, string? Representatives, long ClaimFen, long ResultFen, int WithResult, long RecoveredFen, int WithMoney)
{
    internal static GroupSums Of(AidCase of) => new(of.Persons.Count, of.Persons.Count(p => !p.IsIn), of.Representatives.Any() ? string.Join("、", of.Representatives.Select(p => p.Name)) : null,
        of.ClaimFen, of.ResultFen, of.Persons.Count(p => p.ResultKind is not null), of.RecoveredFen, of.Persons.Count(p => p.RecoveredFen > 0));
}
