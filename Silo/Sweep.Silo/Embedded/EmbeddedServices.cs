using Microsoft.Extensions.DependencyInjection;

namespace Sweep.Silo.Embedded;

internal static class EmbeddedServices
{
    /// <summary>Makes the silo live as long as commands use it.</summary>
    public static void AddEmbeddedLifetime(this IServiceCollection services)
    {
        services.AddSingleton<CallerActivity>();
        services.AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<CallerActivity>());
        services.AddHostedService<EmbeddedLifetime>();
    }
}
