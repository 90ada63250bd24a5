using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Sweep.Silo.Embedded;

internal static class EmbeddedServices
{
    /// <summary>Makes the silo live as long as commands use it, or somebody looks at its pages.</summary>
    public static void AddEmbeddedLifetime(this IServiceCollection services)
    {
        services.AddSingleton<CallerActivity>();
        services.AddSingleton<IIncomingGrainCallFilter>(provider => provider.GetRequiredService<CallerActivity>());
        services.AddHostedService<EmbeddedLifetime>();
    }

    /// <summary>Lets requests over HTTP count as use; must come before what answers them.</summary>
    public static void UseEmbeddedLifetime(this WebApplication app)
    {
        if (app.Services.GetService<CallerActivity>() is { } callers)
            app.Use((_, next) => callers.AnswerAsync(next));
    }
}
