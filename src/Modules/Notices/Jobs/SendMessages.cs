using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Fashu.Notices;

/// <summary>Hands waiting text messages to the gateway; a message that was accepted is never handed over again under another key.</summary>
internal sealed class SendMessages(AppDb db, IPeople people, ContactRules rules, IEnumerable<ISmsGateway> gateways, TimeProvider clock, ILogger<SendMessages> log) : IJob
{
    private const int Batch = 50;

    public string Name => "notices.send";
    public string Title => "发短信和通知";
    public TimeSpan Every => TimeSpan.FromSeconds(3);

    public async Task Run(CancellationToken cancel)
    {
        if (gateways.FirstOrDefault(g => g.Available) is not { } gateway) return;
        var now = clock.Now();
        var due = await db.TextMessages.Where(m => m.NextAt != null && m.NextAt <= now && m.State == MessageState.Waiting)
            .OrderBy(m => m.NextAt).Take(Batch).Select(m => m.Id).ToListAsync(cancel);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            try { await Send(id, gateway, cancel); }
            catch (Overtaken) { } // cancelled or reported at this moment; its new state stands
        }
    }

    private async Task Send(Guid id, ISmsGateway gateway, CancellationToken cancel)
    {
        var message = await db.TextMessages.SingleAsync(m => m.Id == id, cancel);
        if (message.State != MessageState.Waiting) return;
        // what was agreed after it was written holds as well
        if (rules.For(message.To, message.Phone, message.MatterId, clock.Now()) is { } hold)
        {
            message.Hold(hold, clock.Now());
            await db.SaveChangesAsync(cancel);
            return;
        }
        message.Try(clock.Now());
        await db.SaveChangesAsync(cancel);
        var phone = message.Phone ?? (message.To is { } to ? await people.Phone(to, Actor.System(clock.Now()), "发送短信", cancel) : null);
        if (phone is null) message.Fail("没有手机号码", clock.Now());
        else if (await Hand(gateway, phone, message.Text ?? "", message.Id, cancel) is { Accepted: true } receipt) message.Accept(receipt.GatewayId);
        else message.Refuse(lastTrouble, clock.Now());
        await db.SaveChangesAsync(cancel);
    }

    private string lastTrouble = "";

    private async Task<SmsReceipt?> Hand(ISmsGateway gateway, string phone, string text, Guid key, CancellationToken cancel)
    {
        try
        {
            var receipt = await gateway.Send(phone, text, key, cancel);
            lastTrouble = receipt.Error ?? "短信平台没有接收";
            return receipt;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException && !cancel.IsCancellationRequested)
        {
            lastTrouble = "短信平台连接不上";
            return null;
        }
        // one message that an adapter chokes on must not hold up those behind it
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            log.LogError(e, "The gateway could not be asked to send {Message}", key);
            lastTrouble = "短信平台出错";
            return null;
        }
    }
}
