using Npgsql;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Postgres;
using static Sweep.Grains.Storage.Postgres.Values;

namespace Sweep.Grains.Storage;

/// <summary>
/// What an attempt stores, many attempts in one statement. Each begins by locking the trials whose attempt still holds:
/// one that was waited for is looked at again, so a superseded attempt finds nothing.
/// </summary>
public sealed partial class PostgresStore
{
    private static readonly SetKind<(Lease Lease, ModelSummary Model, string? Engine), bool> Models = new(w => w.Lease.Trial, ModelCommand, _ => true, Refused: false);

    private static readonly SetKind<(Lease Lease, Step Metrics, byte[]? Checkpoint), bool> Epochs =
        new(w => w.Lease.Trial, EpochCommand, _ => true, Refused: false);

    private static readonly SetKind<(Lease Lease, TrialState To, AttemptEnd End, DateTimeOffset Now), TrialRow?> Ends =
        new(w => w.Lease.Trial, EndCommand, row => PostgresRows.ReadTrial(row, 1), Refused: null);

    public Task<bool> SetModel(Lease lease, ModelSummary model, string? engine = null) =>
        writer.Write(new SetWrite<(Lease, ModelSummary, string?), bool>(Models, (lease, model, engine)));

    public Task<bool> AppendEpoch(Lease lease, Step metrics, byte[]? checkpoint) =>
        writer.Write(new SetWrite<(Lease, Step, byte[]?), bool>(Epochs, (lease, metrics, checkpoint)));

    public async Task<TrialRow?> EndAttempt(Lease lease, TrialState to, AttemptEnd end, DateTimeOffset now) =>
        await writer.Write(new SetWrite<(Lease, TrialState, AttemptEnd, DateTimeOffset), TrialRow?>(Ends, (lease, to, end, now)))
        ?? await EndedBefore(lease, end.Outcome);

    /// <summary>
    /// The row of an attempt that has ended like this already: whoever asks again never heard the first answer. Asked after the
    /// write, which may have waited for the end of the one whose answer was lost.
    /// </summary>
    private Task<TrialRow?> EndedBefore(Lease lease, AttemptOutcome outcome) => database.Find(
        $"""
        select {PostgresRows.Trial} from trials t join attempts a on a.trial = t.id and a.attempt = t.attempt
        where t.study = $1 and t.number = $2 and t.attempt = $3 and a.outcome = $4
        """,
        PostgresRows.ReadTrial, [.. KeyOf(lease.Trial), Of(lease.Attempt), Of(EnumName.Of(outcome))]);

    private static NpgsqlBatchCommand ModelCommand(IReadOnlyList<(Lease Lease, ModelSummary Model, string? Engine)> writes)
    {
        return Command(
            $"""
            with held as (
                {Held("unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::bigint[], $6::text[])", "summary, parameters, engine")}
            ), described as (
                insert into models (trial, summary) select id, summary from held
                on conflict (trial) do update set summary = excluded.summary
            ), counted as (
                update trials t set
                    facts = coalesce(t.facts, jsonb_build_object()) || jsonb_build_object('{FactNames.Parameters}', held.parameters),
                    engine = case when t.steps = 0 or t.engine is not distinct from held.engine then held.engine else '{EngineName.Mixed}' end
                from held where t.id = held.id
            )
            select place from held
            """,
            [.. Leases(writes, w => w.Lease), TextColumn(writes, w => SpecJson.Write(w.Model)), Column(writes, w => w.Model.Parameters), TextColumn(writes, w => w.Engine)]);
    }

