using Sweep.Contracts.Results;

namespace Sweep.Client;

/// <summary>
/// Tells every trial once that it is final. Rows are read again from the first trial that has not ended; trials run seed by
/// seed and shuffled, so in a large study these are many until the last seed.
/// </summary>
/// <param name="after">The trials of higher numbers than a given one, in order.</param>
internal sealed class EndedTrials(Func<int, IAsyncEnumerable<TrialRow>> after)
{
    /// <summary>All up to this number are told.</summary>
    private int upTo;

    /// <summary>Those of higher numbers that are told too.</summary>
    private readonly HashSet<int> ahead = [];

    private int Told => upTo + ahead.Count;

    /// <param name="ended">How many trials are final; no row is read if as many are told.</param>
    public async IAsyncEnumerable<TrialRow> NewAsync(int ended)
    {
        if (Told >= ended)
            yield break;
        await foreach (var trial in after(upTo))
        {
            if (!trial.State.IsFinal() || trial.Id.Number <= upTo || !ahead.Add(trial.Id.Number))
                continue;
            while (ahead.Remove(upTo + 1))
                upTo++;
            yield return trial;
            if (Told >= ended)
                yield break;
        }
    }
}
