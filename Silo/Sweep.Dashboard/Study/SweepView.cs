using Microsoft.AspNetCore.Components;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Dashboard.Live;

namespace Sweep.Dashboard.Study;

/// <summary>One view of one sweep of a study, read anew while the study runs.</summary>
public abstract class SweepView : LivePage
{
    private StudyState state;

    [Inject] protected IGrainFactory Grains { get; set; } = null!;

    [Parameter, EditorRequired] public StudyRow Study { get; set; } = null!;

    /// <summary>The sweep's index.</summary>
    [Parameter, EditorRequired] public int Sweep { get; set; }

    protected SweepSpec Spec => Study.Spec.Sweeps[Sweep];

    protected MetricSpec Metric => Spec.Metric;

    /// <summary>The hyperparameters that vary in the sweep.</summary>
    protected IReadOnlyList<string> Varied => [.. Spec.Parameters.Where(parameter => parameter.Varies).Select(parameter => parameter.Key)];

    protected ISweepGrain Grain => Grains.GetGrain<ISweepGrain>(Study.Id);

    protected override TimeSpan Interval => TimeSpan.FromSeconds(2);

    protected override bool IsLive => Study.State is StudyState.Running;

    /// <summary>The page hands the study over at each of its turns; only the first, and one in which its state has changed, is a reason to read.</summary>
    protected override Task OnParametersSetAsync()
    {
        if (IsRead && state == Study.State)
            return Task.CompletedTask;
        state = Study.State;
        return base.OnParametersSetAsync();
    }

    /// <summary>Whether there is something to show.</summary>
    protected abstract bool IsRead { get; }
}
