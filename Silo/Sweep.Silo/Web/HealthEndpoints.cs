using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sweep.Grains.Storage;

namespace Sweep.Silo.Web;

/// <summary>Live: the process answers. Ready: it can take work; a load balancer or a rollout waits for that.</summary>
internal static class HealthEndpoints
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new StoreProbe(
            () => services.GetRequiredService<ISweepStore>().GetStudy(""), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddHealthChecks().AddCheck<SiloHealth>("silo");
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Explain }).AllowAnonymous();
    }

    private static Task Explain(HttpContext context, HealthReport report) => context.Response.WriteAsync(
        string.Join(Environment.NewLine, report.Entries.Values.Select(entry => entry.Description ?? report.Status.ToString())));
}
