namespace Sweep.Benchmarks;

/// <summary>Measures two things in turn, so that a machine's moods strike both alike.</summary>
internal static class Medians
{
    /// <returns>The medians of both and of the rounds' ratios.</returns>
    public static (double Ours, double Peer, double Ratio) InTurn(int rounds, Func<double> ours, Func<double> peer)
    {
        var measured = Enumerable.Range(0, rounds).Select(_ => (Ours: ours(), Peer: peer())).ToList();
        return (Of(measured.Select(m => m.Ours)), Of(measured.Select(m => m.Peer)), Of(measured.Select(m => m.Ours / m.Peer)));
    }

    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
