namespace Fashu.People;

/// <summary>One way to read a person's name, as a keyed hash: found by what is typed, told to nobody.</summary>
internal sealed class NameKey
{
    public Guid PersonId { get; private set; }
    public string Key { get; private set; } = "";

    public static NameKey Of(Guid person, string key) => new() { PersonId = person, Key = key };
}
