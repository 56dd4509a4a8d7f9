namespace Fashu.LegalAid;

/// <summary>The self-check: may this person get legal aid? Open to anybody, keeps nothing.</summary>
internal sealed class CheckAid(Settings settings, TimeProvider clock)
{
    /// <param name="day">For trying rules of another day; null: today.</param>
    public Task<Answer> Handle(Func<string, IEnumerable<string?>> read, DateOnly? day = null)
    {
        var tables = AidTables.On(day ?? clock.Now().CityDay(), settings);
        return Task.FromResult(Of(CheckAddress.Read(read, tables), tables));
    }

    /// <summary>The same for answers given before, by the rules of today.</summary>
    public Answer Of(Circumstances known) => Of(known, AidTables.On(clock.Now().CityDay(), settings));

    private static Answer Of(Circumstances known, AidTables tables)
    {
        var result = Screening.Of(known, tables);
        return new(known, result, result.Next is { } next ? QuestionText.Of(next, tables) : null, [.. AidPapers.For(known, result)], tables);
    }

    public sealed record Answer(Circumstances Known, Screening Result, QuestionText? Next, IReadOnlyList<string> Papers, AidTables Tables);
}
