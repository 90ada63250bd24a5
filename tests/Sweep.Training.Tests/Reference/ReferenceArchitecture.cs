namespace Sweep.Training.Tests.Reference;

/// <summary>The layers of a text classifier and their sizes.</summary>
/// <param name="Model">lstm, gru, simple_rnn, pooling, flatten or conv1d.</param>
internal sealed record ReferenceArchitecture(string Model)
{
    public int VocabSize { get; init; } = 7;

    public int EmbeddingDim { get; init; } = 3;

    /// <summary>Positions a text; only flatten's size depends on it.</summary>
    public int MaxLength { get; init; } = 6;

    /// <summary>Units of each recurrent layer; the first also the number of conv1d's filters.</summary>
    public int[] Units { get; init; } = [4];

    public bool Bidirectional { get; init; }

    /// <summary>True to skip token 0 in recurrent layers and in pooling.</summary>
    public bool MaskPadding { get; init; }

    public int[] DenseUnits { get; init; } = [3];

    public string Activation { get; init; } = "relu";

    /// <summary>The layers between the embedding and the output, and the width of what leaves the last.</summary>
    /// <exception cref="ArgumentException">The model or the activation has no such name.</exception>
    public (IReadOnlyList<IReferenceLayer> Layers, int Width) Build()
    {
        var (layers, width) = Encoder();
        for (var n = 0; n < DenseUnits.Length; n++)
        {
            layers.Add(new ReferenceDense($"dense.{n}", width, DenseUnits[n], ReferenceActivation.Named(Activation)));
            width = DenseUnits[n];
        }

        return (layers, width);
    }

    private (List<IReferenceLayer> Layers, int Width) Encoder() => Model switch
    {
        "pooling" => ([new ReferencePooling()], EmbeddingDim),
        "flatten" => ([new ReferenceFlatten()], MaxLength * EmbeddingDim),
        "conv1d" => ([new ReferenceConv1d(EmbeddingDim, Units[0])], Units[0]),
        _ => Recurrent(),
    };

    private (List<IReferenceLayer> Layers, int Width) Recurrent()
    {
        var (layers, width) = (new List<IReferenceLayer>(), EmbeddingDim);
        for (var n = 0; n < Units.Length; n++)
        {
            var sequences = n < Units.Length - 1;
            IReferenceLayer forward = new ReferenceRecurrent(Cell($"recurrent.{n}.forward", width, Units[n]), sequences, backward: false);
            layers.Add(Bidirectional
                ? new ReferenceBidirectional(forward, new ReferenceRecurrent(Cell($"recurrent.{n}.backward", width, Units[n]), sequences, backward: true))
                : forward);
            width = Bidirectional ? 2 * Units[n] : Units[n];
        }

        return (layers, width);
    }

    private IReferenceCell Cell(string prefix, int inputs, int units) => Model switch
    {
        "lstm" => new ReferenceLstm(prefix, inputs, units),
        "gru" => new ReferenceGru(prefix, inputs, units),
        "simple_rnn" => new ReferenceSimpleRnn(prefix, inputs, units),
        _ => throw new ArgumentException($"No model is called '{Model}'.", nameof(prefix)),
    };
}