    /// <summary>An epoch that is there stays, and neither sums nor the checkpoint go back.</summary>
    private static NpgsqlBatchCommand EpochCommand(IReadOnlyList<(Lease Lease, Step Metrics, byte[]? Checkpoint)> writes)
    {
        // Steps may have different numbers of values, so these are one array, and each step's a slice of it.
        var ends = new List<(int First, int Last)>();
        foreach (var write in writes)
            ends.Add((ends.LastOrDefault().Last + 1, ends.LastOrDefault().Last + write.Metrics.Values.Length));
        return Command(
            $"""
            with held as (
                {Held(
                    "unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::float8[], $8::bytea[])",
                    "step, first, last, seconds, state")}
            ), added as (
                insert into steps (trial, {PostgresRows.Step})
                select id, step, ($9::float8[])[first:last], seconds from held
                on conflict do nothing returning *
            ), summed as (
                update trials t set
                    steps = t.steps + 1,
                    seconds = t.seconds + added.seconds,
                    died_on = null,
                    (last_step, last_values, last_seconds) = (
                        select l.* from (values (added.step, added.metrics, added.seconds), (t.last_step, t.last_values, t.last_seconds)) l
                        order by 1 desc nulls last limit 1)
                from added where t.id = added.trial
            ), kept as (
                insert into checkpoints (trial, step, state) select id, step, state from held where state is not null
                on conflict (trial) do update set step = excluded.step, state = excluded.state where excluded.step >= checkpoints.step
            )
            select place from held
            """,
            [
                .. Leases(writes, w => w.Lease),
                Column(writes, w => w.Metrics.Number),
                Column(ends, end => end.First),
                Column(ends, end => end.Last),
                Column(writes, w => w.Metrics.Seconds),
                BytesColumn(writes, w => w.Checkpoint),
                Of(writes.SelectMany(w => w.Metrics.Values).ToArray()),
            ]);
    }

    private static NpgsqlBatchCommand EndCommand(IReadOnlyList<(Lease Lease, TrialState To, AttemptEnd End, DateTimeOffset Now)> writes)
    {
        return Command(
            $"""
            with held as (
                {Held("unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::timestamptz[], $9::text[])", "state, outcome, error, final, now, facts")}
            ), closed as (
                update attempts a set ended_at = greatest(held.now, a.started_at), outcome = held.outcome, error = held.error
                from held where a.trial = held.id and a.attempt = held.attempt
            ), ended as (
                update trials t set
                    state = held.state,
                    failures = t.failures + (held.outcome = 'failed')::int,
                    error = case when held.outcome in ('failed', 'lost') then held.error else t.error end,
                    finished_at = case when held.final then greatest(held.now, t.started_at) end,
                    facts = case when held.facts is null then t.facts else coalesce(t.facts, jsonb_build_object()) || held.facts::jsonb end
                from held where t.id = held.id
                returning held.place, {PostgresRows.Trial}
            )
            select * from ended
            """,
            [
                .. Leases(writes, w => w.Lease),
                TextColumn(writes, w => EnumName.Of(w.To)),
                TextColumn(writes, w => EnumName.Of(w.End.Outcome)),
                TextColumn(writes, w => w.End.Error),
                Column(writes, w => w.To.IsFinal()),
                TimeColumn(writes, w => w.Now),
                TextColumn(writes, w => w.End.Facts.Values.IsEmpty ? null : SpecJson.Write(w.End.Facts)),
            ]);
    }

    /// <summary>
    /// Locks the trials that writes concern, in their order, where the attempt that writes is the one that holds them.
    /// </summary>
    /// <param name="writes">The writes, whose first columns are study, number and attempt.</param>
    /// <param name="columns">The other columns.</param>
    private static string Held(string writes, string columns) => $"""
        select h.id, w.* from (
            select * from {writes} with ordinality w (study, number, attempt, {columns}, place) order by study, number) w
        cross join lateral (
            select t.id from trials t
            where t.study = w.study and t.number = w.number and t.attempt = w.attempt and t.state = 'running' for update) h
        """;

    private static NpgsqlParameter[] Leases<T>(IReadOnlyList<T> writes, Func<T, Lease> lease) =>
        [TextColumn(writes, w => lease(w).Trial.Study), Column(writes, w => lease(w).Trial.Number), Column(writes, w => lease(w).Attempt)];

    private static NpgsqlBatchCommand Command(string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
