using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fashu.Kernel.Tests.Lane;

/// <summary>The lane itself: sharing a flush, giving up, stepping aside, breaking, closing.</summary>
public sealed class LaneTests
{
    [Fact]
    public async Task Whatever_waits_shares_one_commit()
    {
        await using var desk = await Desk.OpenAsync();
        var (held, commits) = (await desk.Hold(), desk.Lane.Commits);
        var saves = Enumerable.Range(0, 30).Select(_ => desk.Save(Desk.Case(parts: 1))).ToArray();
        Assert.Equal(30, desk.Lane.Waiting);
        held.Dispose();
        await Task.WhenAll(saves);
        Assert.Equal(1, desk.Lane.Commits - commits);
        Assert.Equal(30, (await desk.Numbers()).Count);
    }

    [Fact]
    public async Task An_exception_while_numbering_harms_nobody_else()
    {
        await using var desk = await Desk.OpenAsync();
        var held = await desk.Hold();
        var bad = Desk.Case();
        bad.WhenNumbered = () => throw new RuleOfTest();
        var (before, failing, after) = (desk.Save(Desk.Case()), desk.Save(bad), desk.Save(Desk.Case()));
        held.Dispose();
        await Assert.ThrowsAsync<RuleOfTest>(() => failing);
        await Task.WhenAll(before, after);
        Assert.Equal([1, 2], await desk.Numbers());
    }

