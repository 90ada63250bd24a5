using Sweep.Contracts.Results;

namespace Sweep.Formats.Reports;

/// <summary>All that a report shows of a study.</summary>
public sealed record StudyResults(
    StudyRow Study,
    IReadOnlyList<ComparisonTable> Tables,
    IReadOnlyList<TrialRow> Trials,
    IReadOnlyList<TrialEpoch> Epochs);
