using Sweep.Contracts.Results;

namespace Sweep.Contracts.Grains;

/// <summary>Gathers what trained models answered to their validation texts. Stateless.</summary>
[Alias("sweep.IAnswersGrain")]
public interface IAnswersGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// The answers of each sweep's models, or only those of the named sweep. Reads a checkpoint of each trial in the sweeps'
    /// tables, one after the other.
    /// </summary>
    /// <param name="study">The study.</param>
    /// <param name="sweep">The sweep's name; null for all.</param>
    /// <param name="texts">The most texts to give of those that all models of a sweep got wrong.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StudyNotFoundException">There is no such study.</exception>
    [Alias("GetAnswers"), ResponseTimeout("00:10:00")]
    Task<IReadOnlyList<SweepAnswers>> GetAnswers(string study, string? sweep, int texts, CancellationToken cancellation);
}
