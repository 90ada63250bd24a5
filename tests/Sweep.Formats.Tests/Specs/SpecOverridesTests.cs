using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

public sealed class SpecOverridesTests
{
    private const string Study =
        """
        base: {epochs: 4}
        sweeps:
          a: {method: grid, parameters: {model: {values: [lstm, gru]}}}
          b: {method: grid, parameters: {epochs: {values: [1, 2]}}}
        """;

    [Fact]
    public void Hyperparameters_go_into_the_base()
    {
        var study = Yaml.Read(Study, new() { Set = ["epochs=2", "units=[16, 8]", "model=gru", "learning_rate=1e-2"] });

        Assert.Equal(new Hyperparameters { Epochs = 2, Units = [16, 8], Model = ModelKind.Gru, LearningRate = 0.01 }, study.Base);
        Assert.Equal(study.Base, study.Sweeps[0].Baseline);
    }

    [Fact]
    public void A_constant_of_a_single_sweep_gives_way()
    {
        var study = Yaml.Read(Yaml.Sweep("epochs: {value: 9}\nmodel: {values: [lstm, gru]}"), new() { Set = ["epochs=2"] });

        Assert.Equal(2, study.Base.Epochs);
        Assert.Equal("2", study.Sweeps[0].Parameters[0].Values[0].Json);
    }

    [Fact]
    public void What_a_sweep_varies_it_goes_on_varying() =>
        Assert.Equal(2, Yaml.Read(Study, new() { Set = ["epochs=7"] }).Sweeps[1].Parameters[0].Values.Count);

    [Fact]
    public void The_study_s_own_keys_can_be_set()
    {
        var study = Yaml.Read(Study, new() { Seeds = 9, Set = ["seed=5", "name=other", "run_cap=1"] });

        Assert.Equal((9, 5L, "other"), (study.Seeds, study.Seed, study.Name));
        Assert.All(study.Sweeps, s => Assert.Equal(1, s.RunCap));
    }

    [Theory]
    [InlineData("reviews")]
    [InlineData("uci-sentiment")]
    public void A_named_set_stays_a_name(string name) =>
        Assert.Equal(new DatasetSpec(name), Yaml.Read(Study, new() { Data = name }).Dataset);

    [Fact]
    public void A_path_becomes_absolute()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);

        Assert.Equal(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory), Yaml.Read(Study, new() { Data = relative }).Dataset.Source);
    }

    [Theory]
    [InlineData("--data", "There is no file or folder 'imbd', and no named set of texts either; did you mean imdb? The named sets are reviews, reviews-1, uci-sentiment, sst2, imdb.")]
    [InlineData("--seeds", "seeds is a whole number from 1 to 1000, not 0.")]
    [InlineData("--set epochs", "epochs is a whole number from 1 to 100000, not many.")]
    [InlineData("--set epoch", "There is no hyperparameter 'epoch'; did you mean epochs?")]
    [InlineData("--set dropout", "dropout needs a value: a number from 0 to below 1.")]
    [InlineData("--set", "'fast' is no assignment; write key=value, such as epochs=5.")]
    public void Mistakes_name_the_argument(string argument, string message)
    {
        var errors = Yaml.Errors(Study, new() { Data = "imbd", Seeds = 0, Set = ["epochs=many", "epoch=3", "dropout=", "fast"] });

        Assert.Equal(6, errors.Count);
        Assert.Contains(new SpecError(argument, 0, 0, message), errors);
    }
}
