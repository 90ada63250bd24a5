using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tests.Storage;

public sealed class SpecJsonTests
{
    private static readonly StudySpec Rich = new()
    {
        Name = "exercises",
        Description = "What matters? \"Units\", <b>señor</b>",
        Dataset = new DatasetSpec("/data/reviews.csv", "text", "label"),
        Seeds = 5,
        Seed = long.MaxValue,
        Base = Hyperparameters.Default with { Model = ModelKind.SimpleRnn, DenseUnits = [], Depth = 3, LearningRate = 0.1 + 0.2 },
        Device = DeviceWish.Gpu,
        Weight = 0.25,
        MaxConcurrent = 7,
        Margin = 0.02,
        TestSplit = 0.2,
        Looks = [3, 5],
        Configurations = 17,
        FirstSeed = 1000,
        Confirms = new StudyConfirmation("exercises-1", "units", 3, 5, 17, [new(Hyperparameters.Default, 0.1 + 0.2, null, 2, 3)]),
        Source = "name: exercises\nmethod: grid\n",
        Sweeps =
        [
            new SweepSpec
            {
                Name = "units",
                Method = SearchMethod.Grid,
                Metric = new MetricSpec("val_loss", Goal.Minimize, 0.25),
                Parameters =
                [
                    new ParameterSpec
                    {
                        Key = "units",
                        Distribution = Distribution.Categorical,
                        Values = [new("[64,32]"), ParameterValue.From("a\"é"), ParameterValue.Null, ParameterValue.From(true), ParameterValue.From(1e300)],
                        Probabilities = [0.1, 0.2, 0.3, 0.4, 0],
                    },
                    new ParameterSpec { Key = "learning_rate", Distribution = Distribution.QLogUniformValues, Min = 1e-5, Max = 0.1, Q = 1e-5, Mu = double.NegativeInfinity, Sigma = double.NaN },
                ],
                RunCap = 12,
                Seeds = 9,
                Question = new Dictionary<string, string> { ["en"] = "Why?", ["es"] = "¿Por qué?", [""] = "Pourquoi ?" },
                Margin = 0.01,
                DrawnBy = "",
                Look = 2,
            },
            new SweepSpec { Name = "depth", Method = SearchMethod.Random, Parameters = [], Baseline = Hyperparameters.Default with { Units = [7] }, Listed = [Hyperparameters.Default] },
        ],
    };

    [Fact]
    public void A_study_comes_back_as_it_was()
    {
        var back = SpecJson.ReadStudy(SpecJson.Write(Rich));
        Assert.Equivalent(Rich, back, strict: true);
        Assert.Equal(SpecJson.Write(Rich), SpecJson.Write(back));
        Assert.Equal(Rich.Sweeps[0].Parameters[0].Values, back.Sweeps[0].Parameters[0].Values);
        Assert.Equal(double.NaN, back.Sweeps[0].Parameters[1].Sigma);
        Assert.Equal(Rich.Base.LearningRate, back.Base.LearningRate);
        Assert.Null(back.Sweeps[0].Baseline);
    }

    [Fact]
    public void Names_are_those_of_spec_files()
    {
        var json = SpecJson.Write(Rich);
        Assert.Contains("\"model\":\"simple_rnn\"", json, StringComparison.Ordinal);
        Assert.Contains("\"max_length\":50", json, StringComparison.Ordinal);
        Assert.Contains("\"distribution\":\"q_log_uniform_values\"", json, StringComparison.Ordinal);
        Assert.Contains("[[64,32],", json, StringComparison.Ordinal);
    }

    [Property]
    public void Every_configuration_comes_back_as_it_was(byte model, int units, byte depth, NormalFloat dropout, bool flag, byte optimizer)
    {
        var hyperparameters = Hyperparameters.Default with
        {
            Model = Enum.GetValues<ModelKind>()[model % 6],
            Units = [units, units / 2],
            Depth = depth == 0 ? null : depth,
            Dropout = dropout.Get,
            MaskPadding = flag,
            Bidirectional = !flag,
            Padding = flag ? SequenceSide.Post : SequenceSide.Pre,
            Activation = Enum.GetValues<Activation>()[optimizer % 8],
            Optimizer = Enum.GetValues<OptimizerKind>()[optimizer % 3],
        };
        var back = SpecJson.ReadHyperparameters(SpecJson.Write(hyperparameters));
        Assert.Equivalent(hyperparameters, back, strict: true);
        Assert.Equal(dropout.Get, back.Dropout);
    }

    [Fact]
    public void An_absent_hyperparameter_has_the_courses_default()
    {
        var back = SpecJson.ReadHyperparameters("""{"epochs":3}""");
        Assert.Equivalent(Hyperparameters.Default with { Epochs = 3 }, back, strict: true);
    }

    [Theory]
    [InlineData("""{"epoch":3}""")]
    [InlineData("""{"model":"transformer"}""")]
    [InlineData("""{"model":0}""")]
    [InlineData("""{"epochs":"3 of them"}""")]
    [InlineData("{")]
    [InlineData("null")]
    public void What_is_not_a_configuration_is_refused(string json) =>
        Assert.Throws<JsonException>(() => SpecJson.ReadHyperparameters(json));

    [Fact]
    public void A_study_of_an_older_version_may_run_anywhere_with_the_usual_weight()
    {
        var back = SpecJson.ReadStudy("""{"name":"x","sweeps":[]}""");
        Assert.Equal((DeviceWish.Any, 1.0, null), (back.Device, back.Weight, back.MaxConcurrent));
    }

    [Fact]
    public void A_study_of_an_older_version_holds_nothing_out_keeps_its_draws_and_was_not_extended()
    {
        var back = SpecJson.ReadStudy("""{"name":"x","seeds":3,"sweeps":[{"name":"y","method":"random","parameters":[]}]}""");
        var sweep = back.Sweeps[0];
        Assert.Equal((0, 1, null, 3), (back.TestSplit, back.Look, back.MarginOf(sweep), back.SeedsOf(sweep)));
        Assert.Equal((null, 1, null), (sweep.DrawnBy, sweep.Look, sweep.QuestionIn("en")));
    }

    [Fact]
    public void A_study_without_what_it_needs_is_refused() =>
        Assert.Throws<JsonException>(() => SpecJson.ReadStudy("""{"name":"x"}"""));

    [Fact]
    public void Datasets_and_models_come_back_as_they_were()
    {
        var dataset = new DatasetInfo("reviews", 10, 5, "neg", "pos", double.NaN, 31, "ff", ["line 7: no label"]);
        Assert.Equivalent(dataset, SpecJson.ReadDataset(SpecJson.Write(dataset)), strict: true);
        var model = new ModelSummary([new LayerSummary("lstm_1 (LSTM)", "(None, 50, 64)", 20_736)]);
        Assert.Equivalent(model, SpecJson.ReadModel(SpecJson.Write(model)), strict: true);
    }
}
