using System.Globalization;
using System.Reflection;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Training.Devices;
using Sweep.Training.Models;
using Sweep.Training.Text;
using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <inheritdoc cref="ITrainer"/>
/// <remarks>
/// Each training uses one thread, so that it comes to the same numbers on any number of cores: a machine's cores are filled by
/// trials side by side. <c>benchmarks train</c> holds that against one trial on all cores.
/// </remarks>
public sealed class TextTrainer(EncodedTextCache texts, TimeProvider time) : ITrainer
{
    /// <summary>Raised with every change after which the same work comes to other numbers; <c>EngineVersionTests</c> notices.</summary>
    internal const int Version = 2;

    /// <summary>Threads of a training, for comparison: with more than one, the same work comes to other numbers.</summary>
    internal int Threads { get; init; } = 1;

    /// <summary>A version of TorchSharp goes with one of libtorch, but another build of that may round otherwise.</summary>
    public string Engine { get; } = ExistingLibtorch.Loaded is { } libtorch
        ? string.Create(CultureInfo.InvariantCulture, $"{Version} (TorchSharp {TorchSharpVersion}, existing libtorch {libtorch})")
        : string.Create(CultureInfo.InvariantCulture, $"{Version} (TorchSharp {TorchSharpVersion})");

    /// <summary>Without the build's hash.</summary>
    private static string TorchSharpVersion =>
        typeof(TorchSharp.torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public TrialFacts Train(TrialWork work, ITrialObserver observer, CancellationToken cancellation)
    {
        // The setting is the calling thread's own.
        set_num_threads(Threads);
        var text = texts.Get(work.Dataset, work.Fingerprint, work.SplitSeed, work.Hyperparameters, work.TestSplit, work.Confirm);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var scope = NewDisposeScope();
            using var run = new TrainingRun(work, text, TrainingDevices.Open(work.Device), time);
            observer.Started(ModelSummaries.Of(work.Hyperparameters));
            return run.Train(observer, cancellation);
        }
        catch (Exception e) when (DeviceMemory.RanOut(e))
        {
            throw new DeviceOutOfMemoryException(work.Device, e);
        }
    }
}
