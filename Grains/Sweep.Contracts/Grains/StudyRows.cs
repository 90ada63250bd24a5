using Sweep.Contracts.Results;

namespace Sweep.Contracts.Grains;

/// <summary>A study's rows one after the other, however many there are, fetched page by page.</summary>
public static class StudyRows
{
    private const int Size = 1000;

    /// <summary>Trials of higher numbers than <paramref name="after"/>, of one state or all.</summary>
    public static IAsyncEnumerable<TrialRow> Trials(this ISweepGrain study, int after = 0, TrialState? state = null) => RowPages.AllAsync<TrialRow>(Size, (last, size) =>
        state is { } wanted ? study.GetTrialsIn(wanted, last?.Id.Number ?? after, size) : study.GetTrials(last?.Id.Number ?? after, size));

    public static IAsyncEnumerable<TrialEpoch> Epochs(this ISweepGrain study, int trial = 0, int epoch = 0) =>
        RowPages.AllAsync<TrialEpoch>(Size, (last, size) => study.GetEpochs(last?.Trial ?? trial, last?.Metrics.Number ?? epoch, size));
}
