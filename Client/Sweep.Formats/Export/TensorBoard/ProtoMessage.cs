using System.Buffers.Binary;
using System.Text;

namespace Sweep.Formats.Export.TensorBoard;

/// <summary>
/// A message in protocol buffers' wire format, written field by field. TensorBoard's message types come in no package
/// that does not bring libtorch too, and a dozen fields of them are all that is needed.
/// </summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0, Fixed64 = 1, LengthDelimited = 2, Fixed32 = 5;

    private readonly MemoryStream bytes = new();

    public ProtoMessage Add(int field, long value)
    {
        Tag(field, Varint);
        Write((ulong)value);
        return this;
    }

    public ProtoMessage Add(int field, double value)
    {
        Tag(field, Fixed64);
        Span<byte> buffer = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(buffer, value);
        bytes.Write(buffer);
        return this;
    }

    public ProtoMessage Add(int field, float value)
    {
        Tag(field, Fixed32);
        Span<byte> buffer = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(buffer, value);
        bytes.Write(buffer);
        return this;
    }

    public ProtoMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    public ProtoMessage Add(int field, ProtoMessage value) => Add(field, value.ToArray());

    public byte[] ToArray() => bytes.ToArray();

    private ProtoMessage Add(int field, byte[] value)
    {
        Tag(field, LengthDelimited);
        Write((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private void Tag(int field, int wireType) => Write((ulong)(field << 3 | wireType));

    private void Write(ulong value)
    {
        for (; value > 0x7f; value >>= 7)
            bytes.WriteByte((byte)(value | 0x80));
        bytes.WriteByte((byte)value);
    }
}
