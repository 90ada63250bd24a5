namespace Sweep.Contracts.Specs;

/// <summary>Activation of the dense layers before the output.</summary>
public enum Activation
{
    Relu,
    Tanh,
    Sigmoid,
    Linear,
    Elu,
    Selu,
    Gelu,
    Swish,
}
