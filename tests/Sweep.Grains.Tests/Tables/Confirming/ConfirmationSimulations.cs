using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Grains.Tests.Tables.Inference;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Tables.Confirming;

/// <summary>
/// What confirmations of equal configurations say. Every simulation draws from seed 1, whatever comes of it. With 2,000
/// tables the standard error of a rate of 95 % is 0.5 %, with 400 it is 1.1 %; the limits are four of them away.
/// </summary>
public sealed class ConfirmationSimulations(ITestOutputHelper output)
{
    private static readonly int Tables = TestLength.Of(brief: 400, full: 2_000);

    private static readonly double Scatter = TestLength.Of(brief: 0.043, full: 0.02);

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Of_equal_configurations_the_best_fall_back_and_no_difference_is_confirmed(int seeds)
    {
        var random = new SeededRandom(1);
        var study = new ConfirmedStudy(configurations: 20, seeds);
        var (covered, drop, luck) = (0, 0.0, 0.0);

        for (var table = 0; table < Tables; table++)
        {
            var chosen = Rows.Draw(random, 20, seeds);
            var rows = study.Select(3, (row, seed) => chosen[row].Live[seed].Value);
            var validation = Rows.Draw(random, rows.Count, 10);
            var test = Rows.Draw(random, rows.Count, 10);
            var confirmed = ConfirmedStudy.Confirm(
                study.Confirming(10, rows), rows, (row, seed) => (validation[row].Live[seed].Value, test[row].Live[seed].Value));
            var best = confirmed.Rows[1];
            covered += confirmed.Rows.Skip(1).All(Holds) ? 1 : 0;
            drop += best.Drop!.Value / Tables;
            luck += (best.Chosen.Shrunken!.Value - best.Fresh!.Value) / Tables;
        }

        output.WriteLine($"{seeds} seeds: covered {covered / (double)Tables:P2}, drop of the best {drop:0.00000}, of its shrunken value {luck:0.00000}");
        Assert.InRange(covered / (double)Tables, 0.95 - Scatter, 0.95 + Scatter);
        Assert.InRange(drop, 0.005, 0.02);
        Assert.InRange(Math.Abs(luck), 0, drop / 4);
    }

    private static bool Holds(ConfirmationRow row) => Math.Abs(row.Difference!.Value) <= row.DifferenceHalfWidth!.Value;
}
