namespace Sweep.Formats.Tests.Export.TensorBoard;

/// <summary>CRC-32C bit by bit, from its polynomial (RFC 3720, appendix B.4), and TensorFlow's mask over it.</summary>
internal static class Crc32C
{
    private const uint ReversedPolynomial = 0x82f63b78;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xffffffff;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ ReversedPolynomial : crc >> 1;
        }

        return ~crc;
    }

    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = Of(bytes);
        return unchecked((crc >> 15 | crc << 17) + 0xa282ead8);
    }
}
