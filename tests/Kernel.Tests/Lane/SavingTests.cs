using Microsoft.EntityFrameworkCore;

namespace Fashu.Kernel.Tests.Lane;

/// <summary>What a slice may rely on when it saves, on both databases.</summary>
public sealed class SavingTests(Postgres postgres)
{
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_stale_version_fails_alone(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var filings = Enumerable.Range(0, 64).Select(_ => Desk.Case(null)).ToArray();
        await desk.Save(filings);

        var stale = await Task.WhenAll(filings.Select((filing, i) => desk.Get(async db =>
        {
            var mine = await db.Filings.SingleAsync(f => f.Id == filing.Id);
            mine.Title = "改";
            db.Entry(mine).Property(f => f.Version).OriginalValue = i % 3 == 0 ? 7 : 0;
            mine.Version = 1;
            db.Add(new Announcement { Json = $"{i}" });
            try
            {
                await db.SaveChangesAsync();
                return false;
            }
            catch (DbUpdateConcurrencyException error)
            {
                Assert.Contains(error.Entries, e => e.Entity == mine);
                Assert.All(error.Entries, e => Assert.True(e.Entity == mine || e.Entity == mine.Where));
                return true;
            }
        })));

        Assert.Equal(Enumerable.Range(0, 64).Select(i => i % 3 == 0), stale);
        Assert.Equal(42, await desk.Get(db => db.Filings.CountAsync(f => f.Title == "改" && f.Version == 1)));
        Assert.Equal(42, await desk.Get(db => db.Announcements.CountAsync()));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Numbers_have_no_gap_when_every_fourth_filing_fails(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var taken = Guid.CreateVersion7();
        await desk.Save(new Part { Id = taken, FilingId = (await SaveOne(desk)).Id });

        var failed = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => desk.Get(async db =>
        {
            var filing = Desk.Case(parts: 2);
            if (i % 4 == 1) filing.Parts.Add(new() { Id = taken });
            db.AddRange(filing, filing.Told!);
            try
            {
                await db.SaveChangesAsync();
                Assert.Equal($"{{\"number\":{filing.Number}}}", filing.Told!.Json);
                return false;
            }
            catch (DbUpdateException error)
            {
                Assert.True(DbErrors.IsDuplicateKey(error, out var table));
                Assert.Equal("Parts", table);
                Assert.Null(filing.Number);
                return true;
            }
        })));

