using Sweep.Contracts.Specs;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Files;

/// <summary>
/// A folder's <c>test.*</c> beside its <c>train.*</c>. Published test files often lack labels; such files are passed over, since no
/// training needs them.
/// </summary>
internal static class TestSet
{
    /// <summary>The folder's test set, or null.</summary>
    /// <param name="path">The data's path.</param>
    /// <param name="spec">Which columns to read.</param>
    /// <param name="maxFileBytes">Bytes that a file may have.</param>
    /// <param name="training">The set it belongs to.</param>
    /// <param name="warn">Hears what was done with the files.</param>
    public static LabelledTextSet? Read(string path, DatasetSpec spec, long maxFileBytes, LabelledTextSet training, Action<string> warn)
    {
        var files = DataFiles.TestFiles(path);
        if (files.Count == 0)
            return null;
        var names = string.Join(", ", files.Select(file => Path.GetFileName(file)));
        try
        {
            var rows = new RowCollector($"{training.Name} (test)");
            foreach (var file in files)
                DataFiles.ReadTest(file, spec, maxFileBytes, rows);
            var test = rows.BuildTest(training.NegativeLabel, training.PositiveLabel);
            warn($"{names} is the test set: {test.Texts.Count} rows that no training reads");
            return test;
        }
        catch (SpecException e)
        {
            warn($"{names} left out: it cannot serve as the test set: {e.Errors[0]}");
            return null;
        }
    }
}
