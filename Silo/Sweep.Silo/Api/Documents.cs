using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Silo.Api;

/// <summary>Some of a list, in its order.</summary>
/// <param name="Items">This page's.</param>
/// <param name="Next">Where the next page is; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A study.</summary>
/// <param name="Seeds">Trials of each configuration, in sweeps that do not ask for another number.</param>
/// <param name="Trials">Its trials by state.</param>
/// <param name="Unusable">Why this version cannot use it; null if it can.</param>
internal sealed record StudyDocument(
    string Id, string Name, string? Description, StudyState State, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, DatasetInfo Dataset,
    int Seeds, long Seed, IReadOnlyList<SweepDocument> Sweeps, TrialCounts Trials, string? Unusable)
{
    public static StudyDocument Of(StudyRow row, TrialCounts trials) => new(
        row.Id, row.Spec.Name, row.Spec.Description, row.State, row.CreatedAt, row.FinishedAt, row.Dataset,
        row.Spec.Seeds, row.Spec.Seed, [.. row.Spec.Sweeps.Select(sweep => SweepDocument.Of(sweep, row.Spec))], trials, row.Unusable);
}

/// <summary>One sweep of a study.</summary>
/// <param name="Parameters">The hyperparameters that vary.</param>
/// <param name="Seeds">Trials of each of its configurations.</param>
internal sealed record SweepDocument(
    string Name, string? Title, SearchMethod Method, MetricSpec Metric, IReadOnlyList<string> Parameters, int Seeds)
{
    public static SweepDocument Of(SweepSpec sweep, StudySpec study) => new(
        sweep.Name, sweep.Description, sweep.Method, sweep.Metric, [.. sweep.Parameters.Select(parameter => parameter.Key)],
        study.SeedsOf(sweep));
}

/// <summary>A trial.</summary>
/// <param name="Last">The last epoch's numbers; null before the first.</param>
internal sealed record TrialDocument(
    TrialId Id, int Number, int Seed, TrialState State, IReadOnlyList<string> Sweeps, Hyperparameters Hyperparameters, Step? Last,
    long? Parameters, double? SecondsPerEpoch, int Attempts, string? Node, string? Error, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    TrialFacts Facts)
{
    public static TrialDocument Of(TrialRow row, StudySpec spec) => new(
        row.Id, row.Id.Number, row.SeedNumber, row.State, [.. spec.Sweeps.Index().Where(sweep => row.InSweep(sweep.Index)).Select(sweep => sweep.Item.Name)],
        row.Hyperparameters, row.Last, row.Parameters, row.SecondsPerEpoch, row.Attempt, row.Node, row.Error, row.StartedAt, row.FinishedAt, row.Facts);
}

/// <summary>A trial with all that is known of it.</summary>
internal sealed record TrialDetailDocument(TrialDocument Trial, ModelSummary? Model, IReadOnlyList<Step> Epochs, IReadOnlyList<AttemptRow> Attempts);

/// <summary>What a spec that is right asks for.</summary>
/// <param name="Seeds">Trials of each configuration, in sweeps that do not ask for another number.</param>
/// <param name="SeedsBySweep">Those of each sweep.</param>
/// <param name="Trials">At most.</param>
internal sealed record ValidSpec(
    string Name, string Dataset, int Seeds, IReadOnlyList<string> Sweeps, IReadOnlyDictionary<string, int> SeedsBySweep, double Trials);

/// <summary>A mistake in a spec, its data or a condition.</summary>
/// <param name="File"><c>spec</c>, a data file's path, or <c>where</c>.</param>
/// <param name="Line">From 1; 0 if the whole file is meant.</param>
/// <param name="Column">From 1; 0 if the whole line is meant.</param>
internal sealed record SpecMistake(string File, int Line, int Column, string Message);

/// <summary>Texts for a model.</summary>
internal sealed record PredictRequest(IReadOnlyList<string> Texts);

/// <summary>A set of texts to read: a named one, or a file or folder in the server's data folders.</summary>
/// <param name="Text">Column or JSON key of the text; null to find it.</param>
/// <param name="Label">Column or JSON key of the label; null to find it.</param>
internal sealed record DatasetRequest(string Source, string? Text = null, string? Label = null);

/// <summary>Whether a node takes trials.</summary>
internal sealed record DrainAnswer(string Node, bool Draining);
