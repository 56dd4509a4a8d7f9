using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Fashu.Kernel.Tests.Lane;

/// <summary>What the lane binds is byte for byte what the provider's own parameters store, so that either way of writing reads back the same.</summary>
public sealed class StoredValueTests : IDisposable
{
    private readonly SqliteConnection sqlite = new("Data Source=:memory:");

    public StoredValueTests() => sqlite.Open();

    public void Dispose() => sqlite.Dispose();

    public static TheoryData<object?> Values => [.. Samples()];

    [Theory, MemberData(nameof(Values))]
    public void Stored_as_the_provider_stores_it(object? value)
    {
        Assert.True(StoredValue.TryOf(value, out var stored));
        Assert.Equal(ByProvider(value), ByLane(stored));
    }

    [Fact]
    public void Random_values_too()
    {
        var random = new Random(20261122);
        for (var n = 0; n < 2000; n++)
        {
            var bytes = new byte[random.Next(0, 40)];
            random.NextBytes(bytes);
            object value = random.Next(8) switch
            {
                0 => new string([.. Enumerable.Range(0, random.Next(0, 30)).Select(_ => (char)random.Next(1, 0xD7FF))]),
                1 => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]),
                2 => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc),
                3 => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)),
                4 => random.NextInt64(long.MinValue, long.MaxValue),
                5 => BitConverter.Int64BitsToDouble(random.NextInt64()) is var real && double.IsNaN(real) ? 0.5 : real,
                6 => new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)),
                _ => bytes,
            };
            Assert.True(StoredValue.TryOf(value, out var stored));
            Assert.Equal(ByProvider(value), ByLane(stored));
        }
    }

    [Fact]
    public void What_the_house_does_not_use_is_left_to_the_provider() =>
        Assert.All<object>([TimeSpan.FromHours(1), DateTimeOffset.UnixEpoch, 'x', 1.5f, DayOfWeek.Monday], value => Assert.False(StoredValue.TryOf(value, out _)));

    private static IEnumerable<object?> Samples() =>
    [
        null, "", "𠮷 䶮 ·", "a\0b", "O'Brien", true, false, 0, -1, int.MaxValue, long.MinValue, 0.0, 1e300, 12.5m, 0m, -0.1234567890123456789012345678m, decimal.MaxValue,
        Array.Empty<byte>(), new byte[] { 0, 255 }, Guid.Empty, new Guid("ABCDEF01-2345-6789-abcd-ef0123456789"), new DateOnly(2026, 2, 28), DateOnly.MinValue,
        new DateTime(2026, 11, 21, 23, 59, 59, DateTimeKind.Utc), new DateTime(2026, 11, 21, 1, 2, 3, 40, DateTimeKind.Utc), DateTime.MaxValue,
    ];

    private (string, string) ByProvider(object? value)
    {
        using var command = sqlite.CreateCommand();
        command.CommandText = "SELECT typeof(@value), hex(@value) || quote(@value)";
        command.Parameters.AddWithValue("@value", value ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return (reader.GetString(0), reader.GetString(1));
    }

    private (string, string) ByLane(StoredValue value)
    {
        Assert.Equal(SQLITE_OK, sqlite3_prepare_v2(sqlite.Handle, "SELECT typeof(?1), hex(?1) || quote(?1)", out var statement));
        using (statement)
        {
            value.Bind(statement, 1);
            Assert.Equal(SQLITE_ROW, sqlite3_step(statement));
            return (sqlite3_column_text(statement, 0).utf8_to_string(), sqlite3_column_text(statement, 1).utf8_to_string());
        }
    }
}
