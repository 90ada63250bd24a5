using Sweep.Contracts.Filters;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Formats.Reports;

namespace Sweep.Client;

/// <summary>What studies came to.</summary>
public sealed partial class SweepClient
{
    private const int DefaultTop = 10;

    /// <summary>Rows fetched in one call: below a megabyte.</summary>
    private const int PageSize = 1000;

    /// <summary>One table a sweep, or only that of the named sweep.</summary>
    public Task<IReadOnlyList<ComparisonTable>> GetTablesAsync(string study, string? sweep = null) => Calls.Call(() => Study(study).GetTables(sweep));

    /// <summary>
    /// A study's best configurations, or those of the named sweep, ordered by their mean over seeds, the best first; of equal
    /// ones, the earlier first.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="sweep">A sweep of it; null for all trials.</param>
    /// <param name="top">How many to give at most.</param>
    /// <param name="where">Only trials for which this holds count.</param>
    /// <param name="order">What to order by; null for the sweep's metric, or, of all trials, the first sweep's.</param>
    public Task<IReadOnlyList<BestConfiguration>> GetBestAsync(
        string study, string? sweep = null, int top = DefaultTop, TrialFilter? where = null, MetricSpec? order = null) =>
        Calls.Call(() => Study(study).GetBest(sweep, top, where?.Expression, order));

    /// <summary>All trials in order of number, or those in one state, fetched page by page.</summary>
    public IAsyncEnumerable<TrialRow> GetTrialsAsync(string study, TrialState? state = null) =>
        RowPages.AllAsync<TrialRow>(PageSize, (last, size) => GetTrialsAsync(study, last?.Id.Number ?? 0, size, state));

    /// <summary>A page of trials in order of number.</summary>
    /// <param name="study">The study.</param>
    /// <param name="after">Only those of higher numbers; 0 for the first page, then the last page's last number.</param>
    /// <param name="limit">How many to give at most.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    public Task<IReadOnlyList<TrialRow>> GetTrialsAsync(string study, int after, int limit, TrialState? state = null) => Calls.Call(() =>
        state is { } wanted ? Study(study).GetTrialsIn(wanted, after, limit) : Study(study).GetTrials(after, limit));

    /// <summary>All epochs in order of trial and epoch, fetched page by page.</summary>
    public IAsyncEnumerable<TrialEpoch> GetEpochsAsync(string study) => RowPages.AllAsync<TrialEpoch>(
        PageSize, (last, size) => Calls.Call(() => Study(study).GetEpochs(last?.Trial ?? 0, last?.Metrics.Number ?? 0, size)));

    /// <summary>One trial with its epochs and attempts, or null.</summary>
    public Task<TrialDetail?> GetTrialAsync(TrialId trial) => Calls.Call(() => Study(trial.Study).GetTrial(trial.Number));

    /// <summary>
    /// What the models of each sweep, or of the named one, answered to their validation texts: confusion matrix, precision, recall, ROC AUC,
    /// calibration, accuracy by group, and the texts that all of them got wrong. A checkpoint of each trial is read for it.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="sweep">A sweep of it; null for all.</param>
    /// <param name="texts">The most texts to give of those that all models got wrong.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public Task<IReadOnlyList<SweepAnswers>> GetAnswersAsync(
        string study, string? sweep = null, int texts = SweepAnswers.DefaultTexts, CancellationToken cancellation = default) =>
        Calls.Call(() => Answers.GetAnswers(study, sweep, texts, cancellation));

    /// <summary>All that a report shows of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="answers">Whether to read what its models answered, which takes a checkpoint of each trial.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public async Task<StudyResults> GetResultsAsync(string study, bool answers = true, CancellationToken cancellation = default)
    {
        var row = await GetStudyAsync(study) ?? throw new StudyNotFoundException(study);
        var trials = await GetTrialsAsync(study).ToListAsync(cancellation);
        var epochs = await GetEpochsAsync(study).ToListAsync(cancellation);
        return new StudyResults(row, await GetTablesAsync(study), trials, epochs)
        {
            Answers = answers ? await GetAnswersAsync(study, cancellation: cancellation) : [],
        };
    }
}
