using Sweep.Contracts.Specs;
using Sweep.Grains.Search;

namespace Sweep.Grains.Tests.Search;

/// <summary>What every sampler keeps to. Each has a class that inherits these tests.</summary>
public abstract class SamplerContract
{
    private const int Sample = 40;

    private protected abstract SearchMethod Method { get; }

    private protected abstract IReadOnlyList<ParameterSpec> Parameters { get; }

    [Fact]
    public void The_same_spec_gives_the_same_proposals() => Assert.Equal(Proposals(Create()), Proposals(Create()));

    [Fact]
    public void It_goes_on_at_any_index_as_if_it_had_never_stopped()
    {
        var expected = Proposals(Create()).ToList();

        for (var index = expected.Count - 1; index >= 0; index--)
            Assert.Equal(expected[index], Create().Propose(index));
    }

    [Fact]
    public void Every_proposal_passes_the_schema_s_checks()
    {
        foreach (var proposal in Proposals(Create()))
            Assert.All(HyperparameterSchema.All, d => Assert.Null(d.Check(d.Get(proposal))));
    }

    [Fact]
    public void What_the_sweep_does_not_vary_is_the_base_s()
    {
        var keys = Parameters.Select(p => p.Key).ToList();

        foreach (var proposal in Proposals(Create()))
            Assert.All(HyperparameterSchema.All.Where(d => !keys.Contains(d.Key)), d => Assert.Equal(d.Get(Base), d.Get(proposal)));
    }

    [Fact]
    public void Indexes_outside_are_refused()
    {
        var sampler = Create();

        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Propose(-1));
        if (sampler.Count is { } count)
            Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Propose(count));
    }

    private static Hyperparameters Base { get; } = new() { ValidationSplit = 0.25, Padding = SequenceSide.Post };

    private ISampler Create()
    {
        var sweep = new SweepSpec { Name = "s", Method = Method, Parameters = Parameters };
        return Samplers.Create(new StudySpec { Name = "study", Base = Base, Sweeps = [sweep], Seed = 42 }, sweep);
    }

    private static IEnumerable<Hyperparameters> Proposals(ISampler sampler) =>
        Enumerable.Range(0, (int)Math.Min(sampler.Count ?? Sample, Sample)).Select(i => sampler.Propose(i));
}
