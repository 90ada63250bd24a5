using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Runs a recurrence over sequences in one direction.</summary>
internal sealed class DirectedReader(Recurrence recurrence, bool backwards) : IDisposable
{
    /// <summary>The state at every position read.</summary>
    public PackedSequence All(PackedSequence input)
    {
        var reading = input.Readings.Choose(backwards, input.Reading.SharesPadding);
        return new PackedSequence(recurrence.Run(input.In(reading).Values, reading.Schedule), reading, input.Readings);
    }

    /// <summary>The state after the last position read, shape [rows, units].</summary>
    public Tensor Last(PackedSequence input)
    {
        var states = All(input);
        return states.Reading.Last(states.Values);
    }

    /// <summary>As for a packed sequence, each shared stretch once.</summary>
    public Tensor Last(Sequence input)
    {
        if (input.Words is { } words)
            return words.Last(recurrence.RunPadded(backwards ? words.Reverse(input.Own) : input.Own, null).Outputs);
        return Read(input).End.Output.squeeze(0);
    }

    /// <summary>The state at every position, in the order of the text.</summary>
    public Sequence All(Sequence input)
    {
        if (input.Words is { } words)
        {
            var outputs = recurrence.RunPadded(backwards ? words.Reverse(input.Own) : input.Own, null).Outputs;
            return input with { Own = backwards ? words.Reverse(outputs) : outputs };
        }

        return Read(input).Outputs;
    }

    public IEnumerable<Weight> Weights(string prefix) => recurrence.Weights($"{prefix}.{(backwards ? "backward" : "forward")}");

    public void Initialize(WeightInitializer initializer) => recurrence.Initialize(initializer);

    public void Dispose() => recurrence.Dispose();

    private (Sequence Outputs, RecurrentState End) Read(Sequence input)
    {
        var readsSharedFirst = input.SharedFirst != backwards;
        if (input.Shared is null || !readsSharedFirst)
        {
            var (outputs, end) = recurrence.RunPadded(Turned(input.Whole()), null);
            return (new Sequence(Turned(outputs)), end);
        }

        var (shared, middle) = recurrence.RunPadded(Turned(input.Shared), null);
        var (own, last) = recurrence.RunPadded(Turned(input.Own), middle.ForRows(input.Rows));
        return (input with { Own = Turned(own), Shared = Turned(shared) }, last);
    }

    private Tensor Turned(Tensor sequence) => backwards ? sequence.flip(1) : sequence;
}
