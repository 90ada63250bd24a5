using System.Diagnostics;
using Sweep.Contracts.Specs;
using Sweep.Training.Models;
using Sweep.Training.Optimizers;
using Sweep.Training.Text;
using Sweep.Training.Trainer;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Sweep.Benchmarks.Train;

/// <summary>
/// Where a training step's time goes: the step as it is, and each of its parts alone on the same batches. What the parts
/// leave over is libtorch's dispatch and autograd, allocation and copies.
/// </summary>
internal sealed class StepProfile : IDisposable
{
    private const int Batches = 40;
    private const int Rounds = 15;

    private readonly Hyperparameters h;
    private readonly TextClassifier model;
    private readonly IOptimizer optimizer;
    private readonly TokenRows rows;
    private readonly List<int[]> batches;
    private readonly List<Readings> readings;

    public StepProfile(EncodedText text, Hyperparameters h)
    {
        this.h = h;
        model = new TextClassifier(h, CPU);
        model.Initialize(1);
        optimizer = OptimizerFactory.Create(h, model.Weights);
        rows = new TokenRows(text.TrainingTokens, text.TrainingLabels, h, CPU);
        batches = [.. Enumerable.Range(0, rows.Count).OrderBy(row => row * 7919L % rows.Count).Chunk(h.BatchSize).Take(Batches)];
        readings = [.. batches.Select(batch => new Readings(rows.Take(batch).Batch.Rows))];
    }

    public IReadOnlyList<BenchmarkRow> Rows()
    {
        var layers = new LayerReplay(h);
        var step = Microseconds(i => Step(batches[i]));
        var products = Microseconds(i => layers.Products(readings[i].OfTokens().Schedule));
        var parts = new (string Name, double Microseconds)[]
        {
            ("matrix products of the layers", products),
            ("their element-wise work", Microseconds(i => layers.Cells(readings[i].OfTokens().Schedule))),
            ("embedding", Embedding()),
            ("dense layers and loss", Dense()),
            ("optimizer", Microseconds(_ => optimizer.Step())),
        };
        var operations = readings.Average(r => layers.Operations(r.OfTokens().Schedule));
        var rest = ("dispatch, autograd, allocation, copies", step - parts.Sum(p => p.Microseconds));
        return
        [
            .. parts.Append(rest).Select(p => new BenchmarkRow($"  {p.Item1}", 100 * p.Item2 / step, "% of a step", $"a step of {h.BatchSize} rows, µs", step)),
            new BenchmarkRow("  matrix products reach", operations / products / 1e3, "GFLOP/s", "libtorch, [512, 64] · [64, 256]", LayerReplay.LibtorchRate()),
        ];
    }

    public void Dispose()
    {
        model.Dispose();
        optimizer.Dispose();
        rows.Dispose();
    }

    private void Step(int[] batch)
    {
        var (tokens, labels) = rows.Take(batch);
        var loss = binary_cross_entropy_with_logits(model.Logits(tokens), labels);
        loss.backward();
        optimizer.Step();
        _ = loss.item<float>();
    }

    private double Embedding()
    {
        using var embedding = nn.Embedding(h.VocabSize, h.EmbeddingDim);
        return Microseconds(i =>
        {
            var vectors = embedding.call(readings[i].OfTokens().Tokens());
            vectors.backward([ones_like(vectors)]);
        });
    }

    private double Dense()
    {
        using var dense = nn.Linear(h.Units[^1], h.DenseUnits[0]);
        using var output = nn.Linear(h.DenseUnits[0], 1);
        return Microseconds(i =>
        {
            var features = zeros([batches[i].Length, h.Units[^1]], requires_grad: true);
            binary_cross_entropy_with_logits(output.call(dense.call(features).relu()).squeeze(1), zeros([batches[i].Length])).backward();
        });
    }

    /// <summary>Median over rounds of the mean over batches; the first rounds only warm up.</summary>
    private double Microseconds(Action<int> part)
    {
        var times = new List<double>();
        for (var round = 0; round < 2 * Rounds; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            for (var i = 0; i < batches.Count; i++)
            {
                using var scope = NewDisposeScope();
                part(i);
            }

            if (round >= Rounds)
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds / batches.Count);
        }

        return Medians.Of(times);
    }
}
