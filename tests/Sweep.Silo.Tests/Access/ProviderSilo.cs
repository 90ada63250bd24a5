using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sweep.Silo.Tests.Access;

/// <summary>A silo that takes tokens, and the word of a provider.</summary>
public sealed class ProviderSilo : IAsyncLifetime
{
    public const string Audience = "sweep-api";

    internal OpenIdServer Provider { get; private set; } = null!;

    internal WebSilo Silo { get; private set; } = null!;

    /// <summary>All that the web server has logged.</summary>
    internal KeptLog Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Provider = await OpenIdServer.StartAsync();
        Silo = await WebSilo.StartAsync(
            guarded: true,
            configure: builder =>
            {
                builder.Services.AddSingleton<ILoggerProvider>(Log);
                builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Trace).AddFilter("Sweep", LogLevel.Trace);
            },
            more: silo =>
            {
                (silo.OidcAuthority, silo.OidcClientId, silo.OidcClientSecret) = (Provider.Address, OpenIdServer.ClientId, OpenIdServer.ClientSecret);
                silo.OidcAudience = Audience;
            });
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
