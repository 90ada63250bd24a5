using Microsoft.Extensions.DependencyInjection;
using Sweep.Contracts;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Nodes;
using Sweep.Silo.Telemetry.Gpus;
using Sweep.Training.Data;
using Sweep.Training.Text;
using Sweep.Training.Trainer;

namespace Sweep.Silo.Hosting;

/// <summary>What trains, behind the contracts that grains know.</summary>
internal static class TrainingServices
{
    public static void AddTraining(this IServiceCollection services, SiloOptions options)
    {
        services.AddSingleton(new DataOptions { CacheFolder = SweepHome.DataFolder(options.Home) });
        services.AddSingleton<DatasetCatalog>();
        services.AddSingleton<IDatasetCatalog>(provider => provider.GetRequiredService<DatasetCatalog>());
        services.AddSingleton<IDatasetRows>(provider => provider.GetRequiredService<DatasetCatalog>());
        services.AddSingleton<EncodedTextCache>();
        services.AddSingleton<ITextCounter, TextCounter>();
        services.AddSingleton<ITrainer, TextTrainer>();
        services.AddSingleton<IPredictor, Predictor>();
        services.AddSingleton<ITrialAnswers, AnswersReader>();
        services.AddOptions<NodeOptions>().Configure<IServiceProvider>((node, provider) =>
        {
            if (options.NodeName is { } name)
                node.Name = name;
            node.CheckpointInterval = TimeSpan.FromSeconds(options.CheckpointInterval);
            if (!options.Devices.Contains(NodeDevice.Cpu))
                node.Slots = 0;
            else if (options.Slots > 0)
                node.Slots = options.Slots;
            node.Gpus = [.. options.Devices.Where(device => device != NodeDevice.Cpu).Distinct()];
            if (options.GpuSlots > 0)
                node.GpuSlots = options.GpuSlots;
            else if (node.Gpus.Count > 0)
                node.GpuSlots = FittingSlots.Of(provider.GetRequiredService<IGpus>().Read(), node.Gpus.Count, Environment.ProcessorCount);
        });
    }
}
