using Sweep.Contracts.Specs;
using Sweep.Training.Checkpoints;
using Sweep.Training.Tests.Trainer;

namespace Sweep.Training.Tests.Checkpoints;

public sealed class CheckpointTests
{
    [Fact]
    public void Reading_and_writing_again_gives_the_same_bytes()
    {
        var bytes = ToyRun.Train(ToyRun.Small with { Dropout = 0.25, Depth = 2 }).Checkpoints[^1];

        Assert.Equal(bytes, Checkpoint.Read(bytes).ToBytes());
    }

    [Fact]
    public void It_holds_what_a_prediction_needs()
    {
        var checkpoint = Checkpoint.Read(ToyRun.Train(ToyRun.Small).Checkpoints[1]);

        Assert.Equal(ToyRun.Small, checkpoint.Hyperparameters);
        Assert.Equal(2, checkpoint.Epoch);
        Assert.Equal(("bad", "good"), (checkpoint.NegativeLabel, checkpoint.PositiveLabel));
        Assert.Contains("good", checkpoint.Vocabulary);
    }

    [Theory]
    [InlineData("format", "something-else", "no sweep-checkpoint-1")]
    [InlineData("epoch", "many", "damaged")]
    [InlineData("labels", "[]", "damaged")]
    [InlineData("vocabulary", "{", "damaged")]
    [InlineData("hyperparameters", "[]", "no JSON object")]
    [InlineData("hyperparameters", "{\"units\":[0]}", "units is a list of whole numbers")]
    public void Damaged_metadata_are_refused_with_the_reason(string key, string value, string reason)
    {
        var file = SafeTensorsReader.Read(ToyRun.Train(ToyRun.Small with { Epochs = 1 }).Checkpoints[0]);
        var damaged = file with { Metadata = new Dictionary<string, string>(file.Metadata) { [key] = value } };

        var e = Assert.Throws<InvalidDataException>(() => Checkpoint.Read(damaged.ToBytes()));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_do_not_fit_together_are_refused()
    {
        var file = SafeTensorsReader.Read(ToyRun.Train(ToyRun.Small with { Epochs = 1 }).Checkpoints[0]);
        SafeTensors[] damaged =
        [
            file with { Integers = [] },
            file with { Integers = [file.Integers[0], new NamedIntegers("answers.labels", [1], [0])] },
            file with { Integers = [file.Integers[0], new NamedIntegers("answers.labels", [32], [.. Enumerable.Repeat(2, 32)])] },
        ];

        Assert.All(damaged, other => Assert.Throws<InvalidDataException>(() => Checkpoint.Read(other.ToBytes())));
    }

    [Fact]
    public void A_checkpoint_of_another_model_is_refused()
    {
        var other = ToyRun.Train(ToyRun.Small with { Units = [6, 4] }, stopAfter: 1).Checkpoints[0];

        Assert.Throws<InvalidDataException>(() => ToyRun.Train(ToyRun.Small, other));
    }

    [Fact]
    public void Hyperparameters_come_back_equal()
    {
        var h = Hyperparameters.Default with { Model = ModelKind.Conv1d, DenseUnits = [], Depth = 3, LearningRate = 1e-5, Padding = SequenceSide.Post };

        Assert.Equal(HyperparametersJson.Write(h), HyperparametersJson.Write(HyperparametersJson.Read(HyperparametersJson.Write(h))));
    }
}
