using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Sweep.Client;
using Sweep.Contracts;
using Sweep.Contracts.Results;

namespace Sweep.Benchmarks.Study;

/// <summary>What <c>sweep run exercises</c> took, as a user would run it: processes, start-up and all.</summary>
/// <param name="Seconds">From Enter to the end of the command.</param>
/// <param name="FirstEpoch">Seconds from Enter until the store held the first trained epoch.</param>
/// <param name="PeakMegabytes">The silo's largest resident memory.</param>
/// <param name="Trials">What was trained.</param>
internal sealed record SweepRun(double Seconds, double FirstEpoch, double PeakMegabytes, IReadOnlyList<TrialRow> Trials)
{
    private const string StudyId = "exercises-1";

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    /// <param name="data">Folder or file of labelled text.</param>
    /// <param name="seeds">Of each configuration.</param>
    public static async Task<SweepRun> MeasureAsync(string data, int seeds)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-study-");
        try
        {
            var home = Path.Combine(folder.FullName, "home");
            var begun = Stopwatch.GetTimestamp();
            using var command = Process.Start(new ProcessStartInfo("dotnet", [Command, "run", "exercises", "--data", data, "--seeds", $"{seeds}", "--out", Path.Combine(folder.FullName, "out")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["SWEEP_HOME"] = home, ["SWEEP_CLUSTER"] = "" },
            })!;
            var said = command.StandardError.ReadToEndAsync();
            var tables = command.StandardOutput.ReadToEndAsync();
            await UntilTrained(SweepHome.StoreFile(home), command);
            var first = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            await using var client = await ConnectAsync(home, command);
            var peak = await UntilEnded(client, command);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (command.ExitCode != 0)
                throw new InvalidOperationException($"sweep run ended with {command.ExitCode}: {await said}{await tables}");
            return new SweepRun(seconds, first, peak.Megabytes, peak.Trials);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Beside this program: artifacts/bin/PROJECT/CONFIGURATION.</summary>
    private static string Command
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(here.Parent!.Parent!.FullName, "Sweep.Cli", here.Name, "sweep.dll");
        }
    }

    private static async Task<SweepClient> ConnectAsync(string home, Process command)
    {
        using var beat = new PeriodicTimer(Beat, TimeProvider.System);
        while (!command.HasExited)
        {
            try
            {
                return await SweepClient.ConnectAsync(IPEndPoint.Parse(await File.ReadAllTextAsync(SweepHome.GatewayFile(home))));
            }
            catch (Exception e) when (e is IOException or FormatException or ClusterUnavailableException)
            {
                await beat.WaitForNextTickAsync();
            }
        }

        throw new InvalidOperationException($"sweep run ended with {command.ExitCode} before it served.");
    }

    /// <summary>Asks the store's file, since a client that starts meanwhile would take processor time from what is measured.</summary>
    private static async Task UntilTrained(string store, Process command)
    {
        using var beat = new PeriodicTimer(Beat, TimeProvider.System);
        while (!command.HasExited && !HasEpoch(store))
            await beat.WaitForNextTickAsync();
    }

    private static bool HasEpoch(string store)
    {
        if (!File.Exists(store))
            return false;
        try
        {
            using var connection = new SqliteConnection($"Data Source={store};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var asks = connection.CreateCommand();
            asks.CommandText = "select exists (select 1 from steps)";
            return (long)asks.ExecuteScalar()! == 1;
        }
        catch (SqliteException)
        {
            // It is just being made.
            return false;
        }
    }

    /// <summary>Reads the trials once they have finished, and the silo's memory until then.</summary>
    private static async Task<(double Megabytes, IReadOnlyList<TrialRow> Trials)> UntilEnded(SweepClient client, Process command)
    {
        await foreach (var progress in client.WatchAsync(StudyId))
            _ = progress;
        var peak = PeakOfChild(command.Id);
        var trials = await client.GetTrialsAsync(StudyId).ToListAsync();
        await client.DisposeAsync();
        await command.WaitForExitAsync();
        return (peak, trials);
    }

    /// <summary>The silo is the command's only child.</summary>
    private static double PeakOfChild(int command)
    {
        if (!OperatingSystem.IsLinux())
            return double.NaN;
        var silo = File.ReadAllText($"/proc/{command}/task/{command}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).First();
        using var process = Process.GetProcessById(silo);
        return process.PeakWorkingSet64 / 1e6;
    }
}
