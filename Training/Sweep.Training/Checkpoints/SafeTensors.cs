using System.Buffers.Binary;
using System.Text.Json;

namespace Sweep.Training.Checkpoints;

/// <summary>A named array of 32-bit floating-point numbers.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Values">Row-major; as many as the shape's product.</param>
public sealed record NamedArray(string Name, IReadOnlyList<long> Shape, float[] Values);

/// <summary>A named array of 32-bit integers.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Values">Row-major; as many as the shape's product.</param>
public sealed record NamedIntegers(string Name, IReadOnlyList<long> Shape, int[] Values);

/// <summary>
/// The safetensors format (Hugging Face, github.com/huggingface/safetensors, "Format"): the header's length as 8 bytes
/// little-endian, the header as JSON, then the numbers. Other tools open what is written here. Tensors are float32 or int32.
/// </summary>
/// <param name="Tensors">Those of float32, in the order of their bytes.</param>
/// <param name="Metadata">Texts that travel with them.</param>
public sealed record SafeTensors(IReadOnlyList<NamedArray> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    internal const string MetadataKey = "__metadata__";
    internal const string Float32 = "F32", Int32 = "I32";

    /// <summary>The numbers start at a multiple of this, so that readers may map them into memory.</summary>
    private const int Alignment = 8;

    /// <summary>Tensors of int32, which are written after the others.</summary>
    public IReadOnlyList<NamedIntegers> Integers { get; init; } = [];

    /// <summary>The file's bytes; the same content gives the same bytes.</summary>
    public byte[] ToBytes()
    {
        var header = Header();
        var file = new byte[sizeof(long) + header.Length + 4L * (Tensors.Sum(t => (long)t.Values.Length) + Integers.Sum(t => (long)t.Values.Length))];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file.AsSpan(sizeof(long)));
        var rest = file.AsSpan(sizeof(long) + header.Length);
        foreach (var tensor in Tensors)
        {
            for (var index = 0; index < tensor.Values.Length; index++)
                BinaryPrimitives.WriteSingleLittleEndian(rest[(4 * index)..], tensor.Values[index]);
            rest = rest[(4 * tensor.Values.Length)..];
        }

        foreach (var tensor in Integers)
        {
            for (var index = 0; index < tensor.Values.Length; index++)
                BinaryPrimitives.WriteInt32LittleEndian(rest[(4 * index)..], tensor.Values[index]);
            rest = rest[(4 * tensor.Values.Length)..];
        }

        return file;
    }

    private byte[] Header()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataKey);
            foreach (var (key, value) in Metadata.OrderBy(m => m.Key, StringComparer.Ordinal))
                json.WriteString(key, value);
            json.WriteEndObject();
            long offset = 0;
            foreach (var tensor in Tensors)
                offset = WriteEntry(json, tensor.Name, Float32, tensor.Shape, tensor.Values.Length, offset);
            foreach (var tensor in Integers)
                offset = WriteEntry(json, tensor.Name, Int32, tensor.Shape, tensor.Values.Length, offset);
            json.WriteEndObject();
        }

        // The format allows spaces after the JSON for this.
        while (buffer.Length % Alignment != 0)
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static long WriteEntry(Utf8JsonWriter json, string name, string type, IReadOnlyList<long> shape, int length, long offset)
    {
        var end = offset + 4L * length;
        json.WriteStartObject(name);
        json.WriteString("dtype", type);
        json.WriteStartArray("shape");
        foreach (var size in shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
