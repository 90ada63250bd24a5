namespace Sweep.Contracts.Results;

/// <summary>What a set of labelled texts holds.</summary>
/// <param name="Name">Name or path.</param>
/// <param name="Rows">Labelled texts.</param>
/// <param name="Positive">Rows of the class that the sigmoid's 1 stands for.</param>
/// <param name="NegativeLabel">The label mapped to 0, as the data write it.</param>
/// <param name="PositiveLabel">The label mapped to 1.</param>
/// <param name="MeanWords">Mean length in words.</param>
/// <param name="LongestWords">Longest text in words.</param>
/// <param name="Fingerprint">SHA-256 over the rows, hexadecimal: equal texts and labels in equal order, equal fingerprint.</param>
/// <param name="Warnings">What a person should know, e.g. rows left out, with line numbers.</param>
[GenerateSerializer, Immutable, Alias("sweep.DatasetInfo")]
public sealed record DatasetInfo(
    string Name,
    int Rows,
    int Positive,
    string NegativeLabel,
    string PositiveLabel,
    double MeanWords,
    int LongestWords,
    string Fingerprint,
    IReadOnlyList<string> Warnings);
