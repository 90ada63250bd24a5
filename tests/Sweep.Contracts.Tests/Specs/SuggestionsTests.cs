using FsCheck.Xunit;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Tests.Specs;

public sealed class SuggestionsTests
{
    private static readonly string[] Keys = [.. HyperparameterSchema.All.Select(d => d.Key)];

    [Theory]
    [InlineData("maxlength", "max_length")]
    [InlineData("max_lenght", "max_length")]
    [InlineData("Epochs", "epochs")]
    [InlineData("epoch", "epochs")]
    [InlineData("unit", "units")]
    [InlineData("droput", "dropout")]
    [InlineData("learningrate", "learning_rate")]
    [InlineData("dense_unit", "dense_units")]
    public void A_slip_finds_what_was_meant(string typed, string meant) => Assert.Equal(meant, Suggestions.Nearest(typed, Keys));

    [Theory]
    [InlineData("zzz")]
    [InlineData("")]
    [InlineData("momentum")]
    public void Nothing_near_gives_no_suggestion(string typed) => Assert.Null(Suggestions.Nearest(typed, Keys));

    [Fact]
    public void Without_a_suggestion_all_names_are_listed() =>
        Assert.Equal("There is no goal 'up'; there is maximize, minimize.", Suggestions.Unknown("goal", "up", ["maximize", "minimize"]));

    [Property]
    public void A_name_is_nearest_to_itself(int index)
    {
        var key = Keys[(int)((uint)index % Keys.Length)];
        Assert.Equal(key, Suggestions.Nearest(key, Keys));
    }

    [Property]
    public void Any_text_may_be_typed(string? typed) => Suggestions.Nearest(typed ?? "", Keys);
}
