using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Runs a recurrence over sequences in one direction, each shared stretch once.</summary>
internal sealed class DirectedReader(Recurrence recurrence, bool backwards) : IDisposable
{
    /// <summary>The state after the last position read, shape [rows, units].</summary>
    public Tensor Last(Sequence input)
    {
        if (input.Words is { } words)
            return words.Last(recurrence.Run(backwards ? words.Reverse(input.Own) : input.Own, null).Outputs);
        return Read(input).End.Output.squeeze(0);
    }

    /// <summary>The state at every position, in the order of the text.</summary>
    public Sequence All(Sequence input)
    {
        if (input.Words is { } words)
        {
            var outputs = recurrence.Run(backwards ? words.Reverse(input.Own) : input.Own, null).Outputs;
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
            var (outputs, end) = recurrence.Run(Turned(input.Whole()), null);
            return (new Sequence(Turned(outputs)), end);
        }

        var (shared, middle) = recurrence.Run(Turned(input.Shared), null);
        var (own, last) = recurrence.Run(Turned(input.Own), middle.ForRows(input.Rows));
        return (input with { Own = Turned(own), Shared = Turned(shared) }, last);
    }

    private Tensor Turned(Tensor sequence) => backwards ? sequence.flip(1) : sequence;
}
