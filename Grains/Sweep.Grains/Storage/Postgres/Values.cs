using System.Buffers.Binary;
using Npgsql;
using NpgsqlTypes;

namespace Sweep.Grains.Storage.Postgres;

/// <summary>Values as parameters of statements, named by their place ($1, $2, ...).</summary>
internal static class Values
{
    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    public static NpgsqlParameter Of(string? text) => new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)Clean(text) ?? DBNull.Value };

    /// <summary>PostgreSQL keeps microseconds; rounding down keeps an order.</summary>
    public static NpgsqlParameter Of(DateTimeOffset? time) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)time?.UtcDateTime ?? DBNull.Value };

    /// <summary>One column of several rows.</summary>
    public static NpgsqlParameter Column<TItem, T>(IReadOnlyList<TItem> rows, Func<TItem, T> value) =>
        new NpgsqlParameter<T[]> { TypedValue = [.. rows.Select(value)] };

    public static NpgsqlParameter TextColumn<TItem>(IReadOnlyList<TItem> rows, Func<TItem, string?> value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = rows.Select(row => Clean(value(row))).ToArray() };

    public static NpgsqlParameter BytesColumn<TItem>(IReadOnlyList<TItem> rows, Func<TItem, byte[]?> value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea, Value = rows.Select(value).ToArray() };

    public static NpgsqlParameter TimeColumn<TItem>(IReadOnlyList<TItem> rows, Func<TItem, DateTimeOffset> value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, Value = rows.Select(row => value(row).UtcDateTime).ToArray() };

    /// <summary>A fingerprint's sixteen bytes.</summary>
    public static byte[] Bytes(UInt128 fingerprint)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, fingerprint);
        return bytes;
    }

    /// <summary>The one character that PostgreSQL's text cannot hold; only errors of others could bring it.</summary>
    private static string? Clean(string? text) => text?.Replace("\0", "\uFFFD", StringComparison.Ordinal);
}
