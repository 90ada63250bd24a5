using Sweep.Contracts.Specs;
using Sweep.Training.Checkpoints;
using Sweep.Training.Models;
using TorchSharp;

namespace Sweep.Training.Tests.Models;

public sealed class InitializationTests
{
    private static readonly Dictionary<string, NamedArray> Weights = Draw(Hyperparameters.Default, 5).ToDictionary(w => w.Name);

    [Theory]
    [InlineData("embedding.weight", 0.05)]
    [InlineData("recurrent.0.forward.weight_ih", 0.14852213144650114)] // √(6 / (16 + 4·64))
    [InlineData("recurrent.1.forward.weight_ih", 0.17677669529663687)] // √(6 / (64 + 4·32))
    [InlineData("dense.0.weight", 0.39735970711951313)] // √(6 / (32 + 6))
    [InlineData("output.weight", 0.9258200997725514)] // √(6 / (6 + 1))
    public void Kernels_fill_the_range_Keras_gives_them(string name, double limit)
    {
        var values = Weights[name].Values;

        Assert.All(values, v => Assert.InRange(v, -limit, limit));
        Assert.True(values.Max(MathF.Abs) > 0.6 * limit);
    }

    [Fact]
    public void Recurrent_kernels_are_orthogonal()
    {
        var kernel = Weights["recurrent.0.forward.weight_hh"];
        for (var a = 0; a < 64; a++)
        {
            for (var b = a; b < 64; b++)
            {
                var product = Enumerable.Range(0, 256).Sum(row => (double)kernel.Values[row * 64 + a] * kernel.Values[row * 64 + b]);
                Assert.Equal(a == b ? 1 : 0, product, 1e-5);
            }
        }
    }

    [Fact]
    public void Biases_are_zero_but_the_forget_gates()
    {
        var bias = Weights["recurrent.0.forward.bias"].Values;

        Assert.Equal(Enumerable.Repeat(0f, 64).Concat(Enumerable.Repeat(1f, 64)).Concat(Enumerable.Repeat(0f, 128)), bias);
        Assert.All(Weights["dense.0.bias"].Values, v => Assert.Equal(0, v));
    }

    [Fact]
    public void The_seed_decides_and_nothing_else()
    {
        torch.manual_seed(99);
        var again = Draw(Hyperparameters.Default, 5);

        Assert.Equal(Weights.Values.SelectMany(w => w.Values), again.SelectMany(w => w.Values));
        Assert.NotEqual(again[0].Values, Draw(Hyperparameters.Default, 6)[0].Values);
    }

    private static List<NamedArray> Draw(Hyperparameters h, long seed)
    {
        using var model = new TextClassifier(h, torch.CPU);
        model.Initialize(seed);
        return [.. model.Weights.Select(w => TensorArrays.Copy(w.Name, w.Value))];
    }
}
