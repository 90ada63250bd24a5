using System.Buffers.Binary;
using System.Numerics;

namespace Sweep.Formats.Export.TensorBoard;

/// <summary>
/// TensorFlow's record file: of each record its length (64 bits), that length's checksum, the bytes, and theirs. All
/// little endian; the checksums are CRC-32C (Castagnoli), rotated and shifted so that one over bytes that hold one
/// differs.
/// </summary>
internal static class RecordFile
{
    private const uint MaskDelta = 0xa282ead8;

    public static void Write(Stream file, byte[] record)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)record.Length);
        file.Write(length);
        WriteChecksum(file, length);
        file.Write(record);
        WriteChecksum(file, record);
    }

    private static void WriteChecksum(Stream file, ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        Span<byte> masked = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(masked, BitOperations.RotateRight(~crc, 15) + MaskDelta);
        file.Write(masked);
    }
}
