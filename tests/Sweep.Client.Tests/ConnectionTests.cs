using Sweep.Client.Tests.Harness;

namespace Sweep.Client.Tests;

public sealed class ConnectionTests(EmbeddedSilo silo)
{
    [Fact]
    public async Task A_client_may_be_let_go_twice()
    {
        await using var client = await silo.ConnectAsync();

        await client.DisposeAsync();
    }
}
