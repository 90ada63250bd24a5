using TorchSharp;
using static TorchSharp.torch;

namespace Sweep.Training.Models;

/// <summary>
/// Inverted dropout (Srivastava et al., 2014) with masks from the trial's own generator; libtorch's module would take
/// them from the one all threads share.
/// </summary>
internal static class Dropout
{
    /// <param name="input">Any shape.</param>
    /// <param name="rate">Share of values set to zero, from 0 to below 1; the others grow by 1 / (1 − rate).</param>
    /// <param name="generator">Where masks come from; null outside training, and then nothing is dropped.</param>
    public static Tensor Apply(Tensor input, double rate, Generator? generator)
    {
        if (rate == 0 || generator is null)
            return input;
        // Held, because libtorch may still read a number whose wrapper the collector has taken meanwhile.
        using Scalar dropped = rate, share = 1 - rate;
        var kept = rand(input.shape, device: input.device, generator: generator).ge(dropped).to(input.dtype);
        return input * kept.div_(share);
    }
}
