using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Silo.Api;

/// <summary>A study's rows one after the other, however many there are, fetched page by page.</summary>
internal static class StudyPages
{
    private const int Size = 1000;

    /// <summary>Trials of higher numbers than <paramref name="after"/>, of one state or all.</summary>
    public static IAsyncEnumerable<TrialRow> Trials(this ISweepGrain study, int after = 0, TrialState? state = null) => Pages<TrialRow>(last =>
        state is { } wanted ? study.GetTrialsIn(wanted, last?.Id.Number ?? after, Size) : study.GetTrials(last?.Id.Number ?? after, Size));

    public static IAsyncEnumerable<TrialEpoch> Epochs(this ISweepGrain study, int trial = 0, int epoch = 0) =>
        Pages<TrialEpoch>(last => study.GetEpochs(last?.Trial ?? trial, last?.Metrics.Epoch ?? epoch, Size));

    private static async IAsyncEnumerable<T> Pages<T>(Func<T?, Task<IReadOnlyList<T>>> get) where T : class
    {
        for (T? last = null; ;)
        {
            var page = await get(last);
            foreach (var item in page)
                yield return item;
            if (page.Count < Size)
                yield break;
            last = page[^1];
        }
    }
}
