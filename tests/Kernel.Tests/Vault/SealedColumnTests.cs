using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fashu.Kernel.Tests.Vaults;

/// <summary>Sealed columns and search by blind index, on both databases.</summary>
public sealed class SealedColumnTests(Postgres postgres)
{
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public async Task Sealed_at_rest_plain_in_code_found_by_index(Engine engine)
    {
        await using var house = await House.OpenAsync(postgres, engine);
        await house.Save(new Person { Name = "张三", Phone = "100 0000 0001", Home = new() { Street = "柳溪街1号" } }, new Person { Name = "李四" });

        await house.Do(async db =>
        {
            var index = db.Vault.Blind("10000000001", "phone");
            var person = await db.People.SingleAsync(p => p.PhoneIndex == index);
            Assert.Equal(("张三", "100 0000 0001", "柳溪街1号"), (person.Name, person.Phone, person.Home.Street));
            var other = await db.People.SingleAsync(p => p.PhoneIndex == null);
            Assert.Equal(("李四", null), (other.Name, other.Phone));

            var raw = await db.Database.SqlQueryRaw<string>("""SELECT "Name" AS "Value" FROM "People" UNION ALL SELECT "Phone" FROM "People" WHERE "Phone" IS NOT NULL UNION ALL SELECT "Home_Street" FROM "People" """).ToListAsync();
            Assert.Equal(5, raw.Count);
            Assert.All(raw, text => Assert.StartsWith("v1." + db.Vault.CurrentKey + ".", text));
        });
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_index_follows_the_value(Engine engine)
    {
        await using var house = await House.OpenAsync(postgres, engine);
        await house.Save(new Person { Name = "张三", Phone = "10000000001" });
        await house.Do(async db =>
        {
            var person = await db.People.SingleAsync();
            person.Phone = "10000000002";
            await db.SaveChangesAsync();
            var (old, now) = (db.Vault.Blind("10000000001", "phone"), db.Vault.Blind("10000000002", "phone"));
            Assert.Equal((0, 1), (await db.People.CountAsync(p => p.PhoneIndex == old), await db.People.CountAsync(p => p.PhoneIndex == now)));
            person.Phone = "";
            await db.SaveChangesAsync();
            Assert.Equal(1, await db.People.CountAsync(p => p.PhoneIndex == null));
        });
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_untouched_value_is_not_sealed_again(Engine engine)
    {
        await using var house = await House.OpenAsync(postgres, engine);
        await house.Save(new Person { Name = "张三", Phone = "10000000001" });
        await house.Do(async db =>
        {
            var before = await Raw(db);
            var person = await db.People.SingleAsync();
            person.Phone = null;
            await db.SaveChangesAsync();
            Assert.Equal(before, await Raw(db));
        });

        static Task<string> Raw(HouseDb db) => db.Database.SqlQueryRaw<string>("""SELECT "Name" AS "Value" FROM "People" """).SingleAsync();
    }

    [Fact]
    public async Task Two_hosts_with_different_keys_do_not_mix()
    {
        await using var first = await House.OpenAsync(postgres, Engine.Sqlite);
        await using var second = await House.OpenAsync(postgres, Engine.Sqlite);
        foreach (var house in (House[])[first, second])
        {
            await house.Save(new Person { Name = "张三" });
            await house.Do(async db =>
            {
                Assert.Equal("张三", (await db.People.SingleAsync()).Name);
                Assert.StartsWith("v1." + db.Vault.CurrentKey, await db.Database.SqlQueryRaw<string>("""SELECT "Name" AS "Value" FROM "People" """).SingleAsync());
            });
        }
    }

    [Fact]
    public void A_sealed_number_is_refused()
    {
        var model = new ModelBuilder();
        model.Entity<Wrong>().Property(w => w.Age);
        Assert.Throws<InvalidOperationException>(() => model.UseVault(Vault.InMemory()));
    }

    [Fact]
    public async Task Indexes_are_short_columns_with_a_database_index()
    {
        await using var house = await House.OpenAsync(postgres, Engine.Sqlite);
        await house.Do(db =>
        {
            var person = db.Model.FindEntityType(typeof(Person))!;
            var index = person.FindProperty(nameof(Person.PhoneIndex))!;
            Assert.Equal(44, index.GetMaxLength());
            Assert.Single(person.GetIndexes(), i => i.Properties[0] == index);
            Assert.Null(person.FindProperty(nameof(Person.Phone))!.GetMaxLength());
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Without_a_vault_nothing_is_written_in_plain()
    {
        using var db = new HouseDb(new DbContextOptionsBuilder<HouseDb>().UseSqlite("Data Source=:memory:").Options);
        var name = db.Model.FindEntityType(typeof(Person))!.FindProperty(nameof(Person.Name))!;
        Assert.Throws<InvalidOperationException>(() => name.GetValueConverter()!.ConvertToProvider("张三"));
    }

    private sealed class Wrong
    {
        public Guid Id { get; init; }
        [Encrypted] public int Age { get; set; }
    }
}

public sealed class Person
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    [Encrypted] public string Name { get; set; } = "";
    [Encrypted(IndexedBy = nameof(PhoneIndex), Purpose = "phone")] public string? Phone { get; set; }
    public string? PhoneIndex { get; private set; }
    public Home Home { get; set; } = new();
}

public sealed class Home
{
    [Encrypted] public string Street { get; set; } = "";
}

public sealed class HouseDb(DbContextOptions<HouseDb> options) : DbContext(options)
{
    public DbSet<Person> People => Set<Person>();
    public Vault Vault => VaultModel.Of(this)!;

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.Property(p => p.Id).ValueGeneratedNever();
            person.Property(p => p.Phone).HasMaxLength(20);
            person.OwnsOne(p => p.Home);
        });
        model.UseVault(VaultModel.Of(this));
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel = default)
    {
        Vault.FillIndexes(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
    }
}

internal sealed class House : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fashu-house-").FullName;
    private readonly ServiceProvider services;

    private House(string? connection) => services = new ServiceCollection()
        .AddFashuDatabase<HouseDb>(connection, Path.Combine(folder, "house.db"), more: (_, options) => options.UseVault(Vault.At(Path.Combine(folder, "keys"))))
        .BuildServiceProvider();

    public static async Task<House> OpenAsync(Postgres postgres, Engine engine)
    {
        var house = new House(engine == Engine.Sqlite ? null : await postgres.Cluster.CreateDatabaseAsync());
        await house.Do(async db =>
        {
            await using (await db.AloneAsync()) await db.Database.EnsureCreatedAsync();
        });
        return house;
    }

    public async Task Do(Func<HouseDb, Task> act)
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<HouseDb>());
    }

    public Task Save(params object[] rows) => Do(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
