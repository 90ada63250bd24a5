namespace Sweep.Contracts.Results;

/// <summary>How much results of a sweep scatter by chance.</summary>
/// <param name="Study">The study that showed it.</param>
/// <param name="Sweep">Its sweep.</param>
/// <param name="Spread">s, the standard deviation of one trial's value, rows and seeds allowed for; in the metric's unit.</param>
/// <param name="Freedom">Degrees of freedom of s.</param>
/// <param name="Seeds">Seeds of each configuration.</param>
[GenerateSerializer, Immutable, Alias("sweep.StudyNoise")]
public sealed record StudyNoise(string Study, string Sweep, double Spread, int Freedom, int Seeds)
{
    /// <summary>
    /// The difference that the seeds asked about see 80 % of the time; null if that was not asked, or for one seed.
    /// </summary>
    [Id(5)] public double? Detectable { get; init; }
}
