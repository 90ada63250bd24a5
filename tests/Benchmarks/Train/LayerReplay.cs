using System.Diagnostics;
using Sweep.Contracts.Specs;
using Sweep.Training.Kernels;
using static TorchSharp.torch;

namespace Sweep.Benchmarks.Train;

/// <summary>The matrix products of a model's LSTM layers alone, and their element-wise work alone, at a schedule's shapes.</summary>
internal sealed class LayerReplay
{
    private const int Gates = 4;

    private readonly List<(int Features, int Units)> layers = [];

    public LayerReplay(Hyperparameters h)
    {
        var features = h.EmbeddingDim;
        foreach (var units in h.Units)
        {
            layers.Add((features, units));
            features = units;
        }
    }

    /// <summary>Additions and multiplications of a batch's products.</summary>
    public double Operations(RowSchedule schedule) => layers.Sum(layer => 2.0 * 3 * Gates * schedule.Positions * layer.Units * (layer.Features + layer.Units));

    public void Products(RowSchedule schedule)
    {
        foreach (var (features, units) in layers)
        {
            using var left = Filled(schedule.Positions * Math.Max(features, units));
            using var right = Filled(units * Math.Max(features, units));
            using var result = Filled(schedule.Positions * Math.Max(features, units));
            var inputs = new Matrix<float>(left.Span, schedule.Positions, features);
            var states = new Matrix<float>(left.Span, schedule.Positions, units);
            var gates = new Matrix<float>(result.Span, schedule.Positions, units);
            var recurrent = new Matrix<float>(right.Span, units, units);
            for (var gate = 0; gate < Gates; gate++)
            {
                MatrixProduct.Add(inputs, new Matrix<float>(right.Span, features, units), gates);
                MatrixProduct.Add(states, new Matrix<float>(right.Span, units, features), new Matrix<float>(result.Span, schedule.Positions, features));
                MatrixProduct.Add(states.Transposed, inputs, new Matrix<float>(result.Span, units, features));
                MatrixProduct.Add(states.Transposed, states, new Matrix<float>(result.Span, units, units));
            }

            // Each step's product there and its gradient's product back.
            foreach (var step in schedule.Steps.Concat(schedule.Steps))
            {
                var before = new Matrix<float>(left.Span[(step.Offset * units)..], step.Count, units);
                for (var gate = 0; gate < Gates; gate++)
                    MatrixProduct.Add(before, recurrent, new Matrix<float>(result.Span[(step.Offset * units)..], step.Count, units));
            }
        }
    }

    public void Cells(RowSchedule schedule)
    {
        foreach (var (_, units) in layers)
        {
            using var slots = Filled(LstmCell.Slots * schedule.Positions * units);
            using var outputs = Filled(schedule.Positions * units);
            using var gradients = Filled(2 * schedule.Rows * units);
            foreach (var step in schedule.Steps)
                Forward<LstmCell>(Part(step));
            foreach (var step in schedule.Steps)
                Backward<LstmCell>(Part(step), gradients.Span[..(step.Count * units)], gradients.Span.Slice(schedule.Rows * units, step.Count * units));

            CellStep<float> Part(RowStep step) => new(slots.Span, schedule.Positions * units, step.Offset * units, step.Count * units, outputs.Span);
        }
    }

    /// <summary>What libtorch's product reaches on one thread, in GFLOP/s.</summary>
    public static double LibtorchRate()
    {
        const int Repeats = 400;
        using var scope = NewDisposeScope();
        Tensor a = rand(512, 64), b = rand(64, 256);
        var fastest = double.PositiveInfinity;
        for (var i = 0; i < Repeats; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var product = a.mm(b);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        return 2.0 * 512 * 64 * 256 / fastest / 1e9;
    }

    private static void Forward<TCell>(CellStep<float> step) where TCell : IRecurrentCell => TCell.Forward(step);

    private static void Backward<TCell>(CellStep<float> step, Span<float> output, Span<float> memory) where TCell : IRecurrentCell => TCell.Backward(step, output, memory);

    private static Rented<float> Filled(int length)
    {
        var numbers = new Rented<float>(length);
        numbers.Span.Fill(0.1f);
        return numbers;
    }
}
