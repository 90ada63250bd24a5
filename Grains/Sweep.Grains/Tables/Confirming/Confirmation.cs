using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Confirming;

/// <summary>What fresh seeds say of the rows that a sweep chose.</summary>
public static class Confirmation
{
    /// <param name="study">The confirming study.</param>
    /// <param name="trials">All its trials.</param>
    /// <exception cref="ArgumentException">The study confirms nothing.</exception>
    public static ConfirmationTable Of(StudyRow study, IReadOnlyList<TrialRow> trials)
    {
        var (spec, sweep) = (study.Spec, study.Spec.Sweeps[0]);
        var confirms = spec.Confirms ?? throw new ArgumentException("The study confirms nothing.", nameof(study));
        var tested = trials.Any(trial => trial.Facts[FactNames.TestAccuracy] is not null);
        var measure = tested ? new MetricSpec(FactNames.TestAccuracy, Goal.Maximize) : sweep.Metric;
        var fresh = Gather(trial => study.Metrics.Value(trial, sweep.Metric.Name));
        var best = Gather(trial => BestEpoch(trial, sweep.Metric.Name));
        var compared = tested ? Gather(trial => trial.Facts[FactNames.TestAccuracy] ?? double.NaN) : fresh;

        var confidence = SequentialLooks.Confidence(sweep.Look);
        var comparison = SimultaneousComparison.Of(
            TriedConfiguration.Compared(compared), new ComparisonDesign(0, compared.Count, confidence));
        var missing = confirms.Rows.Count * spec.SeedsOf(sweep) - trials.Count(HasEnded);
        var factors = Factors(sweep, confirms.Rows);
        return new ConfirmationTable(
            confirms, sweep.Metric, measure, spec.SeedsOf(sweep), spec.FirstSeed, factors, 0, sweep.Baseline is not null,
            [.. confirms.Rows.Select((row, index) => Row(row, index))])
        {
            Study = study.Id,
            Missing = missing,
            Confidence = confidence,
        };

        IReadOnlyList<TriedConfiguration> Gather(Func<TrialRow, double> measured)
        {
            var tried = new TriedConfigurations(spec, study.Metrics, 0, measured);
            tried.Add(trials);
            var byKey = tried.All.ToDictionary(c => HyperparameterSchema.CanonicalKey(c.Hyperparameters), StringComparer.Ordinal);
            return
            [
                .. confirms.Rows.Select(row => byKey.GetValueOrDefault(HyperparameterSchema.CanonicalKey(row.Hyperparameters))
                    ?? new TriedConfiguration(row.Hyperparameters, 0, [])),
            ];
        }

        ConfirmationRow Row(SelectedRow chosen, int index)
        {
            var (mean, result) = (fresh[index].Mean, comparison.Rows[index]);
            var verdict = index == 0 ? Verdict.Baseline : missing > 0 ? Verdict.NoEvidence : Judge(result.Interval, measure.Goal);
            return new ConfirmationRow(
                [.. factors.Select(factor => HyperparameterSchema.ValueOf(chosen.Hyperparameters, factor))],
                chosen,
                mean,
                sweep.Metric.Goal is Goal.Maximize ? chosen.Mean - mean : mean - chosen.Mean,
                best[index].Mean,
                compared[index].Mean,
                result.Mean.OverSeedsHalfWidth,
                fresh[index].Live.Count,
                fresh[index].Trials,
                result.Contrast?.Difference,
                result.HalfWidth,
                verdict);
        }
    }

    private static bool HasEnded(TrialRow trial) => trial.State is TrialState.Completed or TrialState.Stopped or TrialState.Failed;

    private static double BestEpoch(TrialRow trial, string metric) => metric switch
    {
        "val_accuracy" => trial.Facts[FactNames.BestAccuracy],
        "val_loss" => trial.Facts[FactNames.BestLoss],
        _ => null,
    } ?? double.NaN;

    private static Verdict Judge(Interval? interval, Goal goal) => interval switch
    {
        { Low: > 0 } => goal is Goal.Maximize ? Verdict.Better : Verdict.Worse,
        { High: < 0 } => goal is Goal.Maximize ? Verdict.Worse : Verdict.Better,
        _ => Verdict.NoEvidence,
    };

    /// <summary>What was searched, and whatever else the rows differ by, as the baseline may.</summary>
    private static IReadOnlyList<string> Factors(SweepSpec sweep, IReadOnlyList<SelectedRow> rows)
    {
        var searched = sweep.Parameters.Where(parameter => parameter.Varies).Select(parameter => parameter.Key).ToList();
        var first = rows[0].Hyperparameters;
        var others = HyperparameterSchema.All
            .Where(d => !searched.Contains(d.Key) && rows.Any(row => d.Set(row.Hyperparameters, d.Get(first)) != row.Hyperparameters))
            .Select(d => d.Key);
        return [.. searched, .. others];
    }
}
