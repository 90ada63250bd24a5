namespace Sweep.Contracts.Specs;

/// <summary>What turns the sequence of word vectors into one vector a text.</summary>
public enum ModelKind
{
    /// <summary>Long short-term memory (Hochreiter and Schmidhuber, 1997), gates as in Keras' <c>LSTM</c>.</summary>
    Lstm,

    /// <summary>Gated recurrent unit, Keras' <c>GRU</c> with <c>reset_after=True</c>.</summary>
    Gru,

    /// <summary>Elman network with tanh, Keras' <c>SimpleRNN</c>.</summary>
    SimpleRnn,

    /// <summary>Mean over positions, Keras' <c>GlobalAveragePooling1D</c>: word order is lost.</summary>
    Pooling,

    /// <summary>All positions side by side, Keras' <c>Flatten</c>.</summary>
    Flatten,

    /// <summary>Convolution over five positions, then the maximum over the text.</summary>
    Conv1d,
}
