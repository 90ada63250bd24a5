namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>Command lines, specs and data that are wrong: exit code 2, what and where, nothing begun.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly SweepHomeFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("Required command was not provided")]
    [InlineData("'rnu'", "rnu", "exercises")]
    [InlineData("Required argument 'FILE|NAME'", "run")]
    [InlineData("nothing.yaml", "run", "nothing.yaml")]
    [InlineData("folder", "run", "folder")]
    [InlineData("binary.yaml", "run", "binary.yaml")]
    [InlineData("huge.yaml: This file has more than 1 MB", "run", "huge.yaml")]
    [InlineData("Did you mean exercises?", "run", "exercices")]
    [InlineData("--seeds", "run", "exercises", "--seeds", "0")]
    [InlineData("'x'", "run", "exercises", "--seeds", "x")]
    [InlineData("no file or folder 'nowhere'", "run", "exercises", "--data", "nowhere")]
    [InlineData("--set epocs", "run", "exercises", "--set", "epocs=3")]
    [InlineData("--set epochs", "run", "exercises", "--set", "epochs=-1")]
    [InlineData("--set", "run", "exercises", "--set", "epochs")]
    [InlineData("taken.txt is a file", "run", "exercises", "--out", "taken.txt")]
    [InlineData("'fr'", "list", "--lang", "fr")]
    [InlineData("'pdf'", "table", "toy-1", "--format", "pdf")]
    [InlineData("--format", "export", "toy-1")]
    [InlineData("end", "plot", "toy-1", "--out", "picture.jpg")]
    [InlineData("from 1, not 0", "best", "toy-1", "--top", "0")]
    [InlineData("no file or folder 'nowhere'", "data", "describe", "nowhere")]
    [InlineData("unlabelled.tsv(2", "data", "describe", "unlabelled.tsv")]
    [InlineData("wrong.yaml(3", "validate", "wrong.yaml")]
    [InlineData("wrong.yaml(5", "validate", "wrong.yaml")]
    public async Task It_is_refused_with_what_and_where(string message, params string[] command)
    {
        Directory.CreateDirectory(home.File("folder"));
        home.File("taken.txt", "");
        home.File("wrong.yaml", "name: wrong\nmethod: grid\nseeds: many\nparameters:\n  unitz: { values: [[4]] }\n");
        home.File("huge.yaml", new string('#', (1 << 20) + 1));
        home.File("unlabelled.tsv", "a fine film\t1\nno label here\nbad\t0\n");
        await File.WriteAllBytesAsync(home.File("binary.yaml"), [0, 1, 2, 255, 254, 0], TestContext.Current.CancellationToken);

        var result = (await home.RunAsync(command)).Expect(2);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_store_that_is_no_store_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(home.Home);
        var store = Path.Combine(home.Home, "sweep.db");
        await File.WriteAllTextAsync(store, "this is a diary, not a database, and it is long enough to be looked at", TestContext.Current.CancellationToken);

        var result = (await home.RunAsync("list")).Expect(2);

        Assert.Contains("sweep.db", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("this is a diary", await File.ReadAllTextAsync(store, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("nonsense")]
    public async Task A_cluster_that_does_not_answer_is_exit_code_3(string address) =>
        Assert.Contains(address, (await home.RunAsync("list", "--cluster", address)).Expect(3).Error, StringComparison.Ordinal);
}
