using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;

namespace Sweep.Grains.Coordination;

/// <summary>Whose results this process's trainer would come to as well: engines with a kind of device (<see cref="TrialRow.Engine"/>).</summary>
internal sealed class Engines(IEnumerable<ITrainer> trainers)
{
    private readonly string? version = trainers.LastOrDefault()?.Engine;

    /// <summary>True if results may be used again.</summary>
    public bool Known => version is not null;

    /// <summary>Whose results a study takes in place of its own; null if it trains all of its trials.</summary>
    public IReadOnlyList<string>? For(StudySpec spec) =>
        version is null || spec.Fresh ? null : [.. NodeDevice.Kinds(spec.Device).Select(kind => Name(version, kind))];

    /// <summary>What trains on the device of that name; null if its results are not to be used again.</summary>
    public static string? On(ITrainer trainer, string device) =>
        trainer.Engine is { } version ? Name(version, NodeDevice.KindOf(device)) : null;

    private static string Name(string version, string kind) => $"{version} {kind}";
}
