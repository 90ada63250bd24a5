using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Client.Reports;

/// <summary>All that a report shows of a study.</summary>
public sealed record StudyResults(
    StudyRow Study, IReadOnlyList<ComparisonTable> Tables, IReadOnlyList<TrialRow> Trials, IReadOnlyList<TrialEpoch> Epochs)
{
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    public static async Task<StudyResults> LoadAsync(SweepClient client, string study, CancellationToken cancellation)
    {
        var row = await client.GetStudyAsync(study) ?? throw new StudyNotFoundException(study);
        var trials = new List<TrialRow>();
        await foreach (var trial in client.GetTrialsAsync(study).WithCancellation(cancellation))
            trials.Add(trial);
        var epochs = new List<TrialEpoch>();
        await foreach (var epoch in client.GetEpochsAsync(study).WithCancellation(cancellation))
            epochs.Add(epoch);
        return new StudyResults(row, await client.GetTablesAsync(study), trials, epochs);
    }
}
