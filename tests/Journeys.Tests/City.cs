using System.Collections.Concurrent;
using Fashu.Harness;
using Fashu.Matters;
using Fashu.Notices;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Fashu.Journeys.Tests;

/// <summary>The sample city that most journeys share: served for browsers, with live pages, and with phones that receive its text messages.</summary>
public sealed class City : IAsyncDisposable
{
    private readonly Lazy<Task<FashuApp>> app;
    private BoardFeed? feed;

    public City() => app = new(Start);

    /// <summary>Everybody's telephones.</summary>
    internal Telephones Phones { get; } = new();

    /// <summary>Runs with the world; a journey may put it forward.</summary>
    internal Hands Clock { get; } = new();

    public Task<FashuApp> App => app.Value;

    public async ValueTask DisposeAsync()
    {
        if (feed is null) return; // nobody came, or it did not open
        await feed.StopAsync(default);
        await (await App).DisposeAsync();
    }

    private async Task<FashuApp> Start()
    {
        var started = await FashuApp.Start(Database.Sqlite, demo: true, live: true, services: s => { Phones.Answer(s); Clock.Wind(s); }, more: new() { ["Site:Url"] = Telephones.Site });
        feed = started.Services.GetRequiredService<BoardFeed>();
        await feed.StartAsync(default);
        return started;
    }
}

/// <summary>The real clock, put forward: cookies of a browser know only the real one, so it never goes behind it.</summary>
internal sealed class Hands : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public void Wind(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(this));

    public void Forward(TimeSpan by) => ahead += by;

    /// <summary>What happens so much later; then it is now again.</summary>
    public async Task Later(TimeSpan by, Func<Task> then)
    {
        ahead += by;
        try { await then(); }
        finally { ahead -= by; }
    }
}

/// <summary>Stands for the operators' network: takes each text message and keeps it for its number.</summary>
internal sealed class Telephones : ISmsGateway
{
    public const string Site = "https://fashu.example";
    private readonly ConcurrentQueue<(string Phone, string Text)> messages = [];

    public bool Available => true;

    /// <summary>Hands over all that waits to be sent; the job takes a batch at a time, every few seconds.</summary>
    public async Task Deliver(FashuApp app)
    {
        while (await app.With<AppDb, bool>(Waits)) await app.With<IEnumerable<IJob>>(jobs => jobs.Single(j => j.Name == "notices.send").Run(default));
        Task<bool> Waits(AppDb db)
        {
            var now = app.Services.GetRequiredService<TimeProvider>().Now();
            return db.TextMessages.AnyAsync(m => m.State == MessageState.Waiting && m.NextAt <= now);
        }
    }

    public void Answer(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ISmsGateway>(this));

    /// <summary>What came to this number, newest last.</summary>
    public IReadOnlyList<string> Of(string phone) => [.. messages.Where(m => m.Phone == phone).Select(m => m.Text)];

    /// <summary>The path of the link in the newest message to this number.</summary>
    public string LinkFor(string phone)
    {
        var text = Of(phone).Last(t => t.Contains(Site, StringComparison.Ordinal));
        return text[(text.IndexOf(Site, StringComparison.Ordinal) + Site.Length)..].TrimEnd('。');
    }

    /// <summary>The newest code that came to this number.</summary>
    public string CodeFor(string phone)
    {
        var text = Of(phone).Last(t => t.StartsWith("验证码", StringComparison.Ordinal));
        return text[3..9];
    }

    Task<SmsReceipt> ISmsGateway.Send(string phone, string text, Guid key, CancellationToken cancel)
    {
        messages.Enqueue((phone, text));
        return Task.FromResult(new SmsReceipt(true, key.ToString("N"), null));
    }
}
