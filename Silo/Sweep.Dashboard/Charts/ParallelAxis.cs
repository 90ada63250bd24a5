using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Components;

namespace Sweep.Dashboard.Charts;

/// <summary>One axis of parallel coordinates: a hyperparameter, or the metric at the end.</summary>
/// <param name="Name">What stands over it.</param>
/// <param name="Marks">Where something is written beside it, from 0 at the foot to 1.</param>
/// <param name="Places">The place of each trial on it, from 0 to 1; NaN where it has none.</param>
internal sealed record ParallelAxis(string Name, IReadOnlyList<(double Place, string Text)> Marks, IReadOnlyList<double> Places)
{
    /// <summary>Numbers are spaced as they are, or by their logarithms where they span more than this factor.</summary>
    private const double LogFrom = 50;

    /// <summary>A number is written beside its axis itself where it takes no more values than this.</summary>
    private const int MostMarks = 6;

    public static ParallelAxis Of(string key, IReadOnlyList<TrialRow> trials)
    {
        List<ParameterValue> values = [.. trials.Select(trial => HyperparameterSchema.ValueOf(trial.Hyperparameters, key))];
        return values.TrueForAll(value => value.AsNumber() is not null)
            ? OfNumbers(key, [.. values.Select(value => value.AsNumber()!.Value)], number => Written.Value(ParameterValue.From(number)))
            : OfNames(key, values);
    }

    public static ParallelAxis OfNumbers(string name, IReadOnlyList<double> numbers, Func<double, string> write)
    {
        var finite = numbers.Where(double.IsFinite).ToList();
        if (finite.Count == 0)
            return new(name, [], [.. numbers.Select(_ => double.NaN)]);
        var (low, high) = (finite.Min(), finite.Max());
        Func<double, double> scale = low > 0 && high / low > LogFrom ? Math.Log : number => number;
        double Place(double number) => high > low ? (scale(number) - scale(low)) / (scale(high) - scale(low)) : 0.5;
        var distinct = finite.Distinct().Order().ToList();
        // Of more, the least, the greatest, and those nearest to the quarters between.
        var marks = distinct.Count <= MostMarks
            ? distinct
            : [.. Enumerable.Range(0, 5).Select(quarter => distinct.MinBy(number => Math.Abs(Place(number) - quarter / 4.0))).Distinct()];
        return new(name, [.. marks.Select(mark => (Place(mark), write(mark)))], [.. numbers.Select(Place)]);
    }

    private static ParallelAxis OfNames(string name, List<ParameterValue> values)
    {
        var distinct = values.Distinct().OrderBy(value => value.Json, StringComparer.Ordinal).ToList();
        double Place(ParameterValue value) => distinct.Count > 1 ? (double)distinct.IndexOf(value) / (distinct.Count - 1) : 0.5;
        return new(name, [.. distinct.Select(value => (Place(value), value.ToString()))], [.. values.Select(Place)]);
    }
}
