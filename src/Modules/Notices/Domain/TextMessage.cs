using System.Text.RegularExpressions;

namespace Fashu.Notices;

/// <summary>A text message on its way: every try, what the gateway said, and who called where it failed.</summary>
internal sealed partial class TextMessage
{
    private static readonly TimeSpan[] pauses =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    public Guid Id { get; private set; }

    /// <summary>The account whose present number is used; null where only a number is known.</summary>
    public Guid? To { get; private set; }
    [Encrypted(IndexedBy = nameof(PhoneIndex))] public string? Phone { get; private set; }
    public string? PhoneIndex { get; private set; }

    /// <summary>Kept encrypted: it may hold a one-time link.</summary>
    [Encrypted] public string? Text { get; private set; }
    public Guid? MatterId { get; private set; }
    public string? Fact { get; private set; }

    /// <summary>The inbox notice that says the same; null for a message to a bare number.</summary>
    public Guid? NoticeId { get; private set; }

    /// <summary>The article by which the person must be told.</summary>
    public string? Law { get; private set; }
    public MessageState State { get; private set; }
    public DateTime At { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Next try; null while none is due.</summary>
    public DateTime? NextAt { get; private set; }
    public string? GatewayId { get; private set; }
    public string? Trouble { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>Grows with every change; a receipt and a try never write over each other.</summary>
    public int Version { get; private set; }

    public static TextMessage ToPerson(NoticeDraft draft, string text, bool gateway, Hold? hold, DateTime at)
    {
        var message = Write(draft.Key + "/sms", draft.To, null, text, draft.Matter, draft.Fact, gateway, hold, at);
        (message.NoticeId, message.Law) = (Keys.Of(draft.Key), draft.Law);
        return message;
    }

    public static TextMessage ToPhone(PhoneMessage draft, bool gateway, Hold? hold, DateTime at) =>
        Write(draft.Key + "/sms", null, draft.Phone, draft.Text, draft.Matter, draft.Fact, gateway, hold, at);

    /// <summary>What was agreed with the person keeps it back: until an hour, or for good.</summary>
    public void Hold(Hold hold, DateTime at)
    {
        Trouble = hold.Why;
        if (hold.Until is { } until) Change(MessageState.Waiting, until);
        else End(MessageState.Held, at);
    }

    /// <summary>Before each try: if the process dies in the middle, the next one waits its turn and the gateway knows the key.</summary>
    public void Try(DateTime at)
    {
        Attempts++;
        Change(MessageState.Waiting, at + pauses[Math.Min(Attempts, pauses.Length) - 1]);
    }

    public void Accept(string? gatewayId)
    {
        (GatewayId, Trouble) = (gatewayId, null);
        Change(MessageState.Accepted, null);
    }

    /// <summary>The gateway refused or was away; after the last pause the message has failed.</summary>
    public void Refuse(string trouble, DateTime at)
    {
        Trouble = trouble.Length > 200 ? trouble[..200] : trouble;
        if (Attempts > pauses.Length) End(MessageState.Failed, at);
    }

    /// <summary>Also after all tries seemed to fail: an answer of the gateway can be lost on its way to us.</summary>
    public void Deliver(DateTime at)
    {
        if (State is not (MessageState.Waiting or MessageState.Accepted or MessageState.Failed)) return;
        Trouble = null;
        End(MessageState.Delivered, at);
    }

    public void Fail(string trouble, DateTime at)
    {
        if (State is not (MessageState.Waiting or MessageState.Accepted)) return;
        Trouble = trouble.Length > 200 ? trouble[..200] : trouble;
        End(MessageState.Failed, at);
    }

    /// <summary>Only what no gateway has taken yet can still be held back.</summary>
    public void Cancel(DateTime at)
    {
        if (State is MessageState.Waiting or MessageState.NoGateway or MessageState.Failed or MessageState.Held) End(MessageState.Cancelled, at);
    }

    public void Again(DateTime at)
    {
        if (State is not (MessageState.Failed or MessageState.NoGateway or MessageState.Held)) throw new RuleBroken($"这条短信{State.Title()}，不用重发。");
        (Attempts, Trouble, EndedAt) = (0, null, null);
        Change(MessageState.Waiting, at);
    }

    public void Call(ToldBy way, string said, DateTime at)
    {
        if (State is not (MessageState.Failed or MessageState.NoGateway or MessageState.Held)) throw new RuleBroken($"这条短信{State.Title()}，不用再登记告知。");
        Trouble = $"{way.Title()}：{said}";
        End(way == ToldBy.Phone ? MessageState.Called : MessageState.Handed, at);
    }

    public MessageCard Card(string to) => new(Id, to, Shown(Text ?? ""), State, At, EndedAt, Attempts, Trouble, Law);

    /// <summary>Staff read what was said, never the link or code that opens somebody's page.</summary>
    internal static string Shown(string text) => Code().Replace(Link().Replace(text, "（链接）"), "（验证码）");

    [GeneratedRegex(@"https?://[^\s，。；）]+")] private static partial Regex Link();
    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")] private static partial Regex Code();

    private static TextMessage Write(string key, Guid? to, string? phone, string text, Guid? matter, string? fact, bool gateway, Hold? hold, DateTime at)
    {
        var message = Fresh(key, to, phone, text, matter, fact, gateway, at);
        // without a gateway nothing goes out at any hour
        if (hold is { } kept && (gateway || kept.Until is null)) message.Hold(kept, at);
        return message;
    }

    private static TextMessage Fresh(string key, Guid? to, string? phone, string text, Guid? matter, string? fact, bool gateway, DateTime at) => new()
    {
        Id = Keys.Of(key),
        To = to,
        Phone = phone,
        Text = text,
        MatterId = matter,
        Fact = fact,
        At = at,
        State = gateway ? MessageState.Waiting : MessageState.NoGateway,
        NextAt = gateway ? at : null,
    };

    private void End(MessageState state, DateTime at)
    {
        EndedAt = at;
        Change(state, null);
    }

    private void Change(MessageState state, DateTime? next)
    {
        (State, NextAt) = (state, next);
        Version++;
    }
}
