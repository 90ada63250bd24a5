using Sweep.Contracts.Specs;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Recurrent layers one above the other; the last one's last state is the text's vector.</summary>
internal sealed class RecurrentEncoder : IEncoder
{
    private readonly List<RecurrentLayer> layers = [];
    private readonly double dropoutRate;

    public RecurrentEncoder(Hyperparameters h, Device device)
    {
        dropoutRate = h.Dropout;
        long inputs = h.EmbeddingDim;
        foreach (var units in HyperparameterSchema.LayerUnits(h))
        {
            layers.Add(new RecurrentLayer(h.Model, inputs, units, h.Bidirectional, device));
            inputs = h.Bidirectional ? 2 * units : units;
        }

        Features = inputs;
    }

    public long Features { get; }

    public IEnumerable<Weight> Weights => layers.SelectMany((layer, index) => layer.Weights($"recurrent.{index}"));

    public Tensor Encode(Sequence input, Generator? dropout)
    {
        foreach (var layer in layers.SkipLast(1))
            input = Drop(layer.All(input), dropout);
        return Dropout.Apply(layers[^1].Last(input), dropoutRate, dropout);
    }

    public void Initialize(WeightInitializer initializer) => layers.ForEach(layer => layer.Initialize(initializer));

    public void Dispose() => layers.ForEach(layer => layer.Dispose());

    /// <summary>Every row has a mask of its own, so nothing is shared after it.</summary>
    private Sequence Drop(Sequence sequence, Generator? dropout) =>
        dropoutRate == 0 || dropout is null
            ? sequence
            : new Sequence(Dropout.Apply(sequence.Whole(), dropoutRate, dropout), Words: sequence.Words);
}
