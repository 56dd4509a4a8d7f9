namespace Fashu.Notices;

/// <summary>What was agreed with one participant of a matter about reaching him (安全联系). Without a row the matter's own rule holds.</summary>
internal sealed class SafeContact
{
    public const int MostOthers = 4;

    private readonly List<OtherContact> others = [];

    /// <summary>The participant's.</summary>
    public Guid Id { get; private set; }
    public Guid MatterId { get; private set; }
    public bool Silent { get; private set; }

    /// <summary>Hours of the city's day, 0 to 24; both or neither.</summary>
    public int? FromHour { get; private set; }
    public int? UntilHour { get; private set; }

    /// <summary>Names of <see cref="Need"/>, parted by commas.</summary>
    public string Needs { get; private set; } = "";
    public string? Language { get; private set; }

    /// <summary>The reason that staff gave; who said it stands in the audit.</summary>
    public string? Why { get; private set; }

    /// <summary>Said by the participant himself, not written down by staff.</summary>
    public bool Own { get; private set; }
    public DateTime SetAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<OtherContact> Others => others;

    /// <summary>Nothing was asked for.</summary>
    public bool IsUsual => !Silent && FromHour is null && Others.Count == 0 && Needs.Length == 0;

    public static SafeContact Begin(Guid matter, Guid participant) => new() { Id = participant, MatterId = matter };

    public IReadOnlyList<Need> NeedList => [.. Needs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Need>)];

    public void Agree(bool silent, int? from, int? until, IEnumerable<Need> needs, string? language, IEnumerable<OtherContact> told, string? why, Actor by)
    {
        if (from is null != until is null) throw new RuleBroken("方便的时间，请把几点到几点都选上；什么时候都可以的，两个都不选。") { Field = from is null ? "From" : "Until" };
        if (from >= until) throw new RuleBroken("方便的时间，后面的钟点要比前面的晚。") { Field = "Until" };
        (Silent, FromHour, UntilHour, Language, Why, SetAt) = (silent, from, until, string.IsNullOrWhiteSpace(language) ? null : language.Trim(), why?.Trim(), by.At);
        Own = by.Kind == ActorKind.Citizen;
        Needs = string.Join(',', needs.Distinct().Order());
        others.Clear();
        others.AddRange(told);
        Version++;
    }
}

/// <summary>Somebody else at the person's phone or at ours.</summary>
internal sealed class OtherContact
{
    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Relation { get; private set; }
    [Encrypted(IndexedBy = nameof(PhoneIndex), Purpose = "phone")] public string? Phone { get; private set; }
    public string? PhoneIndex { get; private set; }
    public bool MayKnow { get; private set; }

    public static OtherContact Of(string name, string? relation, string? phone, bool mayKnow) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name.Trim(),
        Relation = string.IsNullOrWhiteSpace(relation) ? null : relation.Trim(),
        Phone = string.IsNullOrWhiteSpace(phone) ? null : phone.AsCode(),
        MayKnow = mayKnow,
    };
}
