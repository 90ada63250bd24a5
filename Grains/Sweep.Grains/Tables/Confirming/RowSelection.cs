using Sweep.Contracts.Specs;
using Sweep.Grains.Coordination;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tables.Confirming;

/// <summary>Chooses the rows of a sweep that a confirmation trains again.</summary>
public static class RowSelection
{
    /// <param name="configurations">All configurations of the sweep that have finished trials.</param>
    /// <param name="metric">What to choose by.</param>
    /// <param name="baseline">The sweep's baseline, which is always among the rows; null for none.</param>
    /// <param name="top">How many others to choose.</param>
    /// <returns>The baseline first, then the best first; of equal ones, the earlier first.</returns>
    public static IReadOnlyList<SelectedRow> Of(
        IReadOnlyList<TriedConfiguration> configurations, MetricSpec metric, Hyperparameters? baseline, int top)
    {
        var wanted = baseline is null ? (UInt128?)null : TrialPlan.Fingerprint(baseline);
        var reference = wanted is null ? -1 : IndexOf(configurations, wanted.Value);
        var shrunken = Shrunken(configurations, reference);
        var best = configurations.Index()
            .Where(c => c.Index != reference && c.Item.IsEligible)
            .OrderBy(c => metric.Goal is Goal.Maximize ? -c.Item.Mean : c.Item.Mean)
            .Take(top)
            .Select(c => Row(c.Index));
        return baseline is null ? [.. best]
            : [reference < 0 ? new SelectedRow(baseline, null, null, 0, 0) : Row(reference), .. best];

        SelectedRow Row(int index)
        {
            var row = configurations[index];
            return new SelectedRow(row.Hyperparameters, row.Mean, shrunken[index], row.Live.Count, row.Trials);
        }
    }

    /// <summary>Each mean drawn towards that of all; null without a live trial, and where no spread is known.</summary>
    private static double?[] Shrunken(IReadOnlyList<TriedConfiguration> configurations, int baseline)
    {
        var values = new double?[configurations.Count];
        var rows = TriedConfiguration.Compared(configurations);
        // Where all rows are one training, what they scatter by is all there is to tell their differences from.
        var spread = new RowPool(rows, baseline < 0 ? null : baseline).Model.Spread
            ?? new TwoWayModel([.. rows.Select(row => row.Live)]).Spread;
        int[] live = [.. configurations.Index().Where(c => c.Item.Live.Count > 0).Select(c => c.Index)];
        if (spread is not { } s)
            return values;
        var shrinkage = Shrinkage.Of(
            [.. live.Select(index => configurations[index].Mean!.Value)],
            [.. live.Select(index => s * s / configurations[index].Live.Count)]);
        foreach (var (place, index) in live.Index())
            values[index] = shrinkage?.Values[place];
        return values;
    }

    /// <summary>The configuration of a fingerprint; -1 if it is none of them. The baseline is planned first.</summary>
    private static int IndexOf(IReadOnlyList<TriedConfiguration> configurations, UInt128 fingerprint)
    {
        for (var index = 0; index < configurations.Count; index++)
        {
            if (TrialPlan.Fingerprint(configurations[index].Hyperparameters) == fingerprint)
                return index;
        }

        return -1;
    }
}
