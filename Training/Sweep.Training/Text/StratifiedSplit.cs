using Sweep.Contracts.Randomness;
using Sweep.Contracts.Specs;

namespace Sweep.Training.Text;

/// <summary>Divides rows into training and validation with the classes in equal proportion on both sides.</summary>
public static class StratifiedSplit
{
    /// <summary>
    /// Draws round(share · rows) validation rows of each class, but at least one and at most all but one. Same
    /// arguments, same split.
    /// </summary>
    /// <param name="labels">The class of each row, 0 or 1.</param>
    /// <param name="validationShare">Above 0 and below 1.</param>
    /// <param name="seed">Which of the possible splits.</param>
    /// <returns>Row numbers from 0, ascending; every row is on exactly one side.</returns>
    /// <exception cref="SpecException">A class has fewer than two rows.</exception>
    public static (int[] Training, int[] Validation) Create(ReadOnlySpan<byte> labels, double validationShare, long seed)
    {
        if (!(validationShare is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(validationShare), validationShare, "The share lies above 0 and below 1.");
        var random = new SeededRandom(seed);
        var isValidation = new bool[labels.Length];
        var validationRows = 0;
        for (byte label = 0; label <= 1; label++)
        {
            var rows = RowsOf(labels, label);
            var count = Math.Clamp((int)Math.Round(validationShare * rows.Length, MidpointRounding.AwayFromZero), 1, rows.Length - 1);
            random.Shuffle<int>(rows);
            foreach (var row in rows.AsSpan(0, count))
                isValidation[row] = true;
            validationRows += count;
        }

        return Divide(isValidation, validationRows);
    }

    private static int[] RowsOf(ReadOnlySpan<byte> labels, byte label)
    {
        var rows = new List<int>();
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] == label)
                rows.Add(row);
        }

        return rows.Count >= 2
            ? [.. rows]
            : throw new SpecException("dataset", $"class {label} has {rows.Count} rows; each class needs at least two, one to train on and one to validate");
    }

    private static (int[] Training, int[] Validation) Divide(bool[] isValidation, int validationRows)
    {
        var (training, validation) = (new int[isValidation.Length - validationRows], new int[validationRows]);
        var (t, v) = (0, 0);
        for (var row = 0; row < isValidation.Length; row++)
        {
            if (isValidation[row])
                validation[v++] = row;
            else
                training[t++] = row;
        }

        return (training, validation);
    }
}
