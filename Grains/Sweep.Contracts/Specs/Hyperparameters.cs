using System.Collections.Immutable;

namespace Sweep.Contracts.Specs;

/// <summary>
/// One configuration of the text classifier: Embedding, recurrent layers, dense layers, one sigmoid output.
/// The defaults are the course's. Two configurations are equal when they train the same model
/// (<see cref="HyperparameterSchema.Canonical"/>).
/// </summary>
[GenerateSerializer, Immutable, Alias("sweep.Hyperparameters")]
public sealed record Hyperparameters
{
    public static Hyperparameters Default { get; } = new();

    [Id(0)] public ModelKind Model { get; init; } = ModelKind.Lstm;

    /// <summary>Reads the text in both directions and joins the two states. Recurrent models only.</summary>
    [Id(1)] public bool Bidirectional { get; init; }

    /// <summary>Units of each recurrent layer; the first is also the number of filters of conv1d.</summary>
    [Id(2)] public ImmutableArray<int> Units { get; init; } = [64, 32];

    /// <summary>Recurrent layers; null means as many as <see cref="Units"/> lists, more repeat its last entry.</summary>
    [Id(3)] public int? Depth { get; init; }

    /// <summary>Units of each dense layer before the output; may be empty.</summary>
    [Id(4)] public ImmutableArray<int> DenseUnits { get; init; } = [6];

    [Id(5)] public Activation Activation { get; init; } = Activation.Relu;

    /// <summary>Share of values dropped after each recurrent (or comparison) layer while training, 0 to below 1.</summary>
    [Id(6)] public double Dropout { get; init; }

    [Id(7)] public int EmbeddingDim { get; init; } = 16;

    /// <summary>Rows of the embedding: padding (0), unknown word (1) and the most frequent words.</summary>
    [Id(8)] public int VocabSize { get; init; } = 1000;

    /// <summary>Positions a text is padded or cut to.</summary>
    [Id(9)] public int MaxLength { get; init; } = 50;

    [Id(10)] public SequenceSide Padding { get; init; } = SequenceSide.Pre;
    [Id(11)] public SequenceSide Truncating { get; init; } = SequenceSide.Pre;

    /// <summary>Keras' <c>mask_zero</c>: recurrent layers skip padding, pooling leaves it out of the mean.</summary>
    [Id(12)] public bool MaskPadding { get; init; }

    [Id(13)] public int BatchSize { get; init; } = 32;
    [Id(14)] public int Epochs { get; init; } = 10;
    [Id(15)] public OptimizerKind Optimizer { get; init; } = OptimizerKind.Adam;
    [Id(16)] public double LearningRate { get; init; } = 0.001;

    /// <summary>Share of the rows held out for validation, above 0 and below 1.</summary>
    [Id(17)] public double ValidationSplit { get; init; } = 0.2;

    public bool Equals(Hyperparameters? other) =>
        other is not null && HyperparameterSchema.CanonicalKey(this) == HyperparameterSchema.CanonicalKey(other);

    public override int GetHashCode() => HyperparameterSchema.CanonicalKey(this).GetHashCode(StringComparison.Ordinal);
}
