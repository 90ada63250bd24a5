namespace Sweep.Contracts.Results;

/// <summary>One line of a model's summary.</summary>
/// <param name="Name">Name and kind, e.g. <c>lstm_1 (LSTM)</c>.</param>
/// <param name="OutputShape">Shape of its output, <c>None</c> for the batch, e.g. <c>(None, 50, 64)</c>.</param>
/// <param name="Parameters">Trained numbers, counted as Keras counts them.</param>
[GenerateSerializer, Immutable, Alias("sweep.LayerSummary")]
public sealed record LayerSummary(string Name, string OutputShape, long Parameters);

/// <summary>What Keras' <c>model.summary()</c> shows.</summary>
[GenerateSerializer, Immutable, Alias("sweep.ModelSummary")]
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Layers)
{
    public long Parameters => Layers.Sum(layer => layer.Parameters);
}
