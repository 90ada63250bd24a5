using Sweep.Contracts.Specs;
using Sweep.Training.Trainer;
using Sweep.Testing;

namespace Sweep.Training.Tests.Trainer;

/// <summary>Studies take over what trials of the same engine came to, so the engine's version must change with its numbers.</summary>
public sealed class EngineVersionTests
{
    /// <summary>Processors add in other orders; a change of the mathematics is far larger.</summary>
    private const double Tolerance = 1e-4;

    [Theory]
    [InlineData(ModelKind.Lstm, OptimizerKind.Adam, 0.550895, 0.459383)]
    [InlineData(ModelKind.Gru, OptimizerKind.Rmsprop, 0.693238, 0.690983)]
    [InlineData(ModelKind.SimpleRnn, OptimizerKind.Sgd, 0.684736, 0.683096)]
    [InlineData(ModelKind.Pooling, OptimizerKind.Adam, 0.650977, 0.649689)]
    [InlineData(ModelKind.Flatten, OptimizerKind.Adam, 0.518936, 0.565096)]
    [InlineData(ModelKind.Conv1d, OptimizerKind.Adam, 0.581352, 0.532350)]
    public void The_numbers_are_those_of_this_version(ModelKind model, OptimizerKind optimizer, double trainLoss, double valLoss)
    {
        var last = ToyRun.Train(ToyRun.Small with { Model = model, Optimizer = optimizer, Dropout = 0.2, Bidirectional = true }).Epochs[^1];

        Assert.True(
            Math.Abs(last.TrainLoss - trainLoss) < Tolerance && Math.Abs(last.ValLoss - valLoss) < Tolerance,
            $"{model} comes to {last.TrainLoss:0.000000} and {last.ValLoss:0.000000}. If that is meant, raise {nameof(TextTrainer)}.{nameof(TextTrainer.Version)} (now {TextTrainer.Version}), and put these numbers here.");
    }
}
