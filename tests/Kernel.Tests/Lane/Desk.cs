using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Kernel.Tests.Lane;

public enum Stage { Filed, Accepted }

/// <summary>A numbered case with everything that a real one has: children, an announcement that carries the number, a version.</summary>
public sealed class Filing : INumbered
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string? Place { get; set; }
    public long? Number { get; private set; }
    public string Title { get; set; } = "";
    public Stage Stage { get; set; }
    public int Version { get; set; }
    public DateTime FiledAt { get; set; } = new(2026, 11, 21, 1, 2, 3, DateTimeKind.Utc);
    public DateOnly? Due { get; set; }
    public long ClaimFen { get; set; }
    public decimal Rate { get; set; }
    public bool Urgent { get; set; }
    public byte[]? Seal { get; set; }
    public List<string> Tags { get; set; } = [];
    public Spot Where { get; set; } = new();
    public List<Part> Parts { get; } = [];
    public Announcement? Told { get; set; }
    public Action? WhenNumbered;

    public string? Series => Number is null ? Place : null;

    public void TakeNumber(long number)
    {
        Number = number;
        if (Told is not null) Told.Json = $"{{\"number\":{number}}}";
        WhenNumbered?.Invoke();
    }
}

/// <summary>Shares its owner's table.</summary>
public sealed class Spot
{
    public string Street { get; set; } = "";
    public int? Floor { get; set; }
}

public sealed class Part
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid FilingId { get; init; }
    public string Text { get; set; } = "";
}

public sealed class Announcement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Json { get; set; } = "";
}

/// <summary>Its key comes from the database and its remarks are one JSON document: both beyond prepared statements.</summary>
public sealed class Ticket
{
    public int Id { get; private set; }
    public string Code { get; set; } = "";
    public List<Remark> Remarks { get; } = [];
}

public sealed class Remark
{
    public string Text { get; set; } = "";
}

public sealed class DeskDb(DbContextOptions<DeskDb> options) : DbContext(options), ILaned
{
    public bool IsBulk { get; set; }
    public DbSet<Filing> Filings => Set<Filing>();
    public DbSet<Part> Parts => Set<Part>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<Ticket> Tickets => Set<Ticket>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfiguration(new CounterTable());
        model.Entity<Filing>(filing =>
        {
            filing.Property(f => f.Id).ValueGeneratedNever();
            filing.Property(f => f.Version).IsConcurrencyToken();
            filing.Property(f => f.Stage).HasConversion<string>();
            filing.Ignore(f => f.Told).Ignore(f => f.Series);
            filing.OwnsOne(f => f.Where);
            filing.HasMany(f => f.Parts).WithOne().HasForeignKey(p => p.FilingId);
        });
        model.Entity<Part>().Property(p => p.Id).ValueGeneratedNever();
        model.Entity<Ticket>().HasIndex(t => t.Code).IsUnique();
        model.Entity<Ticket>().OwnsMany(t => t.Remarks, r => r.ToJson());
    }
}

/// <summary>One database with the house registration around it.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string folder = Directory.CreateTempSubdirectory("fashu-lane-").FullName;

    private Desk(string? postgres)
    {
        File = Path.Combine(folder, "desk.db");
        services = new ServiceCollection().AddFashuDatabase<DeskDb>(postgres, File).BuildServiceProvider();
    }

    public string File { get; }
    public WriteLane Lane => services.GetRequiredService<WriteLane>();

    public static async Task<Desk> OpenAsync(Postgres? postgres = null, Engine engine = Engine.Sqlite) =>
        await OpenAsync(engine == Engine.Sqlite ? null : await postgres!.Cluster.CreateDatabaseAsync());

    public static async Task<Desk> OpenAsync(string? connection)
    {
        var desk = new Desk(connection);
        await desk.Do(async db =>
        {
            await using (await db.AloneAsync()) await db.Database.EnsureCreatedAsync();
        });
        return desk;
    }

    public async Task Do(Func<DeskDb, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<DeskDb>());
    }

    public async Task<T> Get<T>(Func<DeskDb, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<DeskDb>());
    }

    public T Read<T>(Func<DeskDb, T> read)
    {
        using var scope = services.CreateScope();
        return read(scope.ServiceProvider.GetRequiredService<DeskDb>());
    }

    public Task Save(params object[] rows) => Do(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    /// <summary>The lane waits until this is disposed, so that a test can line up units behind it; they then share a batch, however slow the machine.</summary>
    public Task<IDisposable> Hold()
    {
        Lane.LongestHold = TimeSpan.FromMinutes(1);
        return Lane.StepAsideAsync(TimeSpan.FromMinutes(1), default);
    }

    public Task<List<long>> Numbers() => Get(db => db.Filings.Where(f => f.Number != null).Select(f => f.Number!.Value).OrderBy(n => n).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public static Filing Case(string? place = "柳溪调解2026", string title = "漏水纠纷", int parts = 3)
    {
        var filing = new Filing { Place = place, Title = title, Told = new() };
        for (var i = 0; i < parts; i++) filing.Parts.Add(new() { Text = $"第{i}项" });
        return filing;
    }

}
