namespace Sweep.Silo.Tests.Access;

/// <summary>A silo on loopback that asks nobody.</summary>
public sealed class OpenSilo : IAsyncLifetime
{
    internal WebSilo Silo { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silo = await WebSilo.StartAsync();

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
