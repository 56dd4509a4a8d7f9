namespace Fashu;

/// <summary>
/// This text is stored sealed. A sealed column cannot be searched or sorted (each writing differs); for exact search name a
/// string property for its blind index: <c>db.People.Where(p => p.PhoneIndex == vault.Blind(phone, "phone"))</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EncryptedAttribute : Attribute
{
    public string? IndexedBy { get; init; }

    /// <summary>What the index is for; properties of one purpose can be compared with each other. Default: type and property, "Person.Phone".</summary>
    public string? Purpose { get; init; }
}
