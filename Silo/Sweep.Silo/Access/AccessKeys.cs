using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Sweep.Silo.Access;

/// <summary>
/// The keys that cookies and forms are sealed with: in the home, or in a cluster's Redis, so that any of its silos takes a
/// cookie that another gave.
/// </summary>
internal static class AccessKeys
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("sweep");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, services) => keys.XmlRepository = Repository(services));
    }

    private static IXmlRepository Repository(IServiceProvider services)
    {
        var options = services.GetRequiredService<SiloOptions>();
        return services.GetService<IConnectionMultiplexer>() is { } redis
            ? new RedisXmlRepository(() => redis.GetDatabase(), $"sweep/{options.ClusterName}/keys")
            : new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(options.Home, "keys")), services.GetRequiredService<ILoggerFactory>());
    }
}
