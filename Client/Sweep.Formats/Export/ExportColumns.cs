using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Export;

/// <summary>What exports hold.</summary>
internal static class ExportColumns
{
    public static IReadOnlyList<ExportColumn<TrialRow>> Trials(MetricSet metrics) =>
    [
        ExportColumn<TrialRow>.Text("study", t => t.Id.Study),
        ExportColumn<TrialRow>.Integer("trial", t => t.Id.Number),
        ExportColumn<TrialRow>.Integer("seed", t => t.SeedNumber),
        ExportColumn<TrialRow>.Text("state", t => HyperparameterSchema.NameOf(t.State)),
        .. HyperparameterSchema.All.Select(Hyperparameter),
        ExportColumn<TrialRow>.Integer("epochs_done", t => t.Last?.Number),
        .. metrics.Names.Select((name, index) => ExportColumn<TrialRow>.Real(name, t => t.Last?[index])),
        ExportColumn<TrialRow>.Integer("parameters", t => t.Parameters),
        ExportColumn<TrialRow>.Real("seconds_per_epoch", t => t.SecondsPerEpoch),
        ExportColumn<TrialRow>.Text("node", t => t.Node),
        ExportColumn<TrialRow>.Integer("attempts", t => t.Attempt),
        ExportColumn<TrialRow>.Text("error", t => t.Error),
        ExportColumn<TrialRow>.Text("reused_from", t => t.ReusedFrom?.ToString()),
        .. FactNames.All
            .Where(name => name != FactNames.Parameters)
            .Select(name => ExportColumn<TrialRow>.Real(name, t => t.Facts[name])),
    ];

    public static IReadOnlyList<ExportColumn<TrialEpoch>> Epochs(MetricSet metrics) =>
    [
        ExportColumn<TrialEpoch>.Integer("trial", e => e.Trial),
        ExportColumn<TrialEpoch>.Integer("epoch", e => e.Metrics.Number),
        .. metrics.Names.Select((name, index) => ExportColumn<TrialEpoch>.Real(name, e => e.Metrics[index])),
        ExportColumn<TrialEpoch>.Real("seconds", e => e.Metrics.Seconds),
    ];

    private static ExportColumn<TrialRow> Hyperparameter(HyperparameterDefinition definition)
    {
        return definition.Kind switch
        {
            ValueKind.Integer => ExportColumn<TrialRow>.Integer(definition.Key, t => (long?)Value(t).AsNumber()),
            ValueKind.Real => ExportColumn<TrialRow>.Real(definition.Key, t => Value(t).AsNumber()),
            ValueKind.Flag => ExportColumn<TrialRow>.Flag(definition.Key, t => Value(t).Json == "true"),
            ValueKind.IntegerList => ExportColumn<TrialRow>.Json(definition.Key, t => Value(t).Json),
            _ => ExportColumn<TrialRow>.Text(definition.Key, t => Value(t).ToString()),
        };

        ParameterValue Value(TrialRow trial) => definition.Get(trial.Hyperparameters);
    }
}
