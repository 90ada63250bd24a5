using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sweep.Contracts.Grains;

namespace Sweep.Silo.TrialLogs;

internal static class TrialLogServices
{
    /// <summary>Lets every silo be asked what it has logged of a trial.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="lines">What its log writes to.</param>
    public static void AddTrialLogs(this IHostApplicationBuilder builder, RecentTrialLines lines)
    {
        builder.Services.AddSingleton(lines);
        builder.Services.AddSingleton<ITrialLogs, ClusterTrialLogs>();
        builder.UseOrleans(silo => silo.AddGrainService<TrialLogService>());
    }
}
