using Sweep.Contracts.Specs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>Recurrent layers one above the other; the last one's last state is the text's vector.</summary>
internal sealed class RecurrentEncoder : IEncoder
{
    private readonly List<RecurrentLayer> layers = [];
    private readonly double dropoutRate;
    private readonly bool packed;

    public RecurrentEncoder(Hyperparameters h, Device device, ScalarType dtype, bool packed)
    {
        (dropoutRate, this.packed) = (h.Dropout, packed);
        long inputs = h.EmbeddingDim;
        foreach (var units in HyperparameterSchema.LayerUnits(h))
        {
            layers.Add(new RecurrentLayer(h.Model, inputs, units, h.Bidirectional, device, dtype));
            inputs = h.Bidirectional ? 2 * units : units;
        }

        Features = inputs;
    }

    public long Features { get; }

    public IEnumerable<Weight> Weights => layers.SelectMany((layer, index) => layer.Weights($"recurrent.{index}"));

    public Tensor Encode(TokenBatch batch, Embedding embedding, Generator? dropout)
    {
        var dropoutBetween = dropoutRate == 0 ? null : dropout;
        var last = packed ? Last(Packed(batch, embedding), dropoutBetween) : Last(Padded(batch, embedding), dropoutBetween);
        return Dropout.Apply(last, dropoutRate, dropout);
    }

    public void Initialize(WeightInitializer initializer) => layers.ForEach(layer => layer.Initialize(initializer));

    public void Dispose() => layers.ForEach(layer => layer.Dispose());

    private static PackedSequence Packed(TokenBatch batch, Embedding embedding)
    {
        var readings = new Readings(batch.Rows);
        var reading = readings.OfTokens();
        return new PackedSequence(embedding.call(reading.Tokens()), reading, readings);
    }

    private static Sequence Padded(TokenBatch batch, Embedding embedding)
    {
        if (batch.SharedPadding == 0)
            return new Sequence(embedding.call(batch.Tokens), Words: batch.Words);
        var own = batch.Tokens.narrow(1, batch.Rows.PaddingFirst ? batch.SharedPadding : 0, batch.Rows.Positions - batch.SharedPadding);
        var shared = zeros([1, batch.SharedPadding], dtype: ScalarType.Int64, device: batch.Device);
        return new Sequence(embedding.call(own), embedding.call(shared), batch.Rows.PaddingFirst);
    }

    private Tensor Last(PackedSequence input, Generator? dropout)
    {
        foreach (var layer in layers.SkipLast(1))
            input = Drop(layer.All(input), dropout);
        return layers[^1].Last(input);
    }

    private Tensor Last(Sequence input, Generator? dropout)
    {
        foreach (var layer in layers.SkipLast(1))
            input = Drop(layer.All(input), dropout);
        return layers[^1].Last(input);
    }

    /// <summary>Every row has a mask of its own, so nothing is shared after it.</summary>
    private PackedSequence Drop(PackedSequence sequence, Generator? dropout)
    {
        if (dropout is null)
            return sequence;
        var own = sequence.Own();
        return own with { Values = Dropout.Apply(own.Values, dropoutRate, dropout) };
    }

    private Sequence Drop(Sequence sequence, Generator? dropout) =>
        dropout is null ? sequence : new Sequence(Dropout.Apply(sequence.Whole(), dropoutRate, dropout), Words: sequence.Words);
}
