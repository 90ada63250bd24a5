using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;

namespace Sweep.Grains.Tables.Answers;

/// <summary>
/// The rows of a study's data that answers are about. Data that cannot be read, as where a file is on another machine, are
/// said to be missing and make nothing fail: what was measured does not need them.
/// </summary>
/// <param name="rows">Reads the data; null if nothing here does.</param>
/// <param name="study">The study.</param>
internal sealed class KnownTexts(IDatasetRows? rows, StudyRow study)
{
    private readonly Dictionary<int, DatasetRow> known = [];

    /// <summary>Why rows are missing; null if none is.</summary>
    public string? Problem { get; private set; }

    /// <summary>A row that was read; null if it could not be.</summary>
    public DatasetRow? Find(int row) => known.GetValueOrDefault(row);

    /// <summary>Reads those of the rows that are not known yet. Blocks while the data are read.</summary>
    public void Read(IEnumerable<int> numbers)
    {
        int[] unknown = [.. numbers.Where(number => !known.ContainsKey(number)).Distinct()];
        if (rows is null || Problem is not null || unknown.Length == 0)
            return;
        try
        {
            foreach (var row in rows.ReadRows(study.Spec.Dataset, study.Dataset.Fingerprint, unknown))
                known[row.Row] = row;
        }
        catch (Exception e) when (e is SpecException or ArgumentOutOfRangeException)
        {
            Problem = e.Message;
        }
    }
}
