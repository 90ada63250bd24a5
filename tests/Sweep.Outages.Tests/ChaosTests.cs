using Sweep.Cluster.Harness;
using Sweep.Cluster.Harness.Chaos;

namespace Sweep.Outages.Tests;

/// <summary>Every 3 to 5 seconds something fails, and something else before that is mended.</summary>
public sealed class ChaosTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(ChaosLength.Asked.First, ChaosLength.Asked.Seeds)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_fails_and_when_a_study_ends_as_if_nothing_had(int seed)
    {
        var report = new ChaosReport();
        await using var cluster = await TestCluster.StartAsync();
        using var study = cluster.Run(ShortTrainings.Twenty(ChaosLength.Asked.TrialSeeds));
        await cluster.Database.UntilEpochsAsync(1);
        var schedule = FaultSchedule.Draw(seed, ChaosLength.Asked.Lasts, [.. cluster.Silos.Select(silo => silo.Name)]);
        var strikes = new Strikes();
        report.Say($"seed {seed}: {20 * ChaosLength.Asked.TrialSeeds} trials, {schedule.Count} faults");
        await new ChaosRun(cluster, strikes, report.Say).HappenAsync(schedule);
        report.Say($"then {await cluster.Database.CountAsync("select count(*) from trials where state = 'completed'")} trials were completed");

        await study.EqualsUndisturbedAsync();
        Assert.All(cluster.Silos, silo => Assert.True(
            !silo.Ended.Contains(SiloProcess.Unusable), $"{silo.Name} asked not to be started again:\n{string.Join('\n', silo.Said)}"));
        report.Done(schedule, await Recoveries.ReadAsync(cluster.Database, strikes));
    }
}
