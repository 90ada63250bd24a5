using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sweep.Training.Trainer;

namespace Sweep.Silo.Hosting;

/// <summary>Prepares for the first trial on a thread of its own, while clients connect and submit.</summary>
internal sealed partial class WarmUp(ILogger<WarmUp> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(Prepare, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Prepare()
    {
        try
        {
            TrainingWarmUp.Run();
            LogPrepared();
        }
        catch (Exception e)
        {
            // A libtorch that cannot be loaded, most likely. The first trial meets the same and fails with it as its reason.
            LogUnprepared(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Prepared for the first trial")]
    private partial void LogPrepared();

    [LoggerMessage(LogLevel.Information, "Could not prepare for the first trial")]
    private partial void LogUnprepared(Exception e);
}
