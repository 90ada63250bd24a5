namespace Sweep.Grains.Placement;

/// <summary>Studies whose coordinators failed, and until when each is left alone: longer with every failure that follows.</summary>
/// <param name="first">How long after a first failure.</param>
/// <param name="longest">How long at the most.</param>
/// <param name="time">The clock.</param>
internal sealed class RestingStudies(TimeSpan first, TimeSpan longest, TimeProvider time)
{
    private readonly Dictionary<string, Rest> rests = new(StringComparer.Ordinal);

    /// <summary>Those that are not to be asked now.</summary>
    public IEnumerable<string> All => rests.Keys.Where(Rests);

    public bool Rests(string study) => rests.TryGetValue(study, out var rest) && time.GetElapsedTime(rest.Since) < rest.Length;

    /// <summary>Its coordinator failed.</summary>
    /// <param name="study">The study.</param>
    /// <param name="longer">False if the failure is not the study's own, as when the store is away, whose return nobody should miss.</param>
    public void Failed(string study, bool longer)
    {
        var length = longer && rests.TryGetValue(study, out var last) ? last.Length * 2 : first;
        rests[study] = new Rest(time.GetTimestamp(), length < longest ? length : longest);
    }

    /// <summary>Its coordinator did what it was asked.</summary>
    public void Recovered(string study) => rests.Remove(study);

    private readonly record struct Rest(long Since, TimeSpan Length);
}
