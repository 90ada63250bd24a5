using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Sweep.Grains.Storage.Sqlite;

/// <summary>Values as SQLite keeps them, and back.</summary>
internal static class Columns
{
    /// <summary>UTC, of one width, so that the order of texts is the order of times.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

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

    public static DateTimeOffset Time(this SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>Null becomes NaN.</summary>
    public static double Real(this SqliteDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
