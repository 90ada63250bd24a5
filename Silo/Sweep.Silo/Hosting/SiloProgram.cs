using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Sweep.Contracts;
using Sweep.Grains;
using Sweep.Grains.Storage;
using Sweep.Silo.Embedded;

namespace Sweep.Silo.Hosting;

/// <summary>Puts the parts together and runs them until the silo is told to stop.</summary>
public static class SiloProgram
{
    /// <summary>The store, the folder or the arguments are not usable; standard error says why.</summary>
    private const int Unusable = 2;

    /// <summary>Something nobody foresaw; the log has it whole.</summary>
    private const int Failed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new ConfigurationBuilder()
            .AddEnvironmentVariables("SWEEP_")
            .AddCommandLine(args)
            .Build().Get<SiloOptions>() ?? new SiloOptions();
        try
        {
            Directory.CreateDirectory(options.Home);
            await using var store = await OpenStore(options);
            Log.Logger = SiloLogging.Create(options);
            await InterruptedStudies.PauseAsync(store, TimeProvider.System);
            using var host = Build(options, store);
            await host.RunAsync();
            return 0;
        }
        catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
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

    private static Task<SqliteStore> OpenStore(SiloOptions options) =>
        SqliteStore.OpenAsync(new SqliteStoreOptions { Path = SweepHome.StoreFile(options.Home) }, TimeProvider.System);

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
}
