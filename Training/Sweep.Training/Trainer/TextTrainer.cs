using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Sweep.Contracts.Training;
using Sweep.Training.Devices;
using Sweep.Training.Models;
using Sweep.Training.Text;
using static TorchSharp.torch;

namespace Sweep.Training.Trainer;

/// <inheritdoc cref="ITrainer"/>
/// <remarks>
/// Each training uses one thread: a machine's cores are filled by trials side by side, which <c>benchmarks train</c> finds to be
/// more samples a second than one trial on all cores, for small models and large ones, and which gives the same numbers on any
/// number of cores.
/// </remarks>
public sealed class TextTrainer(EncodedTextCache texts, TimeProvider time) : ITrainer
{
    /// <summary>Raised with every change after which the same work comes to other numbers; <c>EngineVersionTests</c> notices.</summary>
    internal const int Version = 1;

    /// <summary>Threads of a training, for comparison: with more than one, the same work comes to other numbers.</summary>
    internal int Threads { get; init; } = 1;

    public string Engine { get; } = string.Create(CultureInfo.InvariantCulture, $"{Version} (TorchSharp {TorchSharpVersion})");

    /// <summary>Without the build's hash. A version of TorchSharp goes with one of libtorch.</summary>
    private static string TorchSharpVersion =>
        typeof(TorchSharp.torch).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public void Train(TrialWork work, ITrialObserver observer, CancellationToken cancellation)
    {
        // The setting is the calling thread's own.
        set_num_threads(Threads);
        var text = texts.Get(work.Dataset, work.Fingerprint, work.SplitSeed, work.Hyperparameters);
        cancellation.ThrowIfCancellationRequested();
        try
        {
            using var scope = NewDisposeScope();
            using var run = new TrainingRun(work, text, TrainingDevices.Open(work.Device), time);
            observer.Started(ModelSummaries.Of(work.Hyperparameters));
            run.Train(observer, cancellation);
        }
        catch (ExternalException e) when (IsOutOfMemory(e))
        {
            throw new OutOfMemoryException("The model does not fit into memory.", e);
        }
    }

    /// <summary>libtorch has no error codes; these are its allocators' words on CPU and GPU.</summary>
    private static bool IsOutOfMemory(ExternalException e) =>
        e.Message.Contains("not enough memory", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("allocate memory", StringComparison.OrdinalIgnoreCase)
        || e.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase);
}
