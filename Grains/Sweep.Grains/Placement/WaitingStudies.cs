using Sweep.Contracts.Grains;

namespace Sweep.Grains.Placement;

/// <summary>
/// The studies that run, in the order in which they were announced, and which of them are worth asking for trials. One
/// that had none waiting is asked again when something happened to it, or after a while in case a call was lost, so that
/// a thousand studies that wait for their last trials cost the nodes' calls next to nothing.
/// </summary>
/// <param name="patience">After how long a study that had no trials waiting is asked again.</param>
internal sealed class WaitingStudies(TimeSpan patience, TimeProvider time)
{
    /// <summary>Studies asked in one call without knowing that they have trials waiting.</summary>
    private const int Probes = 16;

    private readonly OrderedDictionary<string, Standing> studies = new(StringComparer.Ordinal);

    public IEnumerable<(string Study, StudyClaim Claim)> All => studies.Select(study => (study.Key, study.Value.Claim));

    /// <summary>The study runs, and may have trials waiting.</summary>
    public void Announce(string study, StudyClaim claim) => studies[study] = new Standing(claim);

    /// <summary>Something happened to trials of the study, which may wait again.</summary>
    public void Wake(string study)
    {
        if (studies.GetValueOrDefault(study) is { AskAgainAt: not null } standing)
            standing.AskAgainAt = long.MinValue;
    }

    /// <summary>Whom to ask: those that have trials waiting; if there are none, some that may.</summary>
    /// <param name="running">How many trials of a study run.</param>
    /// <param name="asked">Studies that have given all they have.</param>
    public IReadOnlyList<Contender> Contenders(Func<string, int> running, IReadOnlySet<string> asked)
    {
        var open = studies
            .Where(study => !asked.Contains(study.Key))
            .Select(study => (study.Value.AskAgainAt, Contender: new Contender(study.Key, study.Value.Claim, running(study.Key))))
            .ToList();
        var now = time.GetTimestamp();
        List<Contender> waiting = [.. open.Where(study => study.AskAgainAt is null).Select(study => study.Contender)];
        return waiting.Count > 0
            ? waiting
            : [.. open.Where(study => study.AskAgainAt <= now).OrderBy(study => study.AskAgainAt).Take(Probes).Select(study => study.Contender)];
    }

    /// <summary>What to compare with in <see cref="Answered"/>: a study announced again while it was asked stays.</summary>
    public object? Token(string study) => studies.GetValueOrDefault(study);

    /// <summary>Takes over what a study's coordinator answered.</summary>
    public void Answered(string study, object? token, TakeAnswer answer)
    {
        if (studies.GetValueOrDefault(study) is not { } standing || standing != token)
            return;
        if (!answer.Active)
            studies.Remove(study);
        else
            standing.AskAgainAt = answer.More ? null : time.GetTimestamp() + (long)(patience.TotalSeconds * time.TimestampFrequency);
    }

    private sealed class Standing(StudyClaim claim)
    {
        public StudyClaim Claim => claim;

        /// <summary>In the clock's ticks; null if trials wait.</summary>
        public long? AskAgainAt { get; set; }
    }
}
