using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Training.Data;

namespace Sweep.Training.Text;

/// <summary>Encodes the texts as trials will, and counts what is cut and what is unknown.</summary>
/// <param name="catalog">The texts.</param>
public sealed class TextCounter(DatasetCatalog catalog) : ITextCounter
{
    /// <inheritdoc/>
    public StudyTexts Count(StudySpec study, long splitSeed)
    {
        var set = catalog.Load(study.Dataset);
        var readings = TextReadings.Of(study);
        // How many words there are, and the longest text, follow from the split alone.
        var texts = Read(study.Base);
        return new StudyTexts(
            texts.DistinctWords,
            texts.LongestText,
            [.. readings.Take(TextReadings.Most).Select(Counted)],
            Math.Max(0, readings.Count - TextReadings.Most));

        TextCounts Read(Hyperparameters reading) => EncodedText.Create(set, splitSeed, reading, study.TestSplit).Counts;

        TextReading Counted(Hyperparameters reading)
        {
            var counts = Read(reading);
            return new TextReading(reading.MaxLength, reading.VocabSize, counts.CutTexts, counts.UnknownWords);
        }
    }
}
