using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage;

/// <summary>A study as both databases keep it: texts that this version may be unable to read.</summary>
internal readonly record struct StudyColumns(
    string Id, string Spec, string Dataset, string State, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, string? Trace, string Metrics)
{
    /// <summary>The row; one that cannot be read says why (<see cref="StudyRow.Unusable"/>), so that it keeps nobody from reading the others.</summary>
    public StudyRow Read()
    {
        try
        {
            return Row(SpecJson.ReadStudy(Spec), SpecJson.ReadDataset(Dataset), EnumName.Parse<StudyState>(State)) with { Metrics = SpecJson.ReadMetrics(Metrics) };
        }
        catch (Exception e)
        {
            // Only texts in memory are read here, so whatever went wrong is the row's.
            return Row(new StudySpec { Name = Id, Dataset = new DatasetSpec(""), Sweeps = [] }, new DatasetInfo("", 0, 0, "", "", 0, 0, "", []), KnownState()) with
            {
                Unusable = $"This version of Sweep cannot read the study: {e.Message} Use the version that wrote it, or delete the study.",
            };
        }
    }

    private StudyState KnownState() => EnumName.Find<StudyState>(State) ?? StudyState.Paused;

    private StudyRow Row(StudySpec spec, DatasetInfo dataset, StudyState state) => new()
    {
        Id = Id,
        Spec = spec,
        Dataset = dataset,
        State = state,
        CreatedAt = CreatedAt,
        FinishedAt = FinishedAt,
        Trace = Trace,
    };
}
