using System.Collections.Concurrent;
using Fashu.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fashu.Modules.Tests.Spine;

/// <summary>What the log says of saves that failed: nothing of what two wanted at once, everything else.</summary>
public sealed class FailedSavesTests
{
    public static IEnumerable<object[]> Both => Databases.All;

    [Theory, MemberData(nameof(Both))]
    public async Task What_two_want_at_once_is_no_fault(Database database)
    {
        var log = new Kept();
        await using var app = await FashuApp.Start(database, services: s => s.AddSingleton<ILoggerProvider>(log));
        var row = new SettingRow { Id = Guid.CreateVersion7(), Key = "test.one", Value = "1", By = "试" };
        await app.With<AppDb>(async db => { db.Add(row); await db.SaveChangesAsync(); });
        log.Errors.Clear(); // of the start

        await Assert.ThrowsAsync<DbUpdateException>(() => app.With<AppDb>(async db => { db.Add(new SettingRow { Id = row.Id, Key = "test.two", Value = "2", By = "试" }); await db.SaveChangesAsync(); }));
        Assert.Empty(log.Errors);

        await Assert.ThrowsAsync<DbUpdateException>(() => app.With<AppDb>(async db => { db.Add(new SettingRow { Id = Guid.CreateVersion7(), Key = null!, Value = "3", By = "试" }); await db.SaveChangesAsync(); }));
        Assert.Single(log.Errors);
    }

    private sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Errors.Enqueue(formatter(state, exception));
        }

        public void Dispose() { }
    }
}
