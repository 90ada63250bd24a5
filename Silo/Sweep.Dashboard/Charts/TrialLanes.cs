using Sweep.Contracts.Results;

namespace Sweep.Dashboard.Charts;

/// <summary>A trial's bar in a timeline.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Lane">From 0.</param>
internal readonly record struct TrialBar(TrialRow Trial, int Lane);

/// <summary>Trials laid out by the node that trained them, each in a lane that was free when it started.</summary>
/// <param name="Names">Of the lanes: the node, with a number where it trained several at once.</param>
/// <param name="Bars">In order of start.</param>
internal sealed record TrialLanes(IReadOnlyList<string> Names, IReadOnlyList<TrialBar> Bars)
{
    /// <param name="trials">Those that were not trained here, or have not ended, are left out.</param>
    public static TrialLanes Of(IEnumerable<TrialRow> trials)
    {
        var nodes = trials
            .Where(trial => trial is { Node: not null, StartedAt: not null, FinishedAt: not null, ReusedFrom: null })
            .GroupBy(trial => trial.Node!, StringComparer.Ordinal)
            .OrderBy(node => node.Key, StringComparer.Ordinal);
        var (names, bars) = (new List<string>(), new List<TrialBar>());
        foreach (var node in nodes)
        {
            var free = new List<DateTimeOffset>();
            foreach (var trial in node.OrderBy(trial => trial.StartedAt).ThenBy(trial => trial.Id.Number))
            {
                var lane = free.FindIndex(since => since <= trial.StartedAt);
                if (lane < 0)
                {
                    lane = free.Count;
                    free.Add(default);
                }

                free[lane] = trial.FinishedAt!.Value;
                bars.Add(new TrialBar(trial, names.Count + lane));
            }

            names.AddRange(free.Count == 1 ? [node.Key] : free.Select((_, lane) => $"{node.Key} · {lane + 1}"));
        }

        return new TrialLanes(names, bars);
    }
}
