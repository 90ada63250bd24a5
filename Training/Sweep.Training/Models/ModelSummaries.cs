using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Training.Models;

/// <summary>What Keras' <c>model.summary()</c> would show for a configuration, worked out without building it.</summary>
public static class ModelSummaries
{
    public static ModelSummary Of(Hyperparameters h)
    {
        var layers = new List<LayerSummary>
        {
            new("embedding (Embedding)", Shape(h.MaxLength, h.EmbeddingDim), (long)h.VocabSize * h.EmbeddingDim),
        };
        var features = h.Model switch
        {
            ModelKind.Pooling => Add(layers, h, "pooling (GlobalAveragePooling1D)", h.EmbeddingDim),
            ModelKind.Flatten => Add(layers, h, "flatten (Flatten)", (long)h.MaxLength * h.EmbeddingDim),
            ModelKind.Conv1d => AddConvolution(layers, h),
            _ => AddRecurrent(layers, h),
        };
        foreach (var (index, units) in h.DenseUnits.Index())
        {
            layers.Add(new LayerSummary(Numbered("dense", index, "Dense"), Shape(units), (features + 1) * units));
            features = units;
        }

        layers.Add(new LayerSummary("output (Dense, sigmoid)", Shape(1), features + 1));
        return new ModelSummary(layers);
    }

    private static long AddRecurrent(List<LayerSummary> layers, Hyperparameters h)
    {
        var depth = HyperparameterSchema.LayerUnits(h);
        long inputs = h.EmbeddingDim;
        foreach (var (index, units) in depth.Index())
        {
            var kind = h.Model switch { ModelKind.Lstm => "LSTM", ModelKind.Gru => "GRU", _ => "SimpleRNN" };
            var name = h.Bidirectional ? $"Bidirectional({kind})" : kind;
            var features = h.Bidirectional ? 2L * units : units;
            var shape = index < depth.Length - 1 ? Shape(h.MaxLength, features) : Shape(features);
            var parameters = CellParameters(h.Model, inputs, units) * (h.Bidirectional ? 2 : 1);
            layers.Add(new LayerSummary(Numbered(HyperparameterSchema.NameOf(h.Model), index, name), shape, parameters));
            AddDropout(layers, h, shape);
            inputs = features;
        }

        return inputs;
    }

    /// <summary>A gate has a kernel row for each input, a recurrent one for each unit, and a bias; a GRU's have two biases.</summary>
    private static long CellParameters(ModelKind kind, long inputs, long units) => kind switch
    {
        ModelKind.Lstm => 4 * units * (inputs + units + 1),
        ModelKind.Gru => 3 * units * (inputs + units + 2),
        _ => units * (inputs + units + 1),
    };

    private static long AddConvolution(List<LayerSummary> layers, Hyperparameters h)
    {
        var filters = h.Units[0];
        layers.Add(new LayerSummary("conv1d (Conv1D)", Shape(h.MaxLength, filters), ((long)ConvolutionEncoder.Width * h.EmbeddingDim + 1) * filters));
        return Add(layers, h, "pooling (GlobalMaxPooling1D)", filters);
    }

    private static long Add(List<LayerSummary> layers, Hyperparameters h, string name, long features)
    {
        layers.Add(new LayerSummary(name, Shape(features), 0));
        AddDropout(layers, h, Shape(features));
        return features;
    }

    private static void AddDropout(List<LayerSummary> layers, Hyperparameters h, string shape)
    {
        if (h.Dropout > 0)
            layers.Add(new LayerSummary(Numbered("dropout", layers.Count(l => l.Name.EndsWith("(Dropout)", StringComparison.Ordinal)), "Dropout"), shape, 0));
    }

    private static string Numbered(string name, int index, string kind) => index == 0 ? $"{name} ({kind})" : $"{name}_{index} ({kind})";

    private static string Shape(params ReadOnlySpan<long> sizes)
    {
        var shape = "(None";
        foreach (var size in sizes)
            shape += string.Create(CultureInfo.InvariantCulture, $", {size}");
        return shape + ")";
    }
}
