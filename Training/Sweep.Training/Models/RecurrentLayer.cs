using Sweep.Contracts.Specs;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>One recurrent layer, in one direction or, its states side by side, in both.</summary>
internal sealed class RecurrentLayer : IDisposable
{
    private readonly DirectedReader forward;
    private readonly DirectedReader? backward;

    public RecurrentLayer(ModelKind kind, long inputs, long units, bool bidirectional, Device device, ScalarType dtype)
    {
        forward = new DirectedReader(Cell(kind, inputs, units, device, dtype), backwards: false);
        backward = bidirectional ? new DirectedReader(Cell(kind, inputs, units, device, dtype), backwards: true) : null;
    }

    /// <summary>The states at every position read.</summary>
    public PackedSequence All(PackedSequence input)
    {
        var ahead = forward.All(input);
        if (backward is null)
            return ahead;
        var own = ahead.Own();
        return own with { Values = cat([own.Values, backward.All(input).Own().Values], 1) };
    }

    /// <summary>The last state of each direction, shape [rows, units] or [rows, 2 × units].</summary>
    public Tensor Last(PackedSequence input) =>
        backward is null ? forward.Last(input) : cat([forward.Last(input), backward.Last(input)], 1);

    /// <summary>The states at every position.</summary>
    public Sequence All(Sequence input)
    {
        var ahead = forward.All(input);
        return backward is null ? ahead : new Sequence(cat([ahead.Whole(), backward.All(input).Whole()], 2), Words: input.Words);
    }

    /// <summary>The last state of each direction, shape [rows, units] or [rows, 2 × units].</summary>
    public Tensor Last(Sequence input) =>
        backward is null ? forward.Last(input) : cat([forward.Last(input), backward.Last(input)], 1);

    public IEnumerable<Weight> Weights(string prefix) => forward.Weights(prefix).Concat(backward?.Weights(prefix) ?? []);

    public void Initialize(WeightInitializer initializer)
    {
        forward.Initialize(initializer);
        backward?.Initialize(initializer);
    }

    public void Dispose()
    {
        forward.Dispose();
        backward?.Dispose();
    }

    private static Recurrence Cell(ModelKind kind, long inputs, long units, Device device, ScalarType dtype) => kind switch
    {
        ModelKind.Lstm => new LstmRecurrence(inputs, units, device, dtype),
        ModelKind.Gru => new GruRecurrence(inputs, units, device, dtype),
        ModelKind.SimpleRnn => new SimpleRecurrence(inputs, units, device, dtype),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a recurrent model."),
    };
}
