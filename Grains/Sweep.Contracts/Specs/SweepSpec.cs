namespace Sweep.Contracts.Specs;

/// <summary>One search space, one method, one metric: one comparison table.</summary>
[GenerateSerializer, Immutable, Alias("sweep.SweepSpec")]
public sealed record SweepSpec
{
    /// <summary>Short name, unique in its study: lower-case letters, digits and dashes, a letter first.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The table's title.</summary>
    [Id(1)] public string? Description { get; init; }

    [Id(2)] public required SearchMethod Method { get; init; }
    [Id(3)] public MetricSpec Metric { get; init; } = MetricSpec.Default;

    /// <summary>In the order of the spec, which is the order of the table's columns.</summary>
    [Id(4)] public required IReadOnlyList<ParameterSpec> Parameters { get; init; }

    /// <summary>
    /// The configuration the others are compared with. It is run even if the search would not have chosen it.
    /// Null if the spec says <c>baseline: none</c>.
    /// </summary>
    [Id(5)] public Hyperparameters? Baseline { get; init; }

    /// <summary>The most configurations to run, the baseline apart; required for methods without an end.</summary>
    [Id(6)] public int? RunCap { get; init; }

    /// <summary>Trials of each configuration of this sweep, with consecutive seed numbers; null for the study's number.</summary>
    [Id(7)] public int? Seeds { get; init; }

    /// <summary>What the table is to answer, by language (<c>en</c>, <c>es</c>); under "" in a language nobody named. Empty for none.</summary>
    [Id(8)] public IReadOnlyDictionary<string, string> Question { get; init; } = new Dictionary<string, string>();

    /// <summary>How much worse than the baseline, in units of the metric, still counts as good; above 0; null for the study's.</summary>
    [Id(9)] public double? Margin { get; init; }

    /// <summary>What random draws are seeded by, besides the study's seed; null for the sweep's name.</summary>
    /// <remarks>A file with a single sweep seeds them by an empty text, so that neither its name nor the sweep's changes them.</remarks>
    [Id(10)] public string? DrawnBy { get; init; }

    /// <summary>Which look at its results this sweep is at: 1, and one more whenever an extension gives it more seeds.</summary>
    [Id(11)] public int Look { get; init; } = 1;

    /// <summary>
    /// The configurations to run, in this order, besides the baseline; null to search <see cref="Parameters"/>, which
    /// otherwise only name the table's columns.
    /// </summary>
    [Id(12)] public IReadOnlyList<Hyperparameters>? Listed { get; init; }

    /// <summary>The question in a language: in that language, or in the one nobody named, or in English, or in any.</summary>
    /// <returns>Null if there is no question.</returns>
    public string? QuestionIn(string language)
    {
        foreach (var key in (string[])[language, "", "en"])
        {
            if (Question.TryGetValue(key, out var text))
                return text;
        }

        return Question.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value).FirstOrDefault();
    }
}
