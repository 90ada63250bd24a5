namespace Sweep.Formats.Export.TensorBoard;

/// <summary>The events of an event file (TensorFlow's event.proto and summary.proto).</summary>
internal static class TensorBoardEvents
{
    /// <summary>The first record of every event file.</summary>
    public static ProtoMessage FileVersion(double time) => new ProtoMessage().Add(1, time).Add(3, "brain.Event:2");

    /// <summary>Numbers of one step.</summary>
    public static ProtoMessage Scalars(double time, int step, IEnumerable<(string Tag, double Value)> scalars)
    {
        var summary = new ProtoMessage();
        foreach (var (tag, value) in scalars)
            summary.Add(1, new ProtoMessage().Add(1, tag).Add(2, (float)value));
        return new ProtoMessage().Add(1, time).Add(2, step).Add(5, summary);
    }

    /// <summary>
    /// What a plugin wants to be told: bytes in a summary's metadata, alongside a tensor of one number that means
    /// nothing.
    /// </summary>
    public static ProtoMessage PluginData(double time, string plugin, string tag, ProtoMessage content)
    {
        const int dataClassTensor = 2, float32 = 1;
        var named = new ProtoMessage().Add(1, plugin).Add(2, content);
        var metadata = new ProtoMessage().Add(1, named).Add(4, dataClassTensor);
        var shape = new ProtoMessage().Add(2, new ProtoMessage().Add(1, 1));
        var tensor = new ProtoMessage().Add(1, float32).Add(2, shape).Add(5, 0f);
        var value = new ProtoMessage().Add(1, tag).Add(8, tensor).Add(9, metadata);
        return new ProtoMessage().Add(1, time).Add(5, new ProtoMessage().Add(1, value));
    }
}
