namespace Sweep.Contracts.Specs;

/// <summary>The optimiser, with Keras' defaults for everything but the learning rate.</summary>
public enum OptimizerKind
{
    /// <summary>Adam (Kingma and Ba, 2015) with β₁ 0.9, β₂ 0.999, ε 1e-7.</summary>
    Adam,

    /// <summary>RMSprop with ρ 0.9, ε 1e-7, no momentum.</summary>
    Rmsprop,

    /// <summary>Plain stochastic gradient descent.</summary>
    Sgd,
}