        Assert.Equal(75, failed.Count(f => f));
        Assert.Equal(Enumerable.Range(1, 225).Select(n => (long)n), await desk.Numbers());
        var told = await desk.Get(db => db.Announcements.Select(a => a.Json).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 225).Select(n => $"{{\"number\":{n}}}").Order(), told.Order());
        Assert.Equal(1 + 225 * 2 + 3, await desk.Get(db => db.Parts.CountAsync()));

        static async Task<Filing> SaveOne(Desk desk)
        {
            var filing = Desk.Case(null);
            await desk.Save(filing);
            return filing;
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_same_context_saves_after_a_failure(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var twice = new Announcement();
        await desk.Save(twice);
        await desk.Do(async db =>
        {
            var filing = Desk.Case();
            var bad = new Announcement { Id = twice.Id };
            db.AddRange(filing, bad);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.Null(filing.Number);

            db.Entry(bad).State = EntityState.Detached;
            await db.SaveChangesAsync();
            Assert.Equal(1, filing.Number);
        });
        Assert.Equal([1], await desk.Numbers());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_number_may_come_due_later(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var (first, second) = (Desk.Case(null), Desk.Case(null));
        await desk.Save(first, second);
        Assert.Empty(await desk.Numbers());

        foreach (var id in (Guid[])[second.Id, first.Id])
            await desk.Do(async db =>
            {
                var mine = await db.Filings.SingleAsync(f => f.Id == id);
                (mine.Place, mine.Stage) = ("柳溪调解2026", Stage.Accepted);
                await db.SaveChangesAsync();
                mine.Title = "又改";
                await db.SaveChangesAsync();
            });

        Assert.Equal([1, 2], await desk.Numbers());
        Assert.Equal(2, (await desk.Get(db => db.Filings.SingleAsync(f => f.Id == first.Id))).Number);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_number_that_came_due_later_is_drawn_anew_after_a_failure(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var (filing, twice) = (Desk.Case(null), new Announcement());
        await desk.Save(filing, twice);
        await desk.Do(async db =>
        {
            var mine = await db.Filings.SingleAsync();
            mine.Place = "柳溪调解2026";
            var bad = db.Add(new Announcement { Id = twice.Id });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.Null(mine.Number);
            bad.State = EntityState.Detached;
            await db.SaveChangesAsync();
        });
        Assert.Equal([1], await desk.Numbers());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Two_series_in_one_save_never_lock_crosswise(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? desk.Save(Desk.Case("甲"), Desk.Case("乙"))
            : desk.Save(Desk.Case("乙"), Desk.Case("甲"))));
        foreach (var place in (string[])["甲", "乙"])
            Assert.Equal(Enumerable.Range(1, 60), await desk.Get(db => db.Filings.Where(f => f.Place == place).OrderBy(f => f.Number).Select(f => (int)f.Number!).ToArrayAsync()));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Insert_update_and_delete_in_one_save_read_back_equal(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var old = Desk.Case();
        old.Where = new() { Street = "柳溪街1号", Floor = 3 };
        await desk.Save(old);

        var added = Desk.Case(title: "𠮷䶮·\"引号'");
        (added.Due, added.ClaimFen, added.Rate, added.Urgent) = (new(2026, 2, 28), long.MaxValue, 12.345m, true);
        (added.Seal, added.Tags, added.FiledAt) = ([0, 255, 7], ["邻里", "漏水"], new DateTime(2026, 12, 31, 16, 0, 0, 123, DateTimeKind.Utc));
        await desk.Do(async db =>
        {
            var mine = await db.Filings.Include(f => f.Parts).SingleAsync();
            (mine.Title, mine.Seal, mine.Due, mine.Where.Floor, mine.Version) = ("已改", [1], null, null, 1);
            db.Remove(mine.Parts[1]);
            mine.Parts[0].Text = "改过";
            db.Add(added);
            db.SaveChanges(); // the synchronous way must work as well
        });

        await desk.Do(async db =>
        {
            var mine = await db.Filings.Include(f => f.Parts).SingleAsync(f => f.Id == old.Id);
            Assert.Equal(("已改", 1, "柳溪街1号", null), (mine.Title, mine.Version, mine.Where.Street, mine.Where.Floor));
            Assert.Equal((byte[])[1], mine.Seal);
            Assert.Equal(2, mine.Parts.Count);
            var read = await db.Filings.Include(f => f.Parts).SingleAsync(f => f.Id == added.Id);
            Assert.Equal(
                (added.Title, added.Due, added.ClaimFen, added.Rate, added.Urgent, added.Stage, 2L, added.FiledAt.Ticks),
                (read.Title, read.Due, read.ClaimFen, read.Rate, read.Urgent, read.Stage, read.Number, read.FiledAt.Ticks));
            Assert.Equal(added.Seal, read.Seal);
            Assert.Equal(added.Tags, read.Tags);
            Assert.Equal(3, read.Parts.Count);
        });
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Database_made_keys_and_json_documents_work_too(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var ticket = new Ticket { Code = "A1", Remarks = { new() { Text = "一" }, new() { Text = "二" } } };
        await desk.Save(ticket, Desk.Case());
        Assert.Equal(1, ticket.Id);
        await desk.Do(async db =>
        {
            var mine = await db.Tickets.SingleAsync();
            mine.Remarks[1].Text = "三";
            await db.SaveChangesAsync();
        });
        Assert.Equal(["一", "三"], (await desk.Get(db => db.Tickets.SingleAsync())).Remarks.Select(r => r.Text));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_doubled_key_and_another_doubled_value_are_told_apart(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var first = new Announcement();
        await desk.Save(first, new Ticket { Code = "A1" });

        var code = await Assert.ThrowsAsync<DbUpdateException>(() => desk.Save(new Ticket { Code = "A1" }));
        Assert.False(DbErrors.IsDuplicateKey(code, out _));
        Assert.True(DbErrors.IsDuplicate(code, out var table));
        Assert.Equal("Tickets", table);

        var key = await Assert.ThrowsAsync<DbUpdateException>(() => desk.Save(new Announcement { Id = first.Id }));
        Assert.True(DbErrors.IsDuplicateKey(key, out table));
        Assert.Equal("Announcements", table);

        var orphan = await Assert.ThrowsAsync<DbUpdateException>(() => desk.Save(new Part { FilingId = Guid.CreateVersion7() }));
        Assert.False(DbErrors.IsDuplicate(orphan, out _));
        Assert.Null(DbErrors.AsUnavailable(orphan));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_is_acknowledged_is_seen_by_everybody(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var seen = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => desk.Get(async db =>
        {
            var filing = Desk.Case(parts: 1);
            db.Add(filing);
            await db.SaveChangesAsync();
            Assert.Equal(EntityState.Unchanged, db.Entry(filing).State);
            return await desk.Get(other => other.Filings.AnyAsync(f => f.Id == filing.Id));
        })));
        Assert.DoesNotContain(false, seen);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_saved_event_comes_after_the_commit(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        await desk.Do(async db =>
        {
            var seen = 0;
            db.Add(Desk.Case());
            db.SavedChanges += (_, _) => seen = desk.Read(other => other.Filings.Count());
            await db.SaveChangesAsync();
            Assert.Equal(1, seen);
        });
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Alone_a_context_may_open_a_transaction_and_save_in_steps(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        var twice = new Announcement();
        await desk.Save(twice);
        await desk.Do(async db =>
        {
            await using var alone = await db.AloneAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var filing = Desk.Case();
            var bad = new Announcement { Id = twice.Id };
            db.AddRange(filing, bad);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.Entry(bad).State = EntityState.Detached;
            await db.SaveChangesAsync();
            Assert.Equal(1, filing.Number);
            await transaction.CommitAsync();
        });
        await desk.Save(Desk.Case());
        Assert.Equal([1, 2], await desk.Numbers());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Alone_a_context_may_write_in_bulk_and_save(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(postgres, engine);
        await desk.Save(new Announcement(), new Announcement());
        await desk.Do(async db =>
        {
            await using (await db.AloneAsync())
            {
                Assert.Equal(2, await db.Announcements.ExecuteDeleteAsync());
                db.Add(Desk.Case());
                await db.SaveChangesAsync();
            }
        });
        await desk.Save(Desk.Case());
        Assert.Equal([1, 2], await desk.Numbers());
        Assert.Null(await desk.Get(db => db.StorageTroubleAsync()));
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_to_be_unavailable()
    {
        await using var cluster = await Fashu.Harness.PgCluster.StartAsync();
        await using var desk = await Desk.OpenAsync(await cluster.CreateDatabaseAsync());
        await desk.Save(Desk.Case());
        await cluster.StopAsync();
        await Assert.ThrowsAsync<StorageUnavailable>(() => desk.Save(Desk.Case()));
        await Assert.ThrowsAsync<StorageUnavailable>(() => desk.Save(Desk.Case()));
        var read = await Assert.ThrowsAnyAsync<Exception>(() => desk.Numbers());
        Assert.NotNull(DbErrors.AsUnavailable(read));
        Assert.NotNull(await desk.Get(db => db.StorageTroubleAsync()));
    }
}
