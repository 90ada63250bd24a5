using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Storage;

/// <summary>What an attempt stores. Each statement asks by itself whether the attempt still holds its trial.</summary>
public sealed partial class SqliteStore
{
    private const string Held = "study = @study and number = @number and attempt = @attempt and state = 'running'";

    public Task<bool> SetModel(Lease lease, ModelSummary model, string? engine = null) => writer.Write(session =>
    {
        session.Execute(
            $"""
            insert into models (trial, summary) select id, @summary from trials where {Held}
            on conflict do update set summary = excluded.summary
            """,
            [.. Of(lease), ("@summary", SpecJson.Write(model))]);
        return session.Execute(
            $"update trials set facts = json_patch(coalesce(facts, json_object()), @facts), engine = iif(steps = 0 or engine is @engine, @engine, '{EngineName.Mixed}') where {Held}",
            [.. Of(lease), ("@facts", SpecJson.Write(TrialFacts.Of((FactNames.Parameters, model.Parameters)))), ("@engine", engine)]) == 1;
    });

    public Task<bool> AppendEpoch(Lease lease, Step metrics, byte[]? checkpoint) => writer.Write(session =>
    {
        if (InsertEpoch(session, lease, metrics))
            SumUp(session, lease, metrics);
        else if (!Holds(session, lease))
            return false;
        if (checkpoint is not null)
            ReplaceCheckpoint(session, lease, metrics.Number, checkpoint);
        return true;
    });

    public Task<TrialRow?> EndAttempt(Lease lease, TrialState to, AttemptEnd end, DateTimeOffset now) => writer.Write(session =>
    {
        var outcome = EnumName.Of(end.Outcome);
        var row = session.Find(
            $"""
            update trials set
                state = @to,
                failures = failures + (@outcome = 'failed'),
                error = iif(@outcome in ('failed', 'lost'), @error, error),
                finished_at = max(@finished_at, started_at),
                facts = iif(@facts is null, facts, json_patch(coalesce(facts, json_object()), @facts))
            where {Held} returning {Rows.Trial}
            """,
            Rows.ReadTrial,
            [.. Of(lease), ("@to", EnumName.Of(to)), ("@outcome", outcome), ("@error", end.Error), ("@finished_at", to.IsFinal() ? now.ToColumn() : null), ("@facts", end.Facts.Values.IsEmpty ? null : SpecJson.Write(end.Facts))]);
        if (row is null)
            return EndedBefore(session, lease, outcome);
        CloseAttempt(session, lease, outcome, end.Error, now);
        return row;
    });

    private static bool InsertEpoch(SqliteSession session, Lease lease, Step metrics) => session.Execute(
        $"""
        insert into steps (trial, {Rows.Step}) select id, @step, @metrics, @seconds from trials where {Held}
        on conflict do nothing
        """,
        [
            .. Of(lease),
            ("@step", metrics.Number),
            ("@metrics", metrics.Values.AsSpan().ToColumn()),
            ("@seconds", metrics.Seconds.ToColumn()),
        ]) == 1;

    private static void SumUp(SqliteSession session, Lease lease, Step metrics) => session.Execute(
        $"""
        update trials set
            steps = steps + 1,
            seconds = seconds + @seconds,
            died_on = null,
            (last_step, last_values, last_seconds) = (select {Rows.Step} from steps where trial = trials.id order by step desc limit 1)
        where {Held}
        """,
        [.. Of(lease), ("@seconds", metrics.Seconds.ToColumn())]);

    /// <summary>A report that comes twice must not set the trial back.</summary>
    private static void ReplaceCheckpoint(SqliteSession session, Lease lease, int step, byte[] checkpoint) => session.Execute(
        $"""
        insert into checkpoints (trial, step, state) select id, @step, @checkpoint from trials where {Held}
        on conflict do update set step = excluded.step, state = excluded.state where excluded.step >= checkpoints.step
        """,
        [.. Of(lease), ("@step", step), ("@checkpoint", checkpoint)]);

    /// <summary>
    /// The row of an attempt that has ended like this already: whoever asks again never heard the first answer.
    /// </summary>
    private static TrialRow? EndedBefore(SqliteSession session, Lease lease, string outcome) => session.Find(
        $"""
        select {Rows.Trial} from trials where study = @study and number = @number and attempt = @attempt
            and exists (select 1 from attempts a where a.trial = trials.id and a.attempt = @attempt and a.outcome = @outcome)
        """,
        Rows.ReadTrial, [.. Of(lease), ("@outcome", outcome)]);

    private static void CloseAttempt(SqliteSession session, Lease lease, string outcome, string? error, DateTimeOffset now) => session.Execute(
        """
        update attempts set ended_at = max(@now, started_at), outcome = @outcome, error = @error
        where trial = (select id from trials where study = @study and number = @number) and attempt = @attempt
        """,
        [.. Of(lease), ("@now", now.ToColumn()), ("@outcome", outcome), ("@error", error)]);

    private static bool Holds(SqliteSession session, Lease lease) =>
        session.Query($"select 1 from trials where {Held}", row => row.GetInt32(0), Of(lease)).Count == 1;

    private static (string Name, object? Value)[] Of(Lease lease) =>
        [("@study", lease.Trial.Study), ("@number", lease.Trial.Number), ("@attempt", lease.Attempt)];
}
