using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Sweep.Contracts;
using Sweep.Grains;
using Sweep.Grains.Storage;
using Sweep.Silo.Cluster;
using Sweep.Silo.Embedded;
using Sweep.Silo.Settings;

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
            Directory.CreateDirectory(settings.Options.Home);
            await (settings.Options.Clustered ? ClusterProgram.RunAsync(settings) : RunLocalAsync(settings.Options));
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

    private static async Task RunLocalAsync(SiloOptions options)
    {
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = SweepHome.StoreFile(options.Home) }, TimeProvider.System);
        Log.Logger = SiloLogging.Create(options);
        await InterruptedStudies.PauseAsync(store, TimeProvider.System);
        using var host = Build(options, store);
        await host.RunAsync();
    }

    private static IHost Build(SiloOptions options, ISweepStore store)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSerilog();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(store);
        builder.Services.AddSweepGrains();
        builder.Services.AddTraining(options);
        builder.UseLocalSilo(options);
        builder.Services.AddTrainingNode();
        if (options.Embedded)
            builder.Services.AddEmbeddedLifetime();
        return builder.Build();
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
}
