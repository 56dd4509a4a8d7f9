using System.Net.ServerSentEvents;
using Fashu.Harness;
using Fashu.Matters;
using Fashu.Organizations;
using Fashu.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Modules.Tests.Matters;

/// <summary>Who may hold a stream open, how many, and until when.</summary>
public class FeedTests
{
    [Fact]
    public async Task A_board_falls_silent_when_the_officers_password_is_reset()
    {
        await using var app = await Office.Filled(Database.Sqlite);
        var (lin, feed) = (await Office.IdOf(app, "lin"), app.Services.GetRequiredService<BoardFeed>());
        var (matter, desk) = (await Matter(app, lin), await Office.SignIn(app, "lin"));
        using var board = await Open(desk, "/work/live/board");
        await feed.Look(default);
        await Step(app, matter, 2);
        await feed.Look(default);
        Assert.Contains("refresh", await Next(board));
        var by = await Office.Actor(app, "admin");
        await app.With<ResetPassword, string?>(s => s.Handle(lin, by, default));
        Assert.Equal(302, (await desk.Get("/work")).Code);
        await Step(app, matter, 3);
        await feed.Look(default);
        Assert.Equal("", await Next(board)); // the end of the stream
    }

    [Fact]
    public async Task A_partys_stream_ends_with_its_session_and_with_its_part_in_the_matter()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (phone, id) = await house.Citizen("10000000001");
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var (tablet, _) = await house.Citizen("10000000001");
        var (matter, feed) = (await Matter(house.App, null, id), house.App.Services.GetRequiredService<BoardFeed>());
        using var left = await Open(phone, $"/m/{matter}/live");
        using var stays = await Open(tablet, $"/m/{matter}/live");
        await feed.Look(default);
        Assert.Equal(204, (await phone.Post("/api/v1/people/sign-out")).Code);
        await Step(house.App, matter, 2);
        await feed.Look(default);
        Assert.Equal("", await Next(left));
        Assert.Contains("refresh", await Next(stays));
        await house.App.With<AppDb>(async db =>
        {
            (await db.Participants.SingleAsync(p => p.PersonId == id)).Leave(house.Clock.Now());
            await db.SaveChangesAsync();
        });
        await Step(house.App, matter, 3);
        await feed.Look(default);
        Assert.Equal("", await Next(stays));
    }

    [Fact]
    public async Task A_stream_ends_when_its_cookie_does()
    {
        await using var house = await House.Open(Database.Sqlite);
        var (citizen, id) = await house.Citizen("10000000001");
        var (matter, feed) = (await Matter(house.App, null, id), house.App.Services.GetRequiredService<BoardFeed>());
        using var stream = await Open(citizen, $"/m/{matter}/live");
        await feed.Look(default);
        house.Clock.Advance(TimeSpan.FromDays(31));
        await Step(house.App, matter, 2);
        await feed.Look(default);
        Assert.Equal("", await Next(stream));
    }

    /// <summary>The stream, its first word read: it is listened to from here on.</summary>
    private static async Task<StreamReader> Open(Caller caller, string path)
    {
        var response = await caller.Client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.NotEqual("", await Next(reader));
        return reader;
    }

    /// <summary>One event; empty at the end.</summary>
    private static async Task<string> Next(StreamReader reader)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var lines = "";
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0 && lines.Length > 0) return lines;
            lines += line;
        }
        return lines;
    }

    private static async Task<Guid> Matter(FashuApp app, Guid? handler, Guid? party = null)
    {
        var (id, now) = (Guid.CreateVersion7(), app.Clock.Now());
        await app.With<AppDb>(async db =>
        {
            db.Matters.Add(new() { Id = id, Kind = "mediation", FiledAt = now, Handler = handler, Place = Office.Grid });
            if (party is { } person)
            {
                var part = Participant.Enter(Guid.CreateVersion7(), "party", "当事人", "陈青山", null, person, now);
                part.MatterId = id;
                db.Participants.Add(part);
            }
            await db.SaveChangesAsync();
        });
        await Step(app, id, 1);
        return id;
    }

    private static Task Step(FashuApp app, Guid matter, int no) => app.With<AppDb>(async db =>
    {
        db.Steps.Add(new() { Id = Guid.CreateVersion7(), MatterId = matter, No = no, At = app.Clock.Now() });
        await db.SaveChangesAsync();
    });

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
