using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fashu.Matters;

/// <summary>One person's concern handed on from a matter to another service (转办), with what goes along and the person's word.</summary>
internal sealed class Referral
{
    public const int TextLength = 500;
    private static readonly JsonSerializerOptions json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private readonly List<ReferralResult> results = [];

    private Referral() { }

    public Guid Id { get; private set; }
    public Guid FromMatter { get; private set; }
    public string FromKind { get; private set; } = "";

    /// <summary>The person's part in the matter it comes from.</summary>
    public Guid FromParticipant { get; private set; }
    public string PersonName { get; private set; } = "";
    public string ToKind { get; private set; } = "";

    /// <summary>The matter at the other end, and the person's part in it; null until it was received.</summary>
    public Guid? ToMatter { get; private set; }
    public Guid? ToParticipant { get; private set; }

    /// <summary>The office that gets it.</summary>
    public string Office { get; private set; } = "";

    /// <summary>What goes along, as it was when it was proposed: to just this the person agrees (PIPL 14).</summary>
    [Encrypted] public string Carried { get; private set; } = "{}";
    public string? Why { get; private set; }
    public ReferralState State { get; private set; }
    public Guid OfferedById { get; private set; }
    public string OfferedBy { get; private set; } = "";
    public DateTime OfferedAt { get; private set; }

    /// <summary>How and in which words the person answered, and who wrote it down.</summary>
    public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>While null there is no second of its kind for this person from this matter.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Of two answers at once one is told so.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<ReferralResult> Results => results;
    public ReferralLoad Load => JsonSerializer.Deserialize<ReferralLoad>(Carried, json)!;

    public static Referral Offer(Guid id, Matter from, ReferralPerson person, string toKind, string office, ReferralLoad load, string? why, Actor by) => new()
    {
        Id = id,
        FromMatter = from.Id,
        FromKind = from.Kind,
        FromParticipant = person.Participant,
        PersonName = person.Name,
        ToKind = toKind,
        Office = office,
        Carried = JsonSerializer.Serialize(load, json),
        Why = string.IsNullOrWhiteSpace(why) ? null : why.Trim(),
        OfferedById = by.Id,
        OfferedBy = by.Name,
        OfferedAt = by.At,
    };

    /// <summary>The person agrees; with that it goes on.</summary>
    public void Receive(Guid matter, Guid participant, ReferralWay way, string? said, Actor by)
    {
        DemandOpen();
        (State, ToMatter, ToParticipant) = (ReferralState.Received, matter, participant);
        Answered(Word(way, said, by), by.At);
    }

    public void Decline(ReferralWay way, string? said, Actor by)
    {
        DemandOpen();
        State = ReferralState.Declined;
        Answered(Word(way, said, by), by.At);
        EndedAt = by.At;
    }

    public void Cancel(string reason, Actor by)
    {
        DemandOpen();
        State = ReferralState.Cancelled;
        Answered($"{by.Name}：{reason.Trim()}", by.At);
        EndedAt = by.At;
    }

    /// <summary>What was done before stays as it was (PIPL 15); from here on no end learns of the other.</summary>
    public void Revoke(ReferralWay way, string? said, Actor by)
    {
        if (State is not (ReferralState.Received or ReferralState.Returned)) throw new RuleBroken("现在没有可以撤回的同意。");
        State = ReferralState.Revoked;
        Answered(Word(way, said, by), by.At);
        EndedAt ??= by.At;
    }

    /// <returns>False where nothing comes back any more.</returns>
    public bool Return(MatterResult result)
    {
        if (State is not (ReferralState.Received or ReferralState.Returned)) return false;
        results.Add(new(result.At, result.Title, result.Text, result.Sums.Where(s => s.Participant == ToParticipant).Sum(s => s.Fen) is > 0 and var fen ? fen : null));
        if (result.Final) (State, EndedAt) = (ReferralState.Returned, result.At);
        Version++;
        return true;
    }

    /// <summary>The account of the person, in the matter it comes from.</summary>
    public Guid? Person(Matter from) => from.Participants.FirstOrDefault(p => p.Id == FromParticipant)?.PersonId;

    private void DemandOpen()
    {
        if (State != ReferralState.Offered) throw new RuleBroken($"这次转办已经是“{State.Title()}”，不用再办。");
    }

    private static string Word(ReferralWay way, string? said, Actor by) =>
        way == ReferralWay.OwnPage ? way.Title() : $"{way.Title()}，{by.Name}登记：{said?.Trim()}";

    private void Answered(string answer, DateTime at)
    {
        (Answer, AnsweredAt) = (answer, at);
        Version++;
    }
}

/// <summary>What came back.</summary>
internal sealed class ReferralResult(DateTime at, string title, string? text, long? fen)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public DateTime At { get; private set; } = at;
    public string Title { get; private set; } = title;
    public string? Text { get; private set; } = text;

    /// <summary>What the person is to get.</summary>
    public long? Fen { get; private set; } = fen;
}
