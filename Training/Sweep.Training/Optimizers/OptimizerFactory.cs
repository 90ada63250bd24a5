using Sweep.Contracts.Specs;
using Sweep.Training.Models;

namespace Sweep.Training.Optimizers;

internal static class OptimizerFactory
{
    public static IOptimizer Create(Hyperparameters h, IReadOnlyList<Weight> weights) => h.Optimizer switch
    {
        OptimizerKind.Adam => new Adam(weights, h.LearningRate),
        OptimizerKind.Rmsprop => new Rmsprop(weights, h.LearningRate),
        _ => new GradientDescent(weights, h.LearningRate),
    };
}
