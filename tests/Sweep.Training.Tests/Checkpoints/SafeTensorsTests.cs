using System.Buffers.Binary;
using System.Text;
using FsCheck.Xunit;
using Sweep.Training.Checkpoints;

namespace Sweep.Training.Tests.Checkpoints;

public sealed class SafeTensorsTests
{
    [Fact]
    public void The_bytes_are_those_the_format_demands()
    {
        var file = new SafeTensors([new NamedArray("a", [2], [1, -2])], new Dictionary<string, string> { ["k"] = "v" }).ToBytes();

        const string header = """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";
        var padded = header.PadRight((header.Length + 7) / 8 * 8);
        Assert.Equal(padded.Length, BinaryPrimitives.ReadInt64LittleEndian(file));
        Assert.Equal(padded, Encoding.UTF8.GetString(file, 8, padded.Length));
        Assert.Equal([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0], file[(8 + padded.Length)..]);
    }

    [Fact]
    public void Whole_numbers_follow_the_others_and_are_read_back()
    {
        var file = new SafeTensors([new NamedArray("a", [1], [1])], new Dictionary<string, string>()) { Integers = [new NamedIntegers("n", [2], [-1, 70_000])] };
        var bytes = file.ToBytes();
        var read = SafeTensorsReader.Read(bytes);

        Assert.Contains("""  "n":{"dtype":"I32","shape":[2],"data_offsets":[4,12]}""".Trim(), Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal([-1, 70_000], Assert.Single(read.Integers).Values);
        Assert.Equal([1f], Assert.Single(read.Tensors).Values);
        Assert.Equal(bytes, read.ToBytes());
    }

    [Property]
    public void What_is_written_is_read_back(float[][] values, string key, string text)
    {
        var tensors = values.Select((v, i) => new NamedArray($"t{i}", [v.Length], v)).ToList();
        var metadata = new Dictionary<string, string> { [Clean(key)] = Clean(text) };

        var read = SafeTensorsReader.Read(new SafeTensors(tensors, metadata).ToBytes());

        Assert.Equal(metadata, read.Metadata);
        Assert.Equal(tensors.Select(t => t.Name), read.Tensors.OrderBy(t => int.Parse(t.Name[1..], null)).Select(t => t.Name));
        foreach (var tensor in tensors)
        {
            // Bits, since NaN is not equal to itself.
            var back = read.Tensors.Single(t => t.Name == tensor.Name);
            Assert.Equal(tensor.Values.Select(BitConverter.SingleToInt32Bits), back.Values.Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Theory]
    [InlineData("", 0, "its header does not begin")]
    [InlineData("{x", 0, "not JSON")]
    [InlineData("[]", 0, "does not begin")]
    [InlineData("""{"a":1}""", 0, "lacks dtype")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8, "only F32")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "has shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4, "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "wrong kind")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "wrong kind")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,2],"data_offsets":[0,4]}}""", 4, "has shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 0, "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "lies at")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "no text")]
    [InlineData("""{"__metadata__":[]}""", 0, "no object")]
    public void A_malformed_file_is_refused_with_the_reason(string header, int numbers, string reason)
    {
        var text = Encoding.UTF8.GetBytes(header.Length == 0 ? "  " : header);
        var file = new byte[8 + text.Length + numbers];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);

        var e = Assert.Throws<InvalidDataException>(() => SafeTensorsReader.Read(file));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(60)]
    public void A_file_cut_short_is_refused(int length)
    {
        var whole = new SafeTensors([new NamedArray("a", [3, 2], [1, 2, 3, 4, 5, 6])], new Dictionary<string, string>()).ToBytes();

        Assert.Throws<InvalidDataException>(() => SafeTensorsReader.Read(whole.AsSpan(0, length)));
    }

    [Fact]
    public void A_header_longer_than_the_file_is_not_allocated()
    {
        var file = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(file, long.MaxValue);

        Assert.Throws<InvalidDataException>(() => SafeTensorsReader.Read(file));
    }

    [Property]
    public void Random_bytes_are_refused_and_nothing_worse_happens(byte[] bytes) =>
        Assert.Throws<InvalidDataException>(() => SafeTensorsReader.Read(bytes));

    /// <summary>JSON holds no lone surrogates.</summary>
    private static string Clean(string? text) => string.Concat((text ?? "").Where(c => !char.IsSurrogate(c)));
}
