namespace Fashu;

/// <summary>Somebody's part in a matter: opens it to the person, and finds it by name or phone.</summary>
public sealed class Participant
{
    public Guid Id { get; private set; }
    public Guid MatterId { get; internal set; }
    public string Role { get; private set; } = "";
    public string RoleTitle { get; private set; } = "";
    public string Name { get; private set; } = "";
    [Encrypted(IndexedBy = nameof(PhoneIndex), Purpose = "phone")] public string? Phone { get; private set; }
    public string? PhoneIndex { get; private set; }

    /// <summary>The account through which the person sees the matter; null until it is known.</summary>
    public Guid? PersonId { get; private set; }
    public DateTime Since { get; private set; }
    public DateTime? Until { get; private set; }

    /// <summary>Takes part: sees what the other participants gave. Whoever was only asked does not yet.</summary>
    public bool Joined { get; private set; }

    public static Participant Enter(Guid id, string role, string roleTitle, string name, string? phone, Guid? person, DateTime at) =>
        new() { Id = id, Role = role, RoleTitle = roleTitle, Name = name, Phone = phone, PersonId = person, Since = at };

    public void Join() => Joined = true;

    /// <summary>Sees again only what he gave himself and what is the office's own.</summary>
    public void Separate() => Joined = false;

    /// <summary>Somebody else's name, number or account was entered; whoever had it by mistake sees the matter no more.</summary>
    public void Mend(string name, string? phone, Guid? person) => (Name, Phone, PersonId) = (name, phone, person);

    public void Recognize(Guid person) => PersonId = person;

    public void Correct(string name, string? phone) => (Name, Phone) = (name, phone);

    public void Leave(DateTime at) => Until ??= at;
}
