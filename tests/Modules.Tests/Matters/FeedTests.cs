using System.Net.ServerSentEvents;
using Fashu.Harness;
using Fashu.Matters;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Matters;

/// <summary>How many streams one person and one line may hold open.</summary>
public class FeedTests
{
    [Fact]
    public async Task The_seventh_stream_of_one_and_the_sixty_first_of_a_line_ask_again_later()
    {
        await using var app = await FashuApp.Start(Database.Sqlite);
        var feed = app.Services.GetRequiredService<BoardFeed>();
        List<IAsyncEnumerator<SseItem<string>>> open = [];
        var one = Guid.CreateVersion7();
        for (var i = 0; i < 6; i++) Assert.Equal(TimeSpan.FromSeconds(1), await Joins(one, "2001:db8::1"));
        Assert.Equal(TimeSpan.FromSeconds(30), await Joins(one, "2001:db8::2"));
        Assert.False(await open[^1].MoveNextAsync()); // told once, then closed: the browser comes back by itself
        for (var i = 0; i < 54; i++) Assert.Equal(TimeSpan.FromSeconds(1), await Joins(Guid.CreateVersion7(), $"2001:db8::{i + 10}"));
        Assert.Equal(TimeSpan.FromSeconds(30), await Joins(Guid.CreateVersion7(), "2001:db8::ffff"));
        Assert.Equal(TimeSpan.FromSeconds(1), await Joins(Guid.CreateVersion7(), "2001:db8:0:1::1"));
        await open[0].DisposeAsync();
        Assert.Equal(TimeSpan.FromSeconds(1), await Joins(one, "2001:db8::1")); // a closed page makes room
        foreach (var stream in open) await stream.DisposeAsync();

        async Task<TimeSpan?> Joins(Guid id, string address)
        {
            var by = new Actor(id, "简明", ActorKind.Staff, app.Clock.Now()) { Address = address };
            open.Add(feed.Listen(by, null, null, _ => Task.FromResult<Actor?>(by), default).GetAsyncEnumerator());
            Assert.True(await open[^1].MoveNextAsync());
            return open[^1].Current.ReconnectionInterval;
        }
    }
}
