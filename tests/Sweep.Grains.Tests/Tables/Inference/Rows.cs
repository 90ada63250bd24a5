using Sweep.Contracts.Randomness;
using Sweep.Grains.Tables.Inference;

namespace Sweep.Grains.Tests.Tables.Inference;

/// <summary>Rows of comparisons, given or drawn.</summary>
internal static class Rows
{
    /// <summary>All trials live, with seed numbers 0, 1, …</summary>
    public static ComparedRow Of(params double[] values) =>
        new([.. values.Select((value, seed) => new SeedValue(seed, value))], values.Length);

    public static ComparedRow Sharing(params double[] values) => Of(values) with { SharesTraining = true };

    /// <summary>Values of given seeds.</summary>
    public static ComparedRow At(params (int Seed, double Value)[] values) =>
        new([.. values.Select(v => new SeedValue(v.Seed, v.Value))], values.Length);

    /// <summary>
    /// Equal configurations: a standard deviation of 0.014 between seeds and 0.01 within, and each trial dead with a
    /// given probability.
    /// </summary>
    public static ComparedRow[] Draw(SeededRandom random, int rows, int seeds, double dead = 0)
    {
        double[] effects = Draw(random, seeds, 0.014);
        return [.. Enumerable.Range(0, rows).Select(_ => Draw(random, effects, dead))];
    }

    /// <summary>
    /// The same, the first followed by later epochs of its own trainings: each row moves on from the one before by
    /// 0.003.
    /// </summary>
    public static ComparedRow[] DrawWithEpochs(SeededRandom random, int rows, int seeds, int epochs)
    {
        var table = Draw(random, rows, seeds).ToList();
        double[] values = [.. table[0].Live.Select(v => v.Value)];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            values = [.. values.Zip(Draw(random, seeds, 0.003), (value, move) => value + move)];
            table.Insert(1 + epoch, Sharing(values));
        }

        return [.. table];
    }

    private static ComparedRow Draw(SeededRandom random, double[] effects, double dead)
    {
        var live = new List<SeedValue>();
        for (var seed = 0; seed < effects.Length; seed++)
        {
            var value = 0.9 + effects[seed] + 0.01 * random.NextNormal();
            if (random.NextDouble() >= dead)
                live.Add(new SeedValue(seed, value));
        }

        return new ComparedRow(live, effects.Length);
    }

    private static double[] Draw(SeededRandom random, int count, double spread)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
            values[i] = spread * random.NextNormal();
        return values;
    }
}
