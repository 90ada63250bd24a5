using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Queries;

namespace Sweep.Formats.Export.TensorBoard;

/// <summary>
/// What the HParams plugin reads (its api.proto and plugin_data.proto): the experiment, and of each session, which is a
/// trial, its start with the hyperparameters and its end. Trials of one configuration are one group, over whose seeds
/// TensorBoard averages.
/// </summary>
internal sealed class HParams(StudyRow study)
{
    private const string Plugin = "hparams";
    private const int Success = 1, Failure = 2;

    /// <summary>Those that the study's sweeps vary; the others are the same in every row.</summary>
    private readonly IReadOnlyList<HyperparameterDefinition> varied =
    [
        .. HyperparameterSchema.All
            .Where(h => study.Spec.Sweeps.Any(sweep => sweep.Parameters.Any(parameter => parameter.Key == h.Key))),
    ];

    public ProtoMessage Experiment()
    {
        var created = Seconds(study.CreatedAt);
        var experiment = new ProtoMessage().Add(6, study.Id).Add(3, created);
        foreach (var hyperparameter in varied)
            experiment.Add(4, new ProtoMessage().Add(1, hyperparameter.Key).Add(4, TypeOf(hyperparameter)));
        foreach (var metric in study.Metrics.Names)
            experiment.Add(5, new ProtoMessage().Add(1, new ProtoMessage().Add(2, metric)).Add(5, DatasetOf(metric)));
        return Event(created, "experiment", 2, experiment);
    }

    public ProtoMessage SessionStart(TrialRow trial, double started)
    {
        var session = new ProtoMessage();
        foreach (var hyperparameter in varied)
        {
            if (ValueOf(hyperparameter, trial.Hyperparameters) is { } value)
                session.Add(1, new ProtoMessage().Add(1, hyperparameter.Key).Add(2, value));
        }

        var group = string.Join(' ', Differences.Of(trial.Hyperparameters, study.Spec.Base));
        session.Add(4, group.Length > 0 ? group : "base").Add(5, started);
        return Event(started, "session_start_info", 3, session);
    }

    public static ProtoMessage SessionEnd(TrialRow trial, double ended)
    {
        var status = trial.State is TrialState.Completed or TrialState.Stopped ? Success : Failure;
        return Event(ended, "session_end_info", 4, new ProtoMessage().Add(1, status).Add(2, ended));
    }

    public static double Seconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;

    private static ProtoMessage Event(double time, string tag, int field, ProtoMessage data) =>
        TensorBoardEvents.PluginData(time, Plugin, $"_hparams_/{tag}", new ProtoMessage().Add(field, data));

    /// <summary>A string, a flag or a number, as api.proto counts them.</summary>
    private static int TypeOf(HyperparameterDefinition hyperparameter) => hyperparameter.Kind switch
    {
        ValueKind.Flag => 2,
        ValueKind.Integer or ValueKind.Real => 3,
        _ => 1,
    };

    /// <summary>As google.protobuf.Value; null where it has none.</summary>
    private static ProtoMessage? ValueOf(HyperparameterDefinition hyperparameter, Hyperparameters trial)
    {
        var value = hyperparameter.Get(trial);
        return value.IsNull ? null : hyperparameter.Kind switch
        {
            ValueKind.Flag => new ProtoMessage().Add(4, value.Json == "true" ? 1 : 0),
            ValueKind.Integer or ValueKind.Real => new ProtoMessage().Add(2, value.AsNumber()!.Value),
            _ => new ProtoMessage().Add(3, value.ToString()),
        };
    }

    /// <summary>The training rows, or the validation rows.</summary>
    private static int DatasetOf(string metric) => metric.StartsWith("train", StringComparison.Ordinal) ? 1 : 2;
}
