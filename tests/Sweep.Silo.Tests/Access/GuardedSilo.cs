namespace Sweep.Silo.Tests.Access;

/// <summary>A silo that asks for tokens.</summary>
public sealed class GuardedSilo : IAsyncLifetime
{
    internal WebSilo Silo { get; private set; } = null!;

    internal HttpClient Operator { get; private set; } = null!;

    internal HttpClient Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Silo = await WebSilo.StartAsync(guarded: true, more: silo => silo.OrleansDashboard = true);
        (Operator, Reader) = (Silo.NewClient(WebSilo.OperatorToken), Silo.NewClient(WebSilo.ReaderToken));
    }

    public async ValueTask DisposeAsync()
    {
        Operator.Dispose();
        Reader.Dispose();
        await Silo.DisposeAsync();
    }
}
