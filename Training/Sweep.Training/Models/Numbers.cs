using TorchSharp;

namespace Sweep.Training.Models;

/// <summary>
/// Numbers for libtorch that are always held. TorchSharp makes a wrapper of each number written in a call, and of each that
/// it adds itself (the 1 by which <c>add</c> scales), and the collector may take it while libtorch still reads it.
/// </summary>
internal static class Numbers
{
    public static readonly Scalar Zero = 0, One = 1;
}
