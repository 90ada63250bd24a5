namespace Sweep.Contracts.Specs;

/// <summary>The different ways in which a study's configurations read its texts: by <c>max_length</c> and <c>vocab_size</c>.</summary>
public static class TextReadings
{
    /// <summary>How many are worth counting.</summary>
    public const int Most = 30;

    private static readonly string[] Keys = ["max_length", "vocab_size"];

    /// <summary>One configuration for each, by <c>max_length</c>, then <c>vocab_size</c>.</summary>
    /// <remarks>Of a sweep that draws one of the two from a range only the baseline counts.</remarks>
    public static IReadOnlyList<Hyperparameters> Of(StudySpec study) =>
    [
        .. study.Sweeps.SelectMany(sweep => Of(study.Base, sweep))
            .DistinctBy(h => (h.MaxLength, h.VocabSize))
            .OrderBy(h => h.MaxLength).ThenBy(h => h.VocabSize),
    ];

    private static IEnumerable<Hyperparameters> Of(Hyperparameters start, SweepSpec sweep)
    {
        IEnumerable<Hyperparameters> searched = sweep.Listed ?? [.. Searched(start, sweep)];
        return sweep.Baseline is { } baseline ? searched.Append(baseline) : searched;
    }

    private static IEnumerable<Hyperparameters> Searched(Hyperparameters start, SweepSpec sweep)
    {
        List<ParameterSpec> parameters = [.. sweep.Parameters.Where(parameter => Keys.Contains(parameter.Key))];
        if (parameters.Exists(parameter => ParameterGrid.Count(parameter) is not <= Most))
            return [];
        return parameters.Aggregate(
            (IEnumerable<Hyperparameters>)[start],
            (read, parameter) => read.SelectMany(_ => Values(parameter), (h, value) =>
                HyperparameterSchema.Apply(h, [new Assignment(parameter.Key, value)])));
    }

    private static IEnumerable<ParameterValue> Values(ParameterSpec parameter) =>
        Enumerable.Range(0, (int)ParameterGrid.Count(parameter)!.Value).Select(index => ParameterGrid.At(parameter, index));
}
