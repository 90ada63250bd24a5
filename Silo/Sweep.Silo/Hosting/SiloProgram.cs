using System.Collections;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Sweep.Contracts.Grains;
using Sweep.Contracts;
using Sweep.Grains;
using Sweep.Grains.Storage;
using Sweep.Silo.Cluster;
using Sweep.Silo.Embedded;
using Sweep.Silo.Settings;
using Sweep.Silo.Telemetry;
using Sweep.Silo.TrialLogs;
using Sweep.Silo.Web;

namespace Sweep.Silo.Hosting;

/// <summary>Puts the parts together and runs them until the silo is told to stop.</summary>
public static class SiloProgram
{
    /// <summary>The store, the folder or the settings are not usable; standard error says why.</summary>
    private const int Unusable = 2;

    /// <summary>Something nobody foresaw; the log has it whole.</summary>
    private const int Failed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var settings = SettingsReader.Read(args, Variables(), Directory.GetCurrentDirectory());
            if (settings.Options.Embedded)
                OwnSession.Begin();
            SweepHome.Create(settings.Options.Home);
            await (settings.Options.Clustered ? ClusterProgram.RunAsync(settings) : RunLocalAsync(settings));
            return 0;
        }
        catch (Exception e) when (e is SettingsException or StoreException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Unusable;
        }
        catch (Exception e)
        {
            Log.Fatal(e, "The silo ended unexpectedly");
            await Console.Error.WriteLineAsync($"The silo ended unexpectedly: {e.Message}");
            return Failed;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    private static async Task RunLocalAsync(SiloSettings settings)
    {
        var options = settings.Options;
        var http = await StartChecks.ResolveHttpAsync(settings);
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = SweepHome.StoreFile(options.Home) }, TimeProvider.System);
        var lines = new RecentTrialLines();
        Log.Logger = SiloLogging.Create(options, lines);
        await InterruptedStudies.PauseAsync(store, TimeProvider.System);
        await using var app = Build(options, http, store, lines);
        await app.RunAsync();
    }

    private static WebApplication Build(SiloOptions options, IPEndPoint? http, ISweepStore store, RecentTrialLines lines)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSerilog();
        builder.AddTelemetry(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(store);
        builder.Services.AddSweepGrains();
        builder.Services.AddTraining(options);
        builder.UseLocalSilo(options);
        builder.AddTrialLogs(lines);
        builder.Services.AddTrainingNode();
        if (options.WarmUp)
            builder.Services.AddHostedService<WarmUp>();
        if (options.Embedded)
            builder.Services.AddEmbeddedLifetime();
        builder.AddWeb(options, http, orElsewhere: options.Embedded);
        var app = builder.Build();
        app.MapWeb();
        return app;
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
}
