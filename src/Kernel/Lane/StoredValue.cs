using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Fashu;

/// <summary>A value as Microsoft.Data.Sqlite would store it, made on the caller's thread: the lane only hands over the bytes.</summary>
internal readonly struct StoredValue
{
    private enum Kind : byte { Null, Integer, Real, Text, Blob }

    private readonly Kind kind;
    private readonly long number;
    private readonly byte[]? bytes;

    private StoredValue(Kind kind, long number, byte[]? bytes) => (this.kind, this.number, this.bytes) = (kind, number, bytes);

    /// <returns>False for a type that is left to EF's own SQL.</returns>
    public static bool TryOf(object? value, out StoredValue stored)
    {
        StoredValue? known = value switch
        {
            null or DBNull => default(StoredValue),
            string text => Text(text),
            Guid id => Text(id.ToString().ToUpperInvariant()),
            DateTime at => Text(at.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            DateOnly day => Text(day.ToString(@"yyyy\-MM\-dd", CultureInfo.InvariantCulture)),
            bool yes => Integer(yes ? 1 : 0),
            int whole => Integer(whole),
            long whole => Integer(whole),
            double real => new(Kind.Real, BitConverter.DoubleToInt64Bits(real), null),
            decimal exact => Text(exact.ToString("0.0###########################", CultureInfo.InvariantCulture)),
            byte[] blob => new(Kind.Blob, 0, blob),
            _ => null,
        };
        stored = known.GetValueOrDefault();
        return known is not null;
    }

    public void Bind(sqlite3_stmt statement, int position)
    {
        var result = kind switch
        {
            Kind.Null => sqlite3_bind_null(statement, position),
            Kind.Integer => sqlite3_bind_int64(statement, position, number),
            Kind.Real => sqlite3_bind_double(statement, position, BitConverter.Int64BitsToDouble(number)),
            // of no bytes at all the library would make NULL
            Kind.Text => bytes!.Length == 0 ? sqlite3_bind_text(statement, position, "") : sqlite3_bind_text(statement, position, bytes.AsSpan()),
            _ => bytes!.Length == 0 ? sqlite3_bind_zeroblob(statement, position, 0) : sqlite3_bind_blob(statement, position, bytes),
        };
        SqliteException.ThrowExceptionForRC(result, null);
    }

    private static StoredValue Text(string text) => new(Kind.Text, 0, Encoding.UTF8.GetBytes(text));
    private static StoredValue Integer(long whole) => new(Kind.Integer, whole, null);
}
