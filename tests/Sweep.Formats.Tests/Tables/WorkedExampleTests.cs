using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Tests.Tables;

/// <summary>The worked example of docs/tables.md: its numbers follow from its counts.</summary>
public sealed class WorkedExampleTests
{
    private const int Validation = 480;
    private const int Training = 1920;
    private const double DunnettFactor = 3.31035;

    /// <summary>Student's 97.5 % quantile with 2.8787 degrees of freedom, by integrating its density.</summary>
    private const double StudentFactor = 3.25968;

    /// <summary>Half of the interval of a mean over seeds.</summary>
    private const double HalfOfMean = 0.031583;

    private static readonly int[][] Hits = [[445, 431, 436], [436, 428, 439], [436, 416, 432]];
    private static readonly long[] Sizes = [49_357, 25_517, 18_973];
    private static readonly double[][] Values = [.. Hits.Select(row => row.Select(hits => hits / (double)Validation).ToArray())];
    private static readonly double[] Means = [.. Values.Select(row => row.Average())];
    private static readonly string Doc = File.ReadAllText(Path.Combine(Root(), "docs", "tables.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Counts_means_and_differences_are_in_the_text()
    {
        string[] names = ["[64, 32] (baseline)", "[32, 16]", "[16, 8]"];
        foreach (var (name, hits) in names.Zip(Hits))
            Says($"| {name} | {string.Join(" | ", hits)} |");
        Says($"437.33 / 480 = {Number(Means[0])}, {Number(Means[1])} and {Number(Means[2])}");
        Says($"−{Math.Abs(Means[1] - Means[0]):0.000000} and −{Math.Abs(Means[2] - Means[0]):0.000000}");
    }

    [Fact]
    public void The_spread_the_factor_and_the_half_width_are_in_the_text()
    {
        Assert.Equal(0.95, AllHold(DunnettFactor, 2, 4), 1e-4);
        Assert.Equal(0.00861783, Spread(), 1e-8);
        Says(FormattableString.Invariant($"The standard deviation of what remains is {Spread():0.00000000}"));
        Says(FormattableString.Invariant($"3.31035 · {Spread():0.00000000} · √(2/3) = {Half():0.000000}"));
        Says(FormattableString.Invariant($"√(1 + 3 · 480/1920) = {Widening():0.00}"));
        Says(FormattableString.Invariant($"as low as {Math.Pow(0.025, 1.0 / 3):0.00}"));
        Assert.True(Means[0] - Means[2] < Half());
    }

    [Fact]
    public void The_intervals_of_means_are_in_the_text()
    {
        var (over, freedom) = OverSeeds();
        Assert.Equal(HalfOfMean, StudentFactor * over / Math.Sqrt(3), 1e-6);
        Says(FormattableString.Invariant($"the standard deviation is {over:0.000000}, with {freedom:0.00} degrees of freedom"));
        Says(FormattableString.Invariant($"3.2597 · {over:0.000000} / √3 = {HalfOfMean:0.000000}"));
    }

    [Fact]
    public void Luck_and_the_seeds_to_tell_are_in_the_text()
    {
        var (variance, noise) = (Means.Sum(m => Math.Pow(m - Means.Average(), 2)) / 2, Spread() * Spread() / 3);
        Says(FormattableString.Invariant($"a variance of {variance:0.0000000}, of which 0.00861783² / 3 = {noise:0.0000000} is noise"));
        Says(FormattableString.Invariant($"about {Shrunken(Means[0]):0.000} is to be expected of it"));
        var seeds = 3 * Math.Pow((DunnettFactor + 0.8416) / DunnettFactor * Half() / (Means[0] - Means[2]), 2);
        Says(FormattableString.Invariant($"= {seeds:0.0}, so {Math.Ceiling(seeds)} seeds"));
    }

    [Fact]
    public void The_table_is_what_sweep_writes() => Says(SampleTables.Write(TableFormat.Text, SampleTables.English, Table()).TrimEnd());

    internal static ComparisonTable Table() => SampleTables.Table("units", "Units of the two recurrent layers", ["units"],
    [
        Row("[64,32]", 0), Row("[32,16]", 1), Row("[16,8]", 2),
    ]) with
    {
        Question = new Dictionary<string, string> { ["en"] = "How small may the model be?" },
        Configurations = 3, Margin = 0.02, Spread = Spread(), Freedom = 4, Detectable = 0.0398, SeedsToTell = 7, TrialsToTell = 12, HasTest = true,
    };

    private static TableRow Row(string units, int index) => SampleTables.Plain(units, Means[index], index == 0 ? null : Difference(index), best: index == 0) with
    {
        Live = SampleTables.Around(Means[index], HalfOfMean),
        Parameters = Sizes[index],
        Facts = TrialFacts.Of((FactNames.TrainingRows, Training), (FactNames.ValidationRows, Validation)),
        Shrunken = Shrunken(Means[index]),
    };

    private static Difference Difference(int index)
    {
        var mean = Means[index] - Means[0];
        return new Difference(mean, mean - Half(), mean + Half(), 3, Verdict.NoEvidence)
        {
            NewTextsLow = mean - Half() * Widening(),
            NewTextsHigh = mean + Half() * Widening(),
        };
    }

    /// <summary>Efron and Morris: drawn towards the mean of all by the share of their variance that is noise.</summary>
    private static double Shrunken(double mean)
    {
        var (all, noise) = (Means.Average(), Spread() * Spread() / 3);
        var between = Math.Max(0, Means.Sum(m => (m - all) * (m - all)) / 2 - noise);
        return all + between / (between + noise) * (mean - all);
    }

    private static double Spread()
    {
        var (all, seeds) = (Means.Average(), Enumerable.Range(0, 3).Select(seed => Values.Average(row => row[seed])).ToArray());
        return Math.Sqrt(Values.Index().Sum(row => row.Item.Index().Sum(v => Math.Pow(v.Item - Means[row.Index] - seeds[v.Index] + all, 2))) / 4);
    }

    /// <summary>
    /// The standard deviation of one value over seeds, and its degrees of freedom: what seeds do to all rows (Henderson, 1953), and
    /// the spread (Satterthwaite, 1946).
    /// </summary>
    private static (double Deviation, double Freedom) OverSeeds()
    {
        var all = Means.Average();
        var seeds = Enumerable.Range(0, 3).Sum(seed => 3 * Math.Pow(Values.Average(row => row[seed]) - all, 2)) / 6;
        var within = Spread() * Spread() * 2 / 3;
        return (Math.Sqrt(seeds + within), Math.Pow(seeds + within, 2) / (seeds * seeds / 2 + within * within / 4));
    }

    private static double Half() => DunnettFactor * Spread() * Math.Sqrt(2.0 / 3);

    private static double Widening() => Math.Sqrt(1 + 3.0 * Validation / Training);

    /// <summary>The chance that so many differences to one baseline all lie within the factor, by integrating over spread and baseline.</summary>
    private static double AllHold(double factor, int comparisons, int freedom)
    {
        const double step = 0.02;
        double sum = 0, total = 0;
        for (var u = step / 2; u < 5; u += step)
        {
            var density = Math.Pow(u, freedom - 1) * Math.Exp(-freedom * u * u / 2);
            double inner = 0;
            for (var z = -8.0; z < 8; z += step)
                inner += Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * step
                    * Math.Pow(Normal(factor * u * Math.Sqrt(2) + z) - Normal(-factor * u * Math.Sqrt(2) + z), comparisons);
            sum += density * inner;
            total += density;
        }

        return sum / total;
    }

    /// <summary>The normal distribution, by Marsaglia's series.</summary>
    private static double Normal(double x)
    {
        if (Math.Abs(x) > 8)
            return x > 0 ? 1 : 0;
        double sum = x, term = x;
        for (var i = 3; Math.Abs(term) > 1e-17; i += 2)
            sum += term *= x * x / i;
        return 0.5 + sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static void Says(string text) => Assert.Contains(text, Doc, StringComparison.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "docs", "tables.md")))
            folder = folder.Parent ?? throw new InvalidOperationException("docs/tables.md is in no folder above the tests.");
        return folder.FullName;
    }
}
