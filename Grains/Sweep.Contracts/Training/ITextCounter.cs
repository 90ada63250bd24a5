using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Training;

/// <summary>Counts what configurations read of their texts, before anything is trained.</summary>
public interface ITextCounter
{
    /// <param name="study">Its data, and the share of them that is held out.</param>
    /// <param name="splitSeed">Which rows validate.</param>
    /// <returns>The counts of the study's <see cref="TextReadings"/>, up to <see cref="TextReadings.Most"/> of them.</returns>
    /// <exception cref="SpecException">The data cannot be read, or do not fit.</exception>
    StudyTexts Count(StudySpec study, long splitSeed);
}
