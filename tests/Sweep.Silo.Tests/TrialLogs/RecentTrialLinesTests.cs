using Serilog;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Silo.Telemetry;
using Sweep.Silo.TrialLogs;

namespace Sweep.Silo.Tests.TrialLogs;

/// <summary>What a silo remembers of what it logged.</summary>
public sealed class RecentTrialLinesTests
{
    [Fact]
    public void Lines_that_name_a_trial_or_a_lease_of_it_are_kept_with_what_went_wrong()
    {
        var lines = new RecentTrialLines();
        using var log = Logger(lines);

        log.Information("Trial {Trial} starts", new TrialId("units-1", 2));
        log.Warning(new IOException("No space left."), "Attempt {Lease} failed", new Lease(new TrialId("units-1", 2), 1));
        log.Information("Trial {Trial} ended: {Outcome}", new TrialId("units-1", 2), AttemptOutcome.Completed);
        log.Information("Trial {Trial} starts", new TrialId("units-1", 22));
        log.Information("Nobody in particular");

        Assert.Equal(
            ["Trial units-1/2 starts", "Attempt units-1/2#1 failed: IOException: No space left.", "Trial units-1/2 ended: Completed"],
            lines.Of("units-1/2").Select(line => line.Text));
    }

    [Fact]
    public void No_more_lines_are_kept_than_there_is_room_for_and_the_oldest_go_first()
    {
        var lines = new RecentTrialLines(capacity: 3);
        using var log = Logger(lines);

        for (var epoch = 1; epoch <= 5; epoch++)
            log.Debug("Trial {Trial} epoch {Epoch}", new TrialId("units-1", 1), epoch);

        Assert.Equal(["Trial units-1/1 epoch 3", "Trial units-1/1 epoch 4", "Trial units-1/1 epoch 5"], lines.Of("units-1/1").Select(line => line.Text));
    }

    private static Serilog.Core.Logger Logger(RecentTrialLines lines) => new LoggerConfiguration().MinimumLevel.Debug().Enrich.With<StudyEnricher>().WriteTo.Sink(lines).CreateLogger();
}
