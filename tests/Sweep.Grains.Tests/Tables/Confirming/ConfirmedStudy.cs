using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tables.Confirming;
using Sweep.Grains.Tests.Coordination;
using Sweep.Grains.Tests.Storage;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Tables.Confirming;

/// <summary>A finished study over units whose results are made up, and the confirmation of its best rows.</summary>
internal sealed class ConfirmedStudy
{
    private readonly IReadOnlyList<TrialRow> planned;

    public ConfirmedStudy(int configurations, int seeds, bool baseline = true, MetricSpec? metric = null)
    {
        var spec = Specs.Units(configurations, seeds, epochs: 3, metric) with { TestSplit = 0.2 };
        if (baseline)
            spec = spec with { Sweeps = [spec.Sweeps[0] with { Baseline = spec.Base with { Units = [1] } }] };
        Study = Samples.Study("units-1") with { Spec = spec, State = StudyState.Completed };
        planned = TrialPlan.Create(Study.Id, spec);
    }

    public StudyRow Study { get; }

    /// <summary>Its trials with these values; those that collapsed have NaN.</summary>
    public IReadOnlyList<SelectedRow> Select(int top, Func<int, int, double> value)
    {
        var tried = new TriedConfigurations(Study.Spec, Study.Metrics, 0);
        tried.Add(planned.Select(trial => Finished(trial, value(trial.Hyperparameters.Units[0] - 1, trial.SeedNumber), null)));
        var sweep = Study.Spec.Sweeps[0];
        return RowSelection.Of(tried.All, sweep.Metric, sweep.Baseline, top);
    }

    /// <summary>The study that confirms them.</summary>
    public StudyRow Confirming(int seeds, IReadOnlyList<SelectedRow> rows) => Study with
    {
        Id = "units-1-confirm-1",
        Spec = ConfirmingStudy.Of(Study, 0, rows.Count, seeds, planned.Count / Study.Spec.Seeds, rows),
    };

    /// <summary>Its table.</summary>
    /// <param name="study">The confirming study.</param>
    /// <param name="rows">What it confirms.</param>
    /// <param name="value">Validation and test accuracy of a row, by its index and the seed counted from 0.</param>
    /// <param name="tested">Whether there is a test set.</param>
    public static ConfirmationTable Confirm(
        StudyRow study, IReadOnlyList<SelectedRow> rows, Func<int, int, (double Validation, double Test)> value, bool tested = true)
    {
        var units = rows.Select(row => row.Hyperparameters.Units[0]).ToList();
        return Confirmation.Of(study, [.. TrialPlan.Create(study.Id, study.Spec).Select(trial =>
        {
            var (validation, test) = value(units.IndexOf(trial.Hyperparameters.Units[0]), trial.SeedNumber - study.Spec.FirstSeed);
            return Finished(trial, validation, tested ? test : null);
        })]);
    }

    private static TrialRow Finished(TrialRow trial, double accuracy, double? test)
    {
        var collapsed = double.IsNaN(accuracy);
        var facts = TrialFacts.Of((FactNames.Collapsed, collapsed ? 1 : 0), (FactNames.BestAccuracy, accuracy + 0.005));
        return trial with
        {
            State = TrialState.Completed,
            Last = TextSteps.Of(3, 0.4, 0.9, 0.7, collapsed ? 0.5 : accuracy, 0.5),
            Facts = test is { } known ? facts.With(TrialFacts.Of((FactNames.TestAccuracy, known))) : facts,
        };
    }
}
