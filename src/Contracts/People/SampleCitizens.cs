namespace Fashu.People;

/// <summary>The citizens of the sample city with whom a visitor may sign in; samples of other modules give them matters.</summary>
public static class SampleCitizens
{
    /// <summary>Verified; the one with matters of her own.</summary>
    public static readonly (Guid Id, string Name, string Phone) Applicant = (new("0193f000-0000-7000-8000-000000000001"), "欧阳小丽", "10000000001");

    /// <summary>Not verified yet; the other side.</summary>
    public static readonly (Guid Id, string Name, string Phone) Respondent = (new("0193f000-0000-7000-8000-000000000002"), "陈青山", "10000000002");
}
