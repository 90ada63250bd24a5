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
    private static readonly SetKind<(Lease Lease, ModelSummary Model, string? Engine), bool> Models = new(w => w.Lease.Trial, ModelCommands, _ => true, Refused: false);

    private static readonly SetKind<(Lease Lease, EpochMetrics Metrics, byte[]? Checkpoint), bool> Epochs =
        new(w => w.Lease.Trial, EpochCommands, _ => true, Refused: false);

    private static readonly SetKind<(Lease Lease, TrialState To, AttemptEnd End, DateTimeOffset Now), TrialRow?> Ends =
        new(w => w.Lease.Trial, EndCommands, row => PostgresRows.ReadTrial(row, 1), Refused: null);

    public Task<bool> SetModel(Lease lease, ModelSummary model, string? engine = null) =>
        writer.Write(new SetWrite<(Lease, ModelSummary, string?), bool>(Models, (lease, model, engine)));

    public Task<bool> AppendEpoch(Lease lease, EpochMetrics metrics, byte[]? checkpoint) =>
        writer.Write(new SetWrite<(Lease, EpochMetrics, byte[]?), bool>(Epochs, (lease, metrics, checkpoint)));

    public Task<TrialRow?> EndAttempt(Lease lease, TrialState to, AttemptEnd end, DateTimeOffset now) =>
        writer.Write(new SetWrite<(Lease, TrialState, AttemptEnd, DateTimeOffset), TrialRow?>(Ends, (lease, to, end, now)));

    private static IEnumerable<NpgsqlBatchCommand> ModelCommands(IReadOnlyList<(Lease Lease, ModelSummary Model, string? Engine)> writes)
    {
        yield return Command(
            $"""
            with held as (
                select t.id, w.* from trials t join unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::bigint[], $6::text[])
                    with ordinality w (study, number, attempt, summary, parameters, engine, place) using (study, number, attempt)
                where t.state = 'running' order by t.id for update of t
            ), described as (
                insert into models (trial, summary) select id, summary from held
                on conflict (trial) do update set summary = excluded.summary
            ), counted as (
                update trials t set
                    parameters = held.parameters,
                    engine = case when t.epochs = 0 or t.engine is not distinct from held.engine then held.engine else '{EngineName.Mixed}' end
                from held where t.id = held.id
            )
            select place from held
            """,
            [.. Leases(writes, w => w.Lease), TextColumn(writes, w => SpecJson.Write(w.Model)), Column(writes, w => w.Model.Parameters), TextColumn(writes, w => w.Engine)]);
    }

    /// <summary>An epoch that is there stays, and neither sums nor the checkpoint go back.</summary>
    private static IEnumerable<NpgsqlBatchCommand> EpochCommands(IReadOnlyList<(Lease Lease, EpochMetrics Metrics, byte[]? Checkpoint)> writes)
    {
        yield return Command(
            $"""
            with held as (
                select t.id, w.* from trials t
                    join unnest($1::text[], $2::int[], $3::int[], $4::int[], $5::float8[], $6::float8[], $7::float8[], $8::float8[], $9::float8[], $10::bytea[])
                    with ordinality w (study, number, attempt, epoch, train_loss, train_accuracy, val_loss, val_accuracy, seconds, state, place)
                    using (study, number, attempt)
                where t.state = 'running' order by t.id for update of t
            ), added as (
                insert into epochs (trial, {PostgresRows.Epoch})
                select id, {PostgresRows.Epoch} from held
                on conflict do nothing returning *
            ), summed as (
                update trials t set
                    epochs = t.epochs + 1,
                    seconds = t.seconds + added.seconds,
                    died_on = null,
                    (last_epoch, last_train_loss, last_train_accuracy, last_val_loss, last_val_accuracy, last_seconds) = (
                        select l.* from (values
                            (added.epoch, added.train_loss, added.train_accuracy, added.val_loss, added.val_accuracy, added.seconds),
                            (t.last_epoch, t.last_train_loss, t.last_train_accuracy, t.last_val_loss, t.last_val_accuracy, t.last_seconds)) l
                        order by 1 desc nulls last limit 1)
                from added where t.id = added.trial
            ), kept as (
                insert into checkpoints (trial, epoch, state) select id, epoch, state from held where state is not null
                on conflict (trial) do update set epoch = excluded.epoch, state = excluded.state where excluded.epoch >= checkpoints.epoch
            )
            select place from held
            """,
            [
                .. Leases(writes, w => w.Lease),
                Column(writes, w => w.Metrics.Epoch),
                Column(writes, w => w.Metrics.TrainLoss),
                Column(writes, w => w.Metrics.TrainAccuracy),
                Column(writes, w => w.Metrics.ValLoss),
                Column(writes, w => w.Metrics.ValAccuracy),
                Column(writes, w => w.Metrics.Seconds),
                BytesColumn(writes, w => w.Checkpoint),
            ]);
    }

    /// <summary>
    /// Ends the attempts that hold, then answers for all that have ended like this, now or before: whoever asks again
    /// never heard the first answer.
    /// </summary>
    /// <remarks>
    /// The answer looks attempts up one by one: joined, they may be taken by number and outcome first, which nearly all share.
    /// </remarks>
    private static IEnumerable<NpgsqlBatchCommand> EndCommands(IReadOnlyList<(Lease Lease, TrialState To, AttemptEnd End, DateTimeOffset Now)> writes)
    {
        yield return Command(
            """
            with held as (
                select t.id, w.* from trials t
                    join unnest($1::text[], $2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::timestamptz[])
                    w (study, number, attempt, state, outcome, error, final, now) using (study, number, attempt)
                where t.state = 'running' order by t.id for update of t
            ), closed as (
                update attempts a set ended_at = greatest(held.now, a.started_at), outcome = held.outcome, error = held.error
                from held where a.trial = held.id and a.attempt = held.attempt
            )
            update trials t set
                state = held.state,
                failures = t.failures + (held.outcome = 'failed')::int,
                error = case when held.outcome in ('failed', 'lost') then held.error else t.error end,
                finished_at = case when held.final then greatest(held.now, t.started_at) end
            from held where t.id = held.id
            """,
            [
                .. Leases(writes, w => w.Lease),
                TextColumn(writes, w => EnumName.Of(w.To)),
                TextColumn(writes, w => EnumName.Of(w.End.Outcome)),
                TextColumn(writes, w => w.End.Error),
                Column(writes, w => w.To.IsFinal()),
                TimeColumn(writes, w => w.Now),
            ]);
        yield return Command(
            $"""
            select w.place, {PostgresRows.Trial}
            from unnest($1::text[], $2::int[], $3::int[], $4::text[]) with ordinality w (study, number, attempt, outcome, place)
                join trials t using (study, number, attempt)
            where (select a.outcome from attempts a where a.trial = t.id and a.attempt = w.attempt) = w.outcome
            """,
            [.. Leases(writes, w => w.Lease), TextColumn(writes, w => EnumName.Of(w.End.Outcome))]);
    }

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
