using System.Buffers.Binary;

namespace Sweep.Formats.Tests.Export.TensorBoard;

/// <summary>Reads an event file by the description of TensorFlow's records, and checks every checksum.</summary>
internal static class EventFile
{
    public static IReadOnlyList<ProtoFields> Read(string folder)
    {
        ReadOnlySpan<byte> left = File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "*tfevents*")));
        var events = new List<ProtoFields>();
        while (left.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(left);
            Assert.Equal(Crc32C.Masked(left[..8]), BinaryPrimitives.ReadUInt32LittleEndian(left[8..]));
            var record = left.Slice(12, length);
            Assert.Equal(Crc32C.Masked(record), BinaryPrimitives.ReadUInt32LittleEndian(left[(12 + length)..]));
            events.Add(new ProtoFields(record));
            left = left[(16 + length)..];
        }

        return events;
    }
}
