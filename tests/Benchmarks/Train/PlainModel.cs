using Sweep.Contracts.Specs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Sweep.Benchmarks.Train;

/// <summary>The exercises' models as most people write them, of libtorch's own layers.</summary>
internal sealed class PlainModel : nn.Module<Tensor, Tensor>
{
    private const int KernelSize = 5;

    private readonly Hyperparameters h;
    private readonly Embedding embedding;
    private readonly ModuleList<LSTM> recurrent = [];
    private readonly ModuleList<Linear> dense = [];
    private readonly Conv1d? convolution;
    private readonly TorchSharp.Modules.Dropout dropout;
    private readonly Linear output;

    public PlainModel(Hyperparameters h) : base("plain")
    {
        this.h = h;
        embedding = nn.Embedding(h.VocabSize, h.EmbeddingDim);
        var width = (long)h.EmbeddingDim;
        if (h.Model is ModelKind.Lstm)
        {
            for (var layer = 0; layer < (h.Depth ?? h.Units.Length); layer++)
            {
                var units = h.Units[Math.Min(layer, h.Units.Length - 1)];
                recurrent.Add(nn.LSTM(width, units, batchFirst: true, bidirectional: h.Bidirectional));
                width = h.Bidirectional ? 2 * units : units;
            }
        }
        else if (h.Model is ModelKind.Conv1d)
        {
            convolution = nn.Conv1d(width, h.Units[0], KernelSize);
            width = h.Units[0];
        }
        else if (h.Model is ModelKind.Flatten)
        {
            width *= h.MaxLength;
        }

        foreach (var units in h.DenseUnits)
        {
            dense.Add(nn.Linear(width, units));
            width = units;
        }

        dropout = nn.Dropout(h.Dropout);
        output = nn.Linear(width, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor tokens)
    {
        var text = Encode(embedding.call(tokens));
        foreach (var layer in dense)
            text = h.Activation is Activation.Tanh ? layer.call(text).tanh() : layer.call(text).relu();
        return output.call(text).squeeze(1);
    }

    private Tensor Encode(Tensor words)
    {
        if (convolution is not null)
            return dropout.call(convolution.call(words.transpose(1, 2)).relu().amax([2]));
        if (h.Model is ModelKind.Flatten)
            return dropout.call(words.flatten(1));
        if (h.Model is ModelKind.Pooling)
            return dropout.call(words.mean([1]));
        foreach (var layer in recurrent.SkipLast(1))
            words = dropout.call(layer.call(words).Item1);
        var last = recurrent[^1].call(words).Item2;
        return dropout.call(h.Bidirectional ? cat([last[0], last[1]], 1) : last[0]);
    }
}
