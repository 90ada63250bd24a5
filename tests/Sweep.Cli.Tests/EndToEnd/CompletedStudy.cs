namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>A toy study that has been run, for all tests that only ask.</summary>
public sealed class CompletedStudy : IAsyncLifetime
{
    internal SweepHomeFolder Home { get; } = new();

    internal SweepResult Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Run = (await Home.RunAsync("run", Home.File("toy.yaml", ToyStudy.Spec(epochs: 3)), "--out", "out")).Expect(0);

    public ValueTask DisposeAsync()
    {
        Home.Dispose();
        return ValueTask.CompletedTask;
    }
}
