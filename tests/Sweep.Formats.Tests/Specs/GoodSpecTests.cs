using Sweep.Contracts.Specs;
using Sweep.Formats.Specs;

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
    public void Seeds_and_margin_of_a_sweep_win_over_the_studys()
    {
        var study = Yaml.Read(
            """
            seeds: 2
            margin: 0.02
            sweeps:
              a: {method: grid, parameters: {model: {values: [lstm, gru]}}}
              b: {method: grid, seeds: 10, margin: 0.05, parameters: {activation: {values: [relu, tanh]}}}
            """);

        Assert.Equal([2, 10], study.Sweeps.Select(study.SeedsOf));
        Assert.Equal([0.02, 0.05], study.Sweeps.Select(study.MarginOf));
        Assert.Equal((10, 1), (study.MostSeeds, study.Look));
    }

    [Fact]
    public void Seeds_said_over_a_file_hold_for_all_its_sweeps()
    {
        const string Text = "sweeps:\n  a: {method: grid, seeds: 10, parameters: {epochs: {values: [1]}}}\n  b: {method: grid, parameters: {epochs: {values: [2]}}}";

        foreach (var overrides in new SpecOverrides[] { new() { Seeds = 2 }, new() { Set = ["seeds=2"] } })
        {
            var study = Yaml.Read(Text, overrides);
            Assert.Equal([2, 2], study.Sweeps.Select(study.SeedsOf));
        }
    }

    [Fact]
    public void A_single_sweep_has_its_seeds_margin_and_question_at_the_top()
    {
        var study = Yaml.Read($"seeds: 4\nmargin: 0.01\nquestion: Does depth help?\n{Yaml.Sweep("epochs: {values: [1]}")}");

        var sweep = Assert.Single(study.Sweeps);
        Assert.Equal((4, 0.01), (study.SeedsOf(sweep), study.MarginOf(sweep)));
        Assert.Equal(["Does depth help?", "Does depth help?"], [sweep.QuestionIn("en"), sweep.QuestionIn("es")]);
        Assert.Null(Yaml.Read(Yaml.Sweep("epochs: {values: [1]}")).Sweeps[0].QuestionIn("en"));
    }

    [Fact]
    public void A_question_may_be_asked_in_several_languages()
    {
        var study = Yaml.Read("sweeps:\n  a: {method: grid, question: {en: Why?, es: ¿Por qué?}, parameters: {epochs: {values: [1]}}}");

        Assert.Equal(["Why?", "¿Por qué?", "Why?"], ((string[])["en", "es", "fr"]).Select(study.Sweeps[0].QuestionIn));
    }

    [Theory]
    [InlineData("", 0.2)]
    [InlineData("test_split: 0\n", 0)]
    [InlineData("test_split: 0.35\n", 0.35)]
    public void A_fifth_of_the_texts_is_held_out_unless_the_spec_says_otherwise(string key, double share) =>
        Assert.Equal(share, Yaml.Read(key + Yaml.Sweep("epochs: {values: [1]}")).TestSplit);

    [Fact]
    public void In_a_file_with_one_sweep_no_name_changes_what_is_drawn()
    {
        const string Text = "method: random\nrun_cap: 3\nseed: 5\nseeds: 1\nbase: {model: pooling, epochs: 1}\nparameters: {dropout: {min: 0.0, max: 0.5}}";

        var studies = new[] { SpecFile.Parse(Text, "single-x.yaml", Path.GetTempPath()), SpecFile.Parse(Text, "single-y.yaml", Path.GetTempPath()), Yaml.Read($"name: z\n{Text}") };

        Assert.Equal(["single-x", "single-y", "z"], studies.Select(study => study.Sweeps[0].Name));
        Assert.All(studies, study => Assert.Equal("", study.Sweeps[0].DrawnBy));
        Assert.All(Yaml.Read("sweeps:\n  a: {method: grid, parameters: {epochs: {values: [1]}}}").Sweeps, sweep => Assert.Null(sweep.DrawnBy));
    }

    [Fact]
    public void A_random_search_over_a_small_space_counts_as_what_the_space_can_give()
    {
        var study = Yaml.Read(
            """
            name: small
            method: random
            run_cap: 1000000
            seeds: 2
            base: {model: pooling}
            parameters:
              max_length: {values: [5, 10, 20]}
              dropout: {values: [0, 0.3]}
            """);

        Assert.Equal(14, StudyLimits.Trials(study));
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
