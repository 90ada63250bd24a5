using System.Buffers.Binary;
using System.Text;

namespace Sweep.Formats.Tests.Export.TensorBoard;

/// <summary>A message of protocol buffers as its numbered fields, read by the encoding's description and no schema.</summary>
internal sealed class ProtoFields
{
    private readonly List<(int Field, object Value)> fields = [];

    public ProtoFields(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            object value = (tag & 7) switch
            {
                0 => (long)Varint(ref bytes),
                1 => BinaryPrimitives.ReadDoubleLittleEndian(Take(ref bytes, 8)),
                2 => Take(ref bytes, (int)Varint(ref bytes)).ToArray(),
                5 => BinaryPrimitives.ReadSingleLittleEndian(Take(ref bytes, 4)),
                var type => throw new InvalidDataException($"wire type {type}"),
            };
            fields.Add(((int)(tag >> 3), value));
        }
    }

    public bool Has(int field) => fields.Exists(f => f.Field == field);

    public T Get<T>(int field) => (T)fields.Single(f => f.Field == field).Value;

    public string Text(int field) => Encoding.UTF8.GetString(Get<byte[]>(field));

    public ProtoFields Message(int field) => new(Get<byte[]>(field));

    public IReadOnlyList<ProtoFields> Messages(int field) => [.. fields.Where(f => f.Field == field).Select(f => new ProtoFields((byte[])f.Value))];

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref bytes, 1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
