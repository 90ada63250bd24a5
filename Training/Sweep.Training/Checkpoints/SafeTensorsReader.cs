using System.Buffers.Binary;
using System.Text.Json;

namespace Sweep.Training.Checkpoints;

/// <summary>
/// Reads what <see cref="SafeTensors.ToBytes"/> and other writers of the format wrote. The bytes are not trusted: a
/// header that is too long, not JSON, names a tensor twice, or whose ranges overlap, leave holes, or do not match their
/// shapes, is refused before anything of its size is allocated.
/// </summary>
public static class SafeTensorsReader
{
    /// <summary>The format's own limit for the header.</summary>
    private const long MaxHeader = 100_000_000;

    /// <exception cref="InvalidDataException">The bytes are not a well-formed file of float32 and int32 tensors; says why.</exception>
    public static SafeTensors Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < sizeof(long))
            throw Malformed("it is shorter than its 8-byte start");
        var length = BinaryPrimitives.ReadInt64LittleEndian(file);
        if (length < 2 || length > MaxHeader || length > file.Length - sizeof(long))
            throw Malformed($"its header would be {length} bytes long in a file of {file.Length}");

        var header = file.Slice(sizeof(long), (int)length).ToArray();
        if (header[0] != '{')
            throw Malformed("its header does not begin with '{'");
        using var json = Parse(header);
        return Read(json.RootElement, file[(int)(sizeof(long) + length)..]);
    }

    private static SafeTensors Read(JsonElement header, ReadOnlySpan<byte> numbers)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in header.EnumerateObject())
        {
            if (!names.Add(property.Name))
                throw Malformed($"it names '{property.Name}' twice");
            if (property.Name == SafeTensors.MetadataKey)
                ReadMetadata(property.Value, metadata);
            else
                entries.Add(ReadEntry(property));
        }

        var tensors = new List<NamedArray>();
        var integers = new List<NamedIntegers>();
        long expected = 0;
        foreach (var entry in entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != expected || entry.End > numbers.Length)
                throw Malformed($"'{entry.Name}' lies at {entry.Begin}..{entry.End}, where {expected} up to at most {numbers.Length} was due");
            var bytes = numbers[(int)entry.Begin..(int)entry.End];
            if (entry.Integers)
                integers.Add(new NamedIntegers(entry.Name, entry.Shape, ReadIntegers(bytes)));
            else
                tensors.Add(new NamedArray(entry.Name, entry.Shape, ReadNumbers(bytes)));
            expected = entry.End;
        }

        return expected == numbers.Length
            ? new SafeTensors(tensors, metadata) { Integers = integers }
            : throw Malformed($"{numbers.Length - expected} bytes at its end belong to no tensor");
    }

    private static Entry ReadEntry(JsonProperty property)
    {
        var value = property.Value;
        if (value.ValueKind is not JsonValueKind.Object
            || !value.TryGetProperty("dtype", out var type)
            || !value.TryGetProperty("shape", out var shape) || !TryNumbers(shape, out var sizes)
            || !value.TryGetProperty("data_offsets", out var offsets) || !TryNumbers(offsets, out var range) || range.Length != 2)
            throw Malformed($"'{property.Name}' lacks dtype, shape or data_offsets, or they are of the wrong kind");
        if (type.ValueKind is not JsonValueKind.String || type.GetString() is not (SafeTensors.Float32 or SafeTensors.Int32))
            throw Malformed($"'{property.Name}' is of type {type}; only {SafeTensors.Float32} and {SafeTensors.Int32} are read");
        if (range[1] < range[0] || ByteLength(sizes) != range[1] - range[0])
            throw Malformed($"'{property.Name}' has shape [{string.Join(", ", sizes)}] but lies at {range[0]}..{range[1]}");
        return new Entry(property.Name, sizes, range[0], range[1], type.GetString() is SafeTensors.Int32);
    }

    /// <summary>Bytes of a shape, or -1 where no file could hold it.</summary>
    private static long ByteLength(long[] sizes)
    {
        long bytes = sizeof(float);
        foreach (var size in sizes)
        {
            if (size > 0 && bytes > int.MaxValue / size)
                return -1;
            bytes *= size;
        }

        return bytes;
    }

    private static void ReadMetadata(JsonElement value, Dictionary<string, string> metadata)
    {
        if (value.ValueKind is not JsonValueKind.Object)
            throw Malformed($"{SafeTensors.MetadataKey} is no object");
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind is not JsonValueKind.String || !metadata.TryAdd(property.Name, property.Value.GetString()!))
                throw Malformed($"{SafeTensors.MetadataKey}'s '{property.Name}' is no text, or there twice");
        }
    }

    private static bool TryNumbers(JsonElement array, out long[] numbers)
    {
        numbers = [];
        if (array.ValueKind is not JsonValueKind.Array)
            return false;
        var list = new List<long>();
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind is not JsonValueKind.Number || !element.TryGetInt64(out var number) || number < 0)
                return false;
            list.Add(number);
        }

        numbers = [.. list];
        return true;
    }

    private static float[] ReadNumbers(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / sizeof(float)];
        for (var index = 0; index < values.Length; index++)
            values[index] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(sizeof(float) * index)..]);
        return values;
    }

    private static int[] ReadIntegers(ReadOnlySpan<byte> bytes)
    {
        var values = new int[bytes.Length / sizeof(int)];
        for (var index = 0; index < values.Length; index++)
            values[index] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(sizeof(int) * index)..]);
        return values;
    }

    private static JsonDocument Parse(byte[] header)
    {
        try
        {
            return JsonDocument.Parse(header);
        }
        catch (JsonException e)
        {
            throw Malformed($"its header is not JSON: {e.Message}");
        }
    }

    private static InvalidDataException Malformed(string why) => new($"This is no readable safetensors file: {why}.");

    private readonly record struct Entry(string Name, long[] Shape, long Begin, long End, bool Integers);
}
