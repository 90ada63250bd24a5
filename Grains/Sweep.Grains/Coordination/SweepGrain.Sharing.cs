using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Trials that other studies have trained, or are training. The store says which, and refuses to lease them; so a
/// coordinator needs to know nothing of the others, and their deaths change nothing for it.
/// </summary>
internal sealed partial class SweepGrain
{
    /// <summary>Once a trial was refused, so many that follow are looked at with it: the next ones may be trained elsewhere too.</summary>
    private const int Ahead = 1000;

    private IGrainTimer? looking;

    /// <summary>Whose results will do; null if every trial is to be trained.</summary>
    private IReadOnlyList<string>? TakenFrom => study is { } known ? engines.For(known.Spec) : null;

    public async Task Awaited()
    {
        if (study is not { State: StudyState.Running })
            return;
        await Requeue(ledger!.Lost(options.Value.LeaseDuration, roll.Deaths, new NodeLife("", default), []));
        if (ledger is { AnyReady: true })
            await Announce();
    }

    /// <summary>Completes those of the trials that other studies have trained.</summary>
    private async Task Reuse(IReadOnlyList<int> numbers)
    {
        if (TakenFrom is { } taken)
            Take(await store.ReuseTrials(Id, numbers, taken, time.GetUtcNow()));
    }

    /// <summary>Completes those of the queued trials that other studies have trained, and waits for those that they are training.</summary>
    /// <returns>The studies that train them.</returns>
    private async Task<IReadOnlySet<string>> Share(IReadOnlyList<int> numbers)
    {
        if (TakenFrom is not { } taken || numbers.Count == 0)
            return new HashSet<string>();
        await Reuse(numbers);
        var twins = (await store.GetRunningTwins(Id, numbers, taken)).ToDictionary(twin => twin.Number, twin => twin.Study);
        foreach (var number in numbers)
            ledger!.Share(number, twins.ContainsKey(number));
        if (ledger!.Shared.Count > 0)
            LookOn();
        await CompleteIfAllFinal();
        return twins.Values.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Looks again and again, whether or not a slot is free for which somebody would ask.</summary>
    private void LookOn()
    {
        var pause = options.Value.LeaseDuration / 10;
        looking ??= this.RegisterGrainTimer(Look, new GrainTimerCreationOptions(pause, pause));
    }

    private async Task Look(CancellationToken cancellation)
    {
        if (study is not { State: StudyState.Running } || ledger is not { Shared.Count: > 0 })
        {
            looking?.Dispose();
            looking = null;
            return;
        }

        try
        {
            foreach (var some in ledger.Shared.Chunk(Chunk).ToList())
            {
                foreach (var other in await Share(some))
                    await GrainFactory.GetGrain<ISweepGrain>(other).Awaited();
            }

            if (study is { State: StudyState.Running } && ledger.AnyReady)
                await Announce();
        }
        catch (StoreException e)
        {
            problem = e.Message;
        }
    }
}
