using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>Values as SQLite keeps them, and back.</summary>
internal static class Columns
{
    /// <summary>UTC, of one width, so that the order of texts is the order of times.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>SQL's name of <see cref="AddPackFunction"/>.</summary>
    public const string PackFunction = "sweep_pack";

    public static string ToColumn(this DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static object? ToColumn(this DateTimeOffset? time) => time?.ToColumn();

    /// <summary>A fingerprint's sixteen bytes.</summary>
    public static byte[] ToColumn(this UInt128 fingerprint)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, fingerprint);
        return bytes;
    }

    /// <summary>NaN becomes null.</summary>
    public static object? ToColumn(this double number) => double.IsNaN(number) ? null : number;

    /// <summary>Any number of doubles, eight bytes each, the least significant first.</summary>
    public static byte[] ToColumn(this ReadOnlySpan<double> numbers)
    {
        var bytes = new byte[numbers.Length * sizeof(double)];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), numbers[i]);
        return bytes;
    }

    public static ImmutableArray<double> Numbers(this SqliteDataReader row, int column)
    {
        ReadOnlySpan<byte> bytes = row.GetFieldValue<byte[]>(column);
        var numbers = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        return ImmutableCollectionsMarshal.AsImmutableArray(numbers);
    }

    /// <summary>Gives a connection the function that upgrades pack four columns into one with; null becomes NaN.</summary>
    public static void AddPackFunction(this SqliteConnection connection) => connection.CreateFunction(
        PackFunction,
        (double? a, double? b, double? c, double? d) => ToColumn([a ?? double.NaN, b ?? double.NaN, c ?? double.NaN, d ?? double.NaN]),
        isDeterministic: true);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>Null becomes NaN.</summary>
    public static double Real(this SqliteDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