    [Fact]
    public async Task Cancelled_while_waiting_it_returns_at_once_and_nothing_is_stored()
    {
        await using var desk = await Desk.OpenAsync();
        var held = await desk.Hold();
        using var cancel = new CancellationTokenSource();
        var filing = Desk.Case();
        var saving = desk.Do(async db =>
        {
            db.Add(filing);
            await db.SaveChangesAsync(cancel.Token);
        });
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving); // the lane is still held, the context is back in its pool
        held.Dispose();
        await desk.Save(Desk.Case());
        Assert.Equal([1], await desk.Numbers());
        Assert.False(await desk.Get(db => db.Filings.AnyAsync(f => f.Id == filing.Id)));
    }

    [Fact]
    public async Task Cancelled_once_taken_it_tells_the_true_outcome()
    {
        await using var desk = await Desk.OpenAsync();
        using var cancel = new CancellationTokenSource();
        var filing = Desk.Case();
        filing.WhenNumbered = cancel.Cancel; // runs on the lane
        await desk.Do(async db =>
        {
            db.Add(filing);
            await db.SaveChangesAsync(cancel.Token);
        });
        Assert.True(cancel.IsCancellationRequested);
        Assert.Equal([1], await desk.Numbers());
    }

    [Fact]
    public async Task Cancelled_while_waiting_to_be_alone_the_lane_goes_on()
    {
        await using var desk = await Desk.OpenAsync();
        var held = await desk.Hold();
        using var cancel = new CancellationTokenSource();
        var waiting = desk.Do(async db => await db.AloneAsync(cancel.Token));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        await desk.Save(Desk.Case());
    }

    [Fact]
    public async Task A_write_beside_the_lane_fails_at_once()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Save(new Announcement());
        var error = await Assert.ThrowsAsync<SqliteException>(() => desk.Do(db => db.Announcements.ExecuteDeleteAsync()));
        Assert.Equal(8, error.SqliteErrorCode); // read-only
        await desk.Do(async db =>
        {
            await using (await db.AloneAsync()) await db.Announcements.ExecuteDeleteAsync();
            await Assert.ThrowsAsync<SqliteException>(() => db.Announcements.ExecuteDeleteAsync());
        });
    }

    [Fact]
    public async Task Units_wait_in_order_while_somebody_is_alone()
    {
        await using var desk = await Desk.OpenAsync();
        var held = await desk.Hold();
        var first = desk.Save(Desk.Case());
        var alone = desk.Get(async db =>
        {
            await using (await db.AloneAsync()) return await db.Filings.CountAsync();
        });
        var second = desk.Save(Desk.Case());
        held.Dispose();
        await Task.WhenAll(first, alone, second);
        Assert.Equal(1, await alone); // the first was committed before, the second not begun
        Assert.Equal([1, 2], await desk.Numbers());
    }

    [Fact]
    public async Task Who_stays_alone_too_long_is_not_waited_for()
    {
        await using var desk = await Desk.OpenAsync();
        using var forgotten = await desk.Lane.StepAsideAsync(TimeSpan.FromMilliseconds(50), default);
        await desk.Save(Desk.Case());
        Assert.Equal([1], await desk.Numbers());
    }

    [Fact]
    public async Task Bulk_neither_blocks_nor_starves()
    {
        await using var desk = await Desk.OpenAsync();
        var order = new List<char>();
        var held = await desk.Hold();
        var units = Enumerable.Range(0, 5).Select(_ => Unit('b')).ToList();
        units.AddRange(Enumerable.Range(0, 600).Select(_ => Unit('i')));
        var commits = desk.Lane.Commits;
        held.Dispose();
        await Task.WhenAll(units);

        var firstBulk = order.IndexOf('b');
        Assert.Equal(256, firstBulk);                        // people first, however early bulk had come
        Assert.True(firstBulk < order.LastIndexOf('i'));     // yet bulk has its turn while people still come
        Assert.DoesNotContain("bb", new string([.. order.Take(order.LastIndexOf('i'))]));
        Assert.Equal(5, desk.Lane.Commits - commits);        // never two in one batch

        Task Unit(char kind) => desk.Lane.RunAsync(_ => { order.Add(kind); return 1; }, kind == 'b', default);
    }

    [Fact]
    public async Task A_bulk_context_uses_the_bulk_queue()
    {
        await using var desk = await Desk.OpenAsync();
        var held = await desk.Hold();
        var order = new List<string>();
        var bulk = desk.Do(async db =>
        {
            db.IsBulk = true;
            db.Add(Note("bulk"));
            await db.SaveChangesAsync();
            db.IsBulk = false;
        });
        var person = desk.Save(Note("person"));
        held.Dispose();
        await Task.WhenAll(bulk, person);
        Assert.Equal(["person", "bulk"], order);

        Filing Note(string who) => new() { Place = who, WhenNumbered = () => order.Add(who) };
    }

    [Fact]
    public async Task A_full_disk_refuses_and_recovers()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Save(Desk.Case("先"));
        await Limit(desk, 60);

        var (saved, refused) = (0, 0);
        for (var round = 0; round < 20; round++)
            await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
            {
                try
                {
                    await desk.Save(Desk.Case(title: new string('长', 500)));
                    Interlocked.Increment(ref saved);
                }
                catch (StorageFull)
                {
                    Interlocked.Increment(ref refused);
                }
            }));

        Assert.True(refused > 0 && saved > 0);
        Assert.Null(desk.Lane.Trouble);
        Assert.Equal(Enumerable.Range(1, saved).Select(n => (long)n), await desk.Get(db => db.Filings.Where(f => f.Place != "先").Select(f => f.Number!.Value).OrderBy(n => n).ToArrayAsync()));
        Assert.Equal(3 * (saved + 1), await desk.Get(db => db.Parts.CountAsync()));

        await Limit(desk, 1_000_000);
        await desk.Save(Desk.Case());
        Assert.Contains(saved + 1, await desk.Numbers());
        Assert.Equal("ok", await desk.Get(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync()));

        static Task Limit(Desk desk, int pages) => desk.Lane.RunAsync(lane => { lane.Command($"PRAGMA max_page_count={pages}").ExecuteNonQuery(); return 0; }, false, default);
    }

    [Fact]
    public async Task After_an_io_error_every_write_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Save(Desk.Case());
        var held = await desk.Hold();
        var sameBatch = desk.Save(Desk.Case());
        var failing = desk.Lane.RunAsync(_ => throw new SqliteException("disk I/O error", 10), false, default);
        var behind = desk.Get(async db => await db.AloneAsync());
        held.Dispose();

        await Assert.ThrowsAsync<StorageUnavailable>(() => sameBatch);
        await Assert.ThrowsAsync<StorageUnavailable>(() => failing);
        await Assert.ThrowsAsync<StorageUnavailable>(() => behind);
        await Assert.ThrowsAsync<StorageUnavailable>(() => desk.Save(Desk.Case()));
        Assert.Contains("I/O", await desk.Get(db => db.StorageTroubleAsync()));
        Assert.Equal([1], await desk.Numbers()); // reading goes on
    }

    [Fact]
    public async Task A_second_process_that_holds_the_file_makes_writers_hear_later()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Lane.RunAsync(lane => { lane.Command("PRAGMA busy_timeout=10").ExecuteNonQuery(); return 0; }, false, default);
        await using (var other = new SqliteConnection($"Data Source={desk.File};Pooling=False"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction();
            await Assert.ThrowsAsync<StorageUnavailable>(() => desk.Save(Desk.Case()));
        }
        await desk.Save(Desk.Case());
        Assert.Equal([1], await desk.Numbers());
    }

    [Fact]
    public async Task Closing_saves_what_waits_and_refuses_what_comes()
    {
        await using var desk = await Desk.OpenAsync();
        var held = await desk.Hold();
        var saves = Enumerable.Range(0, 400).Select(_ => desk.Save(Desk.Case(parts: 1))).ToArray();
        var closing = Task.Run(desk.Lane.Dispose);
        held.Dispose();
        await closing;
        await Task.WhenAll(saves);
        await Assert.ThrowsAsync<StorageUnavailable>(() => desk.Save(Desk.Case()));
        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), await desk.Numbers());
    }

    [Fact]
    public async Task Ordinary_rows_share_one_prepared_statement_per_shape()
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            var filing = Desk.Case(parts: 5);
            await desk.Save(filing, filing.Told!);
        }
        var statements = 0;
        await desk.Lane.RunAsync(lane => statements = lane.PreparedCount, false, default);
        Assert.Equal(3, statements); // filing, part, announcement
    }

    [Fact]
    public async Task The_journal_is_carried_into_the_file_beside_the_lane()
    {
        await using var desk = await Desk.OpenAsync();
        TaskCompletionSource carried = new(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Lane.Carried = () => carried.TrySetResult();
        var before = new FileInfo(desk.File).Length;
        for (var i = 0; i < 3; i++) await desk.Save(Desk.Case(parts: 600));
        await carried.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        // the lane's own limit is far off: only the thread beside it can have written this into the file itself
        Assert.True(new FileInfo(desk.File).Length > before + 100_000);
        Assert.Equal(1800, await desk.Get(db => db.Parts.CountAsync()));
    }

    [Fact]
    public async Task What_a_savepoint_keeps_stays_in_memory()
    {
        await using var desk = await Desk.OpenAsync();
        var kept = 0L;
        await desk.Lane.RunAsync(lane => { kept = (long)lane.Command("PRAGMA temp_store").ExecuteScalar()!; return 0; }, false, default);
        Assert.Equal(2, kept);
    }

    [Fact]
    public async Task The_file_is_flushed_at_every_commit()
    {
        await using var desk = await Desk.OpenAsync();
        var (journal, flush, keys) = ("", 0L, 0L);
        await desk.Lane.RunAsync(lane =>
        {
            journal = (string)lane.Command("PRAGMA journal_mode").ExecuteScalar()!;
            flush = (long)lane.Command("PRAGMA synchronous").ExecuteScalar()!;
            keys = (long)lane.Command("PRAGMA foreign_keys").ExecuteScalar()!;
            return 0;
        }, false, default);
        Assert.Equal(("wal", 2L, 1L), (journal, flush, keys));
    }

    private sealed class RuleOfTest : Exception;
}
