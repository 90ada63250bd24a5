using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Text;

/// <summary>Where the rows of a test set lie.</summary>
/// <param name="Set">The set they are rows of: the data's own test set, or the set that is trained on.</param>
/// <param name="Rows">Their numbers there, ascending.</param>
internal sealed record TestRows(LabelledTextSet Set, int[] Rows)
{
    /// <summary>Sets the test rows apart from those to train and validate on.</summary>
    /// <param name="set">The set.</param>
    /// <param name="testSplit">The share of texts that is the test set (<see cref="TestShare"/>), 0 for none; a set that has a test set of its own loses nothing.</param>
    /// <param name="withTest">False where nobody reads the test set, which then need not be created.</param>
    /// <returns>The numbers of the rows to train and validate on, ascending, and the test set; null if there is none.</returns>
    /// <exception cref="SpecException">The test set leaves a class with fewer than two rows.</exception>
    public static (int[] Others, TestRows? Test) Divide(LabelledTextSet set, double testSplit, bool withTest = true)
    {
        int[] all = [.. Enumerable.Range(0, set.Texts.Count)];
        if (set.HasTest)
            return (all, withTest ? new TestRows(set.Test!, [.. Enumerable.Range(0, set.Test!.Texts.Count)]) : null);
        if (testSplit <= 0)
            return (all, null);
        var parts = all.ToLookup(row => TestShare.Holds(set.Texts[row], testSplit));
        int[] others = [.. parts[false]];
        Check(set, others, testSplit);
        return (others, parts[true].Any() ? new TestRows(set, [.. parts[true]]) : null);
    }

    private static void Check(LabelledTextSet set, int[] others, double testSplit)
    {
        foreach (var (label, name) in new[] { ((byte)0, set.NegativeLabel), ((byte)1, set.PositiveLabel) })
        {
            var left = others.Count(row => set.Labels[row] == label);
            if (left < 2)
            {
                throw new SpecException("test_split", FormattableString.Invariant(
                    $"a test share of {testSplit} leaves {left} rows of class '{name}' in {set.Name}; each class needs at least two, one to train on and one to validate. Use a smaller test_split, or 0 for no test set"));
            }
        }
    }
}
