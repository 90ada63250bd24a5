using Sweep.Contracts.Specs;
using Sweep.Contracts.Specs.Reading;

namespace Sweep.Contracts.Tests.Specs;

/// <summary>The reader without any file format; the cases in YAML are tested where YAML is read.</summary>
public sealed class SpecReaderTests
{
    private static readonly SpecPlace Here = new("--spec");

    [Fact]
    public void A_tree_becomes_a_study()
    {
        var study = new SpecReader(_ => null).Read(Tree("grid"), "the text");

        Assert.Equal("spec", study.Name);
        Assert.Equal("the text", study.Source);
        Assert.Equal([ParameterValue.From(1), ParameterValue.From(2)], study.Sweeps[0].Parameters[0].Values);
    }

    [Fact]
    public void Earlier_mistakes_are_reported_with_the_reader_s()
    {
        var earlier = new SpecError("--set", 0, 0, "first");

        var errors = Assert.Throws<SpecException>(() => new SpecReader(_ => null).Read(Tree("gird"), "", [earlier])).Errors;

        Assert.Equal([earlier, new SpecError("--spec", 0, 0, "There is no method 'gird'; did you mean grid?")], errors);
    }

    [Fact]
    public void Paths_of_data_are_the_caller_s_to_find()
    {
        var tree = Tree("grid").With("dataset", SpecScalar.OfText(Here, "a.csv"));

        Assert.Equal("/there/a.csv", new SpecReader(path => $"/there/{path}").Read(tree, "").Dataset.Source);
        Assert.Throws<SpecException>(() => new SpecReader(_ => null).Read(tree, ""));
    }

    [Fact]
    public void A_key_that_is_set_again_keeps_its_place()
    {
        var mapping = new SpecMapping(Here, []).With("a", SpecScalar.OfInteger(Here, 1)).With("b", SpecScalar.OfInteger(Here, 2));

        Assert.Equal(["a", "b"], mapping.With("a", SpecScalar.OfInteger(Here, 3)).Entries.Select(e => e.Key));
        Assert.Equal("3", mapping.With("a", SpecScalar.OfInteger(Here, 3)).Find("a")!.Value.Describe());
    }

    private static SpecMapping Tree(string method)
    {
        var values = new SpecSequence(Here, [SpecScalar.OfInteger(Here, 1), SpecScalar.OfInteger(Here, 2)]);
        return new SpecMapping(Here, [])
            .With("method", SpecScalar.OfText(Here, method))
            .With("parameters", new SpecMapping(Here, []).With("epochs", new SpecMapping(Here, []).With("values", values)));
    }
}
