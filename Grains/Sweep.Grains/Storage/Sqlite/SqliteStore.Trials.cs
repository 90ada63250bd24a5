using System.Text.Json;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Storage;

/// <summary>What the coordinator does to trials.</summary>
public sealed partial class SqliteStore
{
    /// <summary>The plus before a state keeps SQLite from looking through all trials in that state instead.</summary>
    private const string Named = "study = @study and number in (select value from json_each(@numbers))";

    private const string Queued = $"{Named} and +state = 'queued'";

    public Task AddTrials(string study, IReadOnlyList<TrialRow> trials, IReadOnlyList<UInt128>? fingerprints = null) => writer.Write(session =>
    {
        if (session.Find("select id from studies where id = @study", row => row.GetString(0), ("@study", study)) is null)
            throw new StoreException($"There is no study {study} to add trials to; it may have been deleted.");
        foreach (var (index, trial) in trials.Index())
        {
            session.Execute(
                """
                insert into trials (study, number, hyperparameters, seed_number, sweeps, state, fingerprint)
                values (@study, @number, @hyperparameters, @seed_number, @sweeps, 'queued', @fingerprint)
                on conflict (study, number) do update set sweeps = sweeps | excluded.sweeps
                """,
                ("@study", study),
                ("@number", trial.Id.Number),
                ("@hyperparameters", SpecJson.Write(trial.Hyperparameters)),
                ("@seed_number", trial.SeedNumber),
                ("@sweeps", trial.Sweeps),
                ("@fingerprint", fingerprints?[index].ToColumn()));
        }

        return trials.Count;
    });

    /// <inheritdoc/>
    /// <remarks>A power cut takes the nodes with it, which are this process; what they had stored keeps their leases too.</remarks>
    public Task<IReadOnlyList<TrialRow>> LeaseTrials(
        string study, IReadOnlyList<int> numbers, string node, DateTimeOffset now, IReadOnlyList<string>? engines = null) =>
        Change(session =>
        {
            var wanted = engines is null ? Queued : $"{Queued} and not exists ({CompletedTwin}) and not exists ({RunningTwin})";
            (string, object?)[] parameters = [("@study", study), ("@numbers", JsonSerializer.Serialize(numbers)), ("@node", node), ("@now", now.ToColumn())];
            if (engines is not null)
                parameters = [.. parameters, ("@engines", JsonSerializer.Serialize(engines))];
            session.Execute(
                $"insert into attempts (trial, attempt, node, started_at) select id, attempt + 1, @node, @now from trials where {wanted}",
                parameters);
            return session.Query(
                $"""
                update trials set state = 'running', attempt = attempt + 1, node = @node, started_at = coalesce(started_at, @now)
                where {wanted} returning {Rows.Trial}
                """,
                Rows.ReadTrial, parameters);
        }, durable: false);

    public Task<IReadOnlyList<TrialRow>> RequeueLost(string study, IReadOnlyList<Lease> leases, DateTimeOffset now, bool died = false) =>
        Change(session =>
        {
            var requeued = new List<TrialRow>();
            foreach (var lease in leases.Where(lease => lease.Trial.Study == study))
            {
                var row = session.Find(
                    $"""
                    update trials set state = 'queued', died_on = iif(@died, concat_ws(', ', died_on, node), died_on)
                    where {Held} returning {Rows.Trial}
                    """,
                    Rows.ReadTrial, [.. Of(lease), ("@died", died)]);
                if (row is null)
                    continue;
                CloseAttempt(session, lease, "lost", null, now);
                requeued.Add(row);
            }

            return requeued;
        });

    public Task<IReadOnlyList<TrialRow>> MoveTrials(
        string study, IReadOnlyList<TrialState> from, TrialState to, DateTimeOffset now, int after = 0, int upTo = int.MaxValue)
    {
        if (to is TrialState.Running)
            throw new ArgumentOutOfRangeException(nameof(to), to, "A trial runs only when it is leased.");
        return Change(session =>
        {
            const string Affected = """
                study = @study and number > @after and number <= @up_to
                    and +state in (select value from json_each(@from)) and +state <> @to
                """;
            var states = JsonSerializer.Serialize(from.Select(EnumName.Of));
            session.Execute(
                $"""
                update attempts set ended_at = max(@now, started_at), outcome = iif(@to = 'queued', 'paused', @to)
                from (select id, attempt as running from trials where {Affected} and state = 'running')
                where trial = id and attempt = running
                """,
                ("@study", study), ("@from", states), ("@to", EnumName.Of(to)), ("@now", now.ToColumn()), ("@after", after), ("@up_to", upTo));
            return session.Query(
                $"""
                update trials set
                    state = @to,
                    failures = iif(@to = 'queued', 0, failures),
                    error = iif(@to = 'queued', null, error),
                    died_on = iif(@to = 'queued', null, died_on),
                    finished_at = iif(@to = 'queued', null, max(@now, coalesce(started_at, @now)))
                where {Affected} returning {Rows.Trial}
                """,
                Rows.ReadTrial, ("@study", study), ("@from", states), ("@to", EnumName.Of(to)), ("@now", now.ToColumn()), ("@after", after), ("@up_to", upTo));
        });
    }

    public Task<IReadOnlyList<TrialRow>> CancelQueued(string study, IReadOnlyList<int> numbers) =>
        Change(session => session.Query(
            $"""
            update trials set state = 'cancelled'
            where {Queued} returning {Rows.Trial}
            """,
            Rows.ReadTrial, ("@study", study), ("@numbers", JsonSerializer.Serialize(numbers))));

    /// <summary>The rows a write changed, in order of number: SQLite gives them in any.</summary>
    private async Task<IReadOnlyList<TrialRow>> Change(Func<SqliteSession, List<TrialRow>> write, bool durable = true)
    {
        var rows = await writer.Write(write, durable);
        rows.Sort((a, b) => a.Id.Number.CompareTo(b.Id.Number));
        return rows;
    }
}
