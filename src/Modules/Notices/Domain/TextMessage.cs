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

    public static TextMessage ToPerson(NoticeDraft draft, string text, bool gateway, DateTime at) =>
        Write(draft.Key + "/sms", draft.To, null, text, draft.Matter, draft.Fact, gateway, at);

    public static TextMessage ToPhone(PhoneMessage draft, bool gateway, DateTime at) =>
        Write(draft.Key + "/sms", null, draft.Phone, draft.Text, draft.Matter, draft.Fact, gateway, at);

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
        if (State is MessageState.Waiting or MessageState.NoGateway or MessageState.Failed) End(MessageState.Cancelled, at);
    }

    public void Again(DateTime at)
    {
        if (State is not (MessageState.Failed or MessageState.NoGateway)) throw new RuleBroken($"这条短信{State.Title()}，不用重发。");
        (Attempts, Trouble, EndedAt) = (0, null, null);
        Change(MessageState.Waiting, at);
    }

    public void Call(string said, DateTime at)
    {
        if (State is not (MessageState.Failed or MessageState.NoGateway)) throw new RuleBroken($"这条短信{State.Title()}，不用再登记电话告知。");
        Trouble = said;
        End(MessageState.Called, at);
    }

    public MessageCard Card(string to) => new(Id, to, Shown(Text ?? ""), State, At, EndedAt, Attempts, Trouble);

    /// <summary>Staff read what was said, never the link or code that opens somebody's page.</summary>
    internal static string Shown(string text) => Code().Replace(Link().Replace(text, "（链接）"), "（验证码）");

    [GeneratedRegex(@"https?://[^\s，。；）]+")] private static partial Regex Link();
    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")] private static partial Regex Code();

    private static TextMessage Write(string key, Guid? to, string? phone, string text, Guid? matter, string? fact, bool gateway, DateTime at) => new()
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
