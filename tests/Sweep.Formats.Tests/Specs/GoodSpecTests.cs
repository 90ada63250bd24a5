using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

public sealed class GoodSpecTests
{
    [Fact]
    public void A_file_with_one_sweep_is_a_study_of_one()
    {
        var study = Yaml.Read(
            """
            name: learning-rate
            description: Step size
            method: random
            metric: {name: val_loss, target: 0.4}
            parameters:
              learning_rate: {distribution: log_uniform_values, min: 1e-4, max: 1e-1}
              epochs: {value: 3}
            run_cap: 20
            seeds: 5
            seed: 7
            """);

        var sweep = Assert.Single(study.Sweeps);
        Assert.Equal("learning-rate", study.Name);
        Assert.Equal("learning-rate", sweep.Name);
        Assert.Equal("Step size", sweep.Description);
        Assert.Equal(SearchMethod.Random, sweep.Method);
        Assert.Equal(new MetricSpec("val_loss", Goal.Minimize, 0.4), sweep.Metric);
        Assert.Equal(20, sweep.RunCap);
        Assert.Equal((5, 7L), (study.Seeds, study.Seed));
        Assert.Equal(DatasetSpec.Reviews, study.Dataset);
        var rate = sweep.Parameters[0];
        Assert.Equal((Distribution.LogUniformValues, 1e-4, 1e-1), (rate.Distribution, rate.Min, rate.Max));
    }

    [Fact]
    public void Placement_is_the_studys()
    {
        var study = Yaml.Read("device: gpu\nweight: 2.5\nmax_concurrent: 4\n" + Yaml.Sweep("epochs: {values: [1, 2]}"));
        var plain = Yaml.Read(Yaml.Sweep("epochs: {values: [1, 2]}"));

        Assert.Equal((DeviceWish.Gpu, 2.5, 4), (study.Device, study.Weight, study.MaxConcurrent));
        Assert.Equal((DeviceWish.Any, 1.0, null), (plain.Device, plain.Weight, plain.MaxConcurrent));
    }

    [Fact]
    public void Constants_of_a_single_sweep_hold_for_its_baseline_too()
    {
        var study = Yaml.Read(Yaml.Sweep("epochs: {value: 3}\nunits: {values: [[16, 8], [64, 32]]}"));

        Assert.Equal(3, study.Base.Epochs);
        Assert.Equal(study.Base, study.Sweeps[0].Baseline);
    }

    [Fact]
    public void A_baseline_stands_over_the_base()
    {
        var study = Yaml.Read(
            """
            base: {epochs: 5, dropout: 0.2}
            sweeps:
              a:
                method: grid
                baseline: {dropout: 0.1}
                parameters: {model: {values: [lstm, gru]}}
              b:
                method: grid
                baseline: none
                parameters: {model: {values: [lstm, gru]}}
              c:
                method: grid
                parameters: {model: {values: [lstm, gru]}}
            """);

        Assert.Equal(Hyperparameters.Default with { Epochs = 5, Dropout = 0.1 }, study.Sweeps[0].Baseline);
        Assert.Null(study.Sweeps[1].Baseline);
        Assert.Equal(study.Base, study.Sweeps[2].Baseline);
    }

    [Fact]
    public void Sweeps_may_be_a_list_of_named_ones()
    {
        var study = Yaml.Read("sweeps:\n- {name: b, method: grid, parameters: {epochs: {values: [1]}}}\n- {name: a, method: grid, parameters: {epochs: {values: [2]}}}");

        Assert.Equal(["b", "a"], study.Sweeps.Select(s => s.Name));
        Assert.Equal("study", study.Name);
    }

    [Theory]
    [InlineData("{min: 1, max: 5}", Distribution.IntUniform)]
    [InlineData("{values: [1, 2]}", Distribution.Categorical)]
    [InlineData("{value: 1}", Distribution.Constant)]
    [InlineData("{distribution: categorical_w_probabilities, values: [1, 2], probabilities: [0.25, 0.75]}", Distribution.Categorical)]
    [InlineData("{distribution: q_normal, mu: 10, sigma: 2}", Distribution.QNormal)]
    public void The_keys_tell_the_distribution(string parameter, Distribution expected) =>
        Assert.Equal(expected, Yaml.Read(Yaml.Sweep($"epochs: {parameter}", "random")).Sweeps[0].Parameters[0].Distribution);

    [Theory]
    [InlineData("{min: 0.1, max: 0.5}")]
    [InlineData("{min: 0, max: 0.5}")]
    public void A_range_with_a_fraction_is_uniform(string parameter) =>
        Assert.Equal(Distribution.Uniform, Yaml.Read(Yaml.Sweep($"dropout: {parameter}", "random")).Sweeps[0].Parameters[0].Distribution);

    [Theory]
    [InlineData("val_accuracy", Goal.Maximize)]
    [InlineData("train_accuracy", Goal.Maximize)]
    [InlineData("val_loss", Goal.Minimize)]
    [InlineData("train_loss", Goal.Minimize)]
    public void The_goal_follows_from_the_metric(string metric, Goal goal) =>
        Assert.Equal(goal, Yaml.Read($"metric: {{name: {metric}}}\n{Yaml.Sweep("epochs: {values: [1]}")}").Sweeps[0].Metric.Goal);

    [Theory]
    [InlineData("1e-3", "0.001")]
    [InlineData(".5", "0.5")]
    [InlineData("1.0", "1")]
    [InlineData("+2", "2")]
    [InlineData("0x4", "4")]
    [InlineData("0o7", "7")]
    public void Numbers_are_those_of_YAML_1_2(string written, string value) =>
        Assert.Equal(new ParameterValue(value), Yaml.Read(Yaml.Sweep($"learning_rate: {{value: {written}}}")).Sweeps[0].Parameters[0].Values[0]);

    [Fact]
    public void Aliases_stand_for_their_values()
    {
        var study = Yaml.Read("method: grid\nbaseline: {units: &small [8, 4]}\nparameters: {units: {values: [*small, [16, 8]]}}");

        Assert.Equal("[8,4]", study.Sweeps[0].Parameters[0].Values[0].Json);
        Assert.Equal([8, 4], study.Sweeps[0].Baseline!.Units);
    }

    [Fact]
    public void Depth_with_a_model_that_has_none_is_fine() =>
        Assert.Equal(2, Yaml.Read(Yaml.Sweep("model: {values: [lstm, pooling]}\ndepth: {values: [null, 1]}")).Sweeps[0].Parameters.Count);

    [Fact]
    public void The_source_is_kept_with_what_was_said_over_it()
    {
        var text = Yaml.Sweep("epochs: {values: [1]}");

        Assert.Equal(text, Yaml.Read(text).Source);
        Assert.EndsWith("# Run with --seeds 2 --set dropout=0.1\n", Yaml.Read(text, new() { Seeds = 2, Set = ["dropout=0.1"] }).Source, StringComparison.Ordinal);
    }
}
