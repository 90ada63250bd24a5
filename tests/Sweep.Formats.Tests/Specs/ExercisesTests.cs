using Sweep.Formats.Specs;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

public sealed class ExercisesTests
{
    private static readonly StudySpec Study = SpecFile.Load("exercises");

    [Fact]
    public void The_base_is_the_course_s_model()
    {
        Assert.Equal(Hyperparameters.Default, Study.Base);
        Assert.Equal(("exercises", DatasetSpec.Reviews, 5, 1L), (Study.Name, Study.Dataset, Study.Seeds, Study.Seed));
    }

    [Theory]
    [InlineData(0, "units", 4)]
    [InlineData(1, "activation", 2)]
    [InlineData(2, "epochs", 5)]
    [InlineData(3, "text-size", 9)]
    [InlineData(4, "dropout", 4)]
    [InlineData(5, "depth", 6)]
    [InlineData(6, "recurrence", 5)]
    public void Each_exercise_has_its_configurations(int index, string name, int configurations)
    {
        var sweep = Study.Sweeps[index];

        Assert.Equal(name, sweep.Name);
        Assert.Equal(SearchMethod.Grid, sweep.Method);
        Assert.NotNull(sweep.Description);
        Assert.Equal(["en", "es"], sweep.Question.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0.02, sweep.Margin ?? Study.Margin);
        var distinct = Product(sweep).Distinct().ToList();
        Assert.Equal(configurations, distinct.Count);
        Assert.Contains(Study.Base, distinct);
    }

    [Fact]
    public void Together_they_are_28_configurations() =>
        Assert.Equal(28, Study.Sweeps.SelectMany(Product).Distinct().Count());

    [Fact]
    public void The_activations_have_more_seeds_than_the_rest() =>
        Assert.Equal([5, 10, 5, 5, 5, 5, 5], Study.Sweeps.Select(sweep => sweep.Seeds ?? Study.Seeds));

    private static IEnumerable<Hyperparameters> Product(SweepSpec sweep) => sweep.Parameters.Aggregate(
        (IEnumerable<Hyperparameters>)[Study.Base],
        (configurations, p) => configurations.SelectMany(_ => p.Values, (h, value) => HyperparameterSchema.Apply(h, [new Assignment(p.Key, value)])));
}
