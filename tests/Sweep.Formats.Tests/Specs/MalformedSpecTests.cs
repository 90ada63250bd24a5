using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

public sealed class MalformedSpecTests
{
    [Theory]
    [MemberData(nameof(MalformedSpecs.All), MemberType = typeof(MalformedSpecs))]
    public void The_message_names_the_line_and_the_mend(string mistake, string text, string telling)
    {
        var line = text.Split('\n').ToList().FindIndex(l => l.Contains("# here", StringComparison.Ordinal)) + 1;

        var errors = Yaml.Errors(text);

        Assert.True(
            errors.Any(e => e.Line == line && e.Message.Contains(telling, StringComparison.Ordinal)),
            $"{mistake}: wanted line {line} and '{telling}', got:\n{string.Join('\n', errors)}");
        Assert.All(errors, e => Assert.Equal(Yaml.File, e.File));
    }

    [Theory]
    [MemberData(nameof(MalformedSpecs.All), MemberType = typeof(MalformedSpecs))]
    public void One_mistake_gives_one_message(string mistake, string text, string telling) =>
        Assert.True(Yaml.Errors(text) is [_], $"{mistake} ({telling}):\n{string.Join('\n', Yaml.Errors(text))}");

    [Fact]
    public void All_mistakes_are_reported_at_once_in_order_of_line()
    {
        var errors = Yaml.Errors(
            """
            name: Test
            seeds: 0
            method: gird
            parameters:
              epochs: {values: []}
              droput: {value: 1}
            """);

        Assert.Equal([1, 2, 3, 5, 6], errors.Select(e => e.Line));
    }

    [Fact]
    public void A_column_points_at_the_value()
    {
        var error = Assert.Single(Yaml.Errors(Yaml.Sweep("epochs: {values: [1, 0]}")));

        Assert.Equal("study.yaml(5,24): epochs is a whole number from 1 to 100000, not 0.", error.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("~")]
    public void An_empty_spec_is_said_to_be_empty(string text) =>
        Assert.Contains("The spec is empty", Assert.Single(Yaml.Errors(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Exploding_aliases_are_refused()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");

        var error = Assert.Single(Yaml.Errors($"a0: &a0 [x, x]\n{string.Join('\n', lines)}"));

        Assert.Contains("more than 100,000 values", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(200_000)]
    public void Deep_nesting_is_refused(int depth)
    {
        var error = Assert.Single(Yaml.Errors($"a: {new string('[', depth)}"));

        Assert.Contains("nested more than 32 deep", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_values_than_any_spec_has_are_refused() =>
        Assert.Contains("more than 100,000 values", Assert.Single(Yaml.Errors($"a: [{string.Join(',', Enumerable.Repeat("1", 100_001))}]")).Message, StringComparison.Ordinal);

    [FsCheck.Xunit.Property(MaxTest = 500)]
    public void No_text_does_worse_than_a_spec_exception(string? text)
    {
        try
        {
            Yaml.Read(text ?? "");
        }
        catch (SpecException e)
        {
            Assert.NotEmpty(e.Errors);
        }
    }
}
