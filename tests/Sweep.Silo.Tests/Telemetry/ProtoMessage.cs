using Google.Protobuf;

namespace Sweep.Silo.Tests.Telemetry;

/// <summary>A protobuf message as the wire has it, without a schema: values by field number.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, object Value)> values = [];

    public ProtoMessage(byte[] bytes)
    {
        var input = new CodedInputStream(bytes);
        while (input.ReadTag() is > 0 and var tag)
        {
            object value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                WireFormat.WireType.Fixed32 => (ulong)input.ReadFixed32(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes().ToByteArray(),
                var type => throw new FormatException($"Wire type {type} is not used by OTLP."),
            };
            values.Add((WireFormat.GetTagFieldNumber(tag), value));
        }
    }

    public IEnumerable<ProtoMessage> All(int field) => values.Where(v => v.Field == field).Select(v => new ProtoMessage((byte[])v.Value));

    /// <summary>What is at the end of a path of repeated messages.</summary>
    public IEnumerable<ProtoMessage> At(params ReadOnlySpan<int> path)
    {
        IEnumerable<ProtoMessage> here = [this];
        foreach (var field in path)
            here = here.SelectMany(message => message.All(field));
        return here;
    }

    public string Text(int field) => System.Text.Encoding.UTF8.GetString(Bytes(field));

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field));

    public ulong Number(int field) => values.Where(v => v.Field == field).Select(v => (ulong)v.Value).FirstOrDefault();

    /// <summary>OTLP's attributes, as text.</summary>
    public Dictionary<string, string> Attributes(int field) => All(field).ToDictionary(pair => pair.Text(1), pair => pair.All(2).Single().AnyValue());

    /// <summary>OTLP's AnyValue.</summary>
    public string AnyValue() => values.Count == 0 ? "" : values[0].Value switch
    {
        byte[] => Text(values[0].Field),
        var number => $"{number}",
    };

    private byte[] Bytes(int field) => values.Where(v => v.Field == field).Select(v => (byte[])v.Value).FirstOrDefault([]);
}
