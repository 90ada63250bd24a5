namespace Sweep.Training.Checkpoints;

/// <summary>A model's answers to its validation rows.</summary>
/// <param name="Rows">The rows' numbers in the data set.</param>
/// <param name="Labels">Their classes, 0 or 1.</param>
/// <param name="Probabilities">The predicted probability of class 1.</param>
public sealed record ValidationAnswers(int[] Rows, int[] Labels, float[] Probabilities)
{
    private const string RowsName = "answers.rows", LabelsName = "answers.labels", ProbabilitiesName = "answers.probabilities";

    internal NamedArray Floats => new(ProbabilitiesName, [Probabilities.Length], Probabilities);

    internal IReadOnlyList<NamedIntegers> Integers => [new(RowsName, [Rows.Length], Rows), new(LabelsName, [Labels.Length], Labels)];

    /// <summary>A file's answers; null if it has none.</summary>
    /// <exception cref="InvalidDataException">The arrays do not fit together.</exception>
    internal static ValidationAnswers? Find(SafeTensors file)
    {
        var rows = file.Integers.FirstOrDefault(array => array.Name == RowsName);
        var labels = file.Integers.FirstOrDefault(array => array.Name == LabelsName);
        var probabilities = file.Tensors.FirstOrDefault(array => array.Name == ProbabilitiesName);
        if (rows is null && labels is null && probabilities is null)
            return null;
        if (rows is null || labels is null || probabilities is null
            || rows.Values.Length != labels.Values.Length || rows.Values.Length != probabilities.Values.Length
            || labels.Values.Any(label => label is not (0 or 1)))
            throw new InvalidDataException("The checkpoint's answers are damaged: rows, labels and probabilities do not fit together.");
        return new ValidationAnswers(rows.Values, labels.Values, probabilities.Values);
    }
}
