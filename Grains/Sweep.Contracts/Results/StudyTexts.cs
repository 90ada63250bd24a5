namespace Sweep.Contracts.Results;

/// <summary>What a study's configurations read of its texts, with the split of the first seed.</summary>
/// <param name="DistinctWords">Distinct words of the training texts.</param>
/// <param name="LongestText">Words of the longest training or validation text.</param>
/// <param name="Readings">By <c>max_length</c>, then <c>vocab_size</c>.</param>
/// <param name="Omitted">Readings left out because there are too many.</param>
[GenerateSerializer, Immutable, Alias("sweep.StudyTexts")]
public sealed record StudyTexts(int DistinctWords, int LongestText, IReadOnlyList<TextReading> Readings, int Omitted);

/// <summary>One way to read the texts.</summary>
/// <param name="CutTexts">Share of the training and validation texts that are longer than <paramref name="MaxLength"/>.</param>
/// <param name="UnknownWords">Share of their words that the vocabulary does not hold.</param>
[GenerateSerializer, Immutable, Alias("sweep.TextReading")]
public sealed record TextReading(int MaxLength, int VocabSize, double CutTexts, double UnknownWords);
