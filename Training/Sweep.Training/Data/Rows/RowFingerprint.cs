using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sweep.Training.Data.Rows;

/// <summary>SHA-256 over rows: each one's class, its length in UTF-8 bytes, and those bytes.</summary>
internal static class RowFingerprint
{
    public static string Compute(IReadOnlyList<string> texts, ReadOnlySpan<byte> labels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[1 + sizeof(int)];
        for (var row = 0; row < texts.Count; row++)
        {
            var text = Encoding.UTF8.GetBytes(texts[row]);
            head[0] = labels[row];
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], text.Length);
            hash.AppendData(head);
            hash.AppendData(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
