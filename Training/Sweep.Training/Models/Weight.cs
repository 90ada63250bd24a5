using TorchSharp.Modules;

namespace Sweep.Training.Models;

/// <summary>One trained tensor of a model under the name it has in checkpoints, e.g. <c>dense.0.weight</c>.</summary>
internal sealed record Weight(string Name, Parameter Value);
