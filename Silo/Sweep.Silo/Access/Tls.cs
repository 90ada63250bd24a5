using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sweep.Silo.Settings;

namespace Sweep.Silo.Access;

/// <summary>
/// HTTPS with the certificate that Kestrel's own settings name. Of those only certificates are read: an endpoint there would
/// be one that nobody has asked whether it needs a token.
/// </summary>
internal static class Tls
{
    private const string Certificates = "Certificates";

    public static void ListenAt(this KestrelServerOptions kestrel, IPEndPoint address)
    {
        var services = kestrel.ApplicationServices;
        // A command's own silo is told all on its command line.
        var settings = services.GetRequiredService<SiloOptions>().Embedded ? [] : Written(services.GetRequiredService<IConfiguration>()).ToList();
        kestrel.Configure(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        kestrel.Listen(address, listen =>
        {
            if (settings.Count > 0)
                listen.UseHttps();
        });
    }

    private static IEnumerable<KeyValuePair<string, string?>> Written(IConfiguration host) => new ConfigurationBuilder()
        .AddConfiguration(host).SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile(SettingSources.FileName, optional: true).AddEnvironmentVariables().Build()
        .GetSection($"Kestrel:{Certificates}").AsEnumerable(makePathsRelative: true)
        .Where(setting => setting.Value is not null)
        .Select(setting => KeyValuePair.Create($"{Certificates}:{setting.Key}", setting.Value));
}
