using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;

namespace Sweep.Grains.Coordination;

/// <summary>
/// Adds the trials that the spec asks for and the store lacks. A small study's are all there when the call that begins it
/// returns; of a large one's the first, and the others follow while trials already run.
/// </summary>
internal sealed partial class SweepGrain
{
    /// <summary>Trials planned at a time, so few that nobody waits long for the coordinator.</summary>
    private const int Piece = 1000;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource deactivated = new();
    private Task planning = Task.CompletedTask;
    private bool planned;

    private bool AllFinal => planned && ledger!.AllFinal;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        queues.Forget(Id);
        return deactivated.CancelAsync();
    }

    private async Task Plan()
    {
        if (planned || !planning.IsCompleted)
            return;
        var pieces = TrialPlan.InPieces(Id, study!.Spec, Piece).GetEnumerator();
        if (pieces.MoveNext())
            await Add(pieces.Current, ledger!);
        if (pieces.MoveNext())
            planning = PlanOn(pieces, ledger!);
        else
            Planned();
    }

    /// <summary>Goes on between the calls of others, for as long as the study runs here.</summary>
    private async Task PlanOn(IEnumerator<IReadOnlyList<TrialRow>> pieces, StudyLedger mine)
    {
        while (study is { State: StudyState.Running } && ledger == mine && !deactivated.IsCancellationRequested)
        {
            try
            {
                if (!planned)
                {
                    await Add(pieces.Current, mine);
                    // Sampling computes: not in a turn of the grain.
                    if (await Task.Run(pieces.MoveNext))
                        continue;
                    Planned();
                }

                await CompleteIfAllFinal();
                return;
            }
            catch (StoreException e)
            {
                problem = e.Message;
                await Task.Delay(RetryDelay, time, deactivated.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
            catch (Exception e)
            {
                // Nobody awaits the planning, so what it meets must be seen here or is never seen.
                if (study is { } known && ledger == mine)
                    await SetAside(known, Unplannable(e), e);
                return;
            }
        }
    }

    private async Task Add(IReadOnlyList<TrialRow> rows, StudyLedger mine)
    {
        List<TrialRow> missing = [.. rows.Where(row => !mine.Knows(row))];
        if (missing.Count > 0)
            await store.AddTrials(Id, missing, engines.Known ? [.. missing.Select(row => TrialPlan.TwinFingerprint(study!, row))] : null);
        foreach (var row in missing)
            mine.Add(mine.Knows(row.Id) ? await store.GetTrial(row.Id) ?? row : row);
        foreach (var row in rows)
            mine.Chains.Add(row);
        if (missing.Count > 0)
            await Reuse([.. missing.Select(row => row.Id.Number)]);
    }

    private void Planned()
    {
        planned = true;
        LogPlanned(Id, ledger!.Count);
    }
}
