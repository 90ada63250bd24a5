using System.Text.Json;
using Microsoft.Data.Sqlite;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Storage;

/// <summary>What trials of one fingerprint have from each other.</summary>
public sealed partial class SqliteStore
{
    private const string Engines = "(select value from json_each(@engines))";

    /// <summary>A twin of the row of <c>trials</c> whose results may be taken over: one that trained them itself.</summary>
    private const string CompletedTwin = $"""
        select twin.id from trials twin
        where twin.fingerprint = trials.fingerprint and twin.study <> trials.study
            and +twin.state = 'completed' and twin.checkpoint_of is null and twin.engine in {Engines}
        """;

    /// <summary>
    /// A twin of the row of <c>trials</c> that is being trained; which engine does is not known at first. The cross join
    /// keeps SQLite from beginning with the studies.
    /// </summary>
    private const string RunningTwin = $"""
        select twin.study from trials twin cross join studies on studies.id = twin.study
        where twin.fingerprint = trials.fingerprint and twin.study <> trials.study
            and +twin.state = 'running' and studies.state = 'running' and (twin.engine is null or twin.engine in {Engines})
        """;

    private const string Reused = "trials.id in (select value from json_each(@reused))";

    /// <summary>Of a deleted study's trials those whose checkpoint lives on, with the trial whose it becomes.</summary>
    private const string Heirs = """
        select owner.id as owner, min(heir.id) as heir from trials owner join trials heir on heir.checkpoint_of = owner.id
        where owner.study = @study group by owner.id
        """;

    public Task<IReadOnlyList<TrialRow>> ReuseTrials(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines, DateTimeOffset now) =>
        Change(session =>
        {
            var taken = session.Query(
                $"""
                update trials set
                    (state, facts, steps, seconds, last_step, last_values, last_seconds, engine, reused_from, checkpoint_of) =
                    (select state, facts, steps, seconds, last_step, last_values, last_seconds, engine, coalesce(reused_from, study || '/' || number), id
                        from trials source where source.id = ({CompletedTwin} order by twin.id limit 1)),
                    died_on = null,
                    error = null,
                    started_at = coalesce(started_at, @now),
                    finished_at = max(@now, coalesce(started_at, @now))
                where {Queued} and exists ({CompletedTwin})
                returning id
                """,
                row => row.GetInt64(0),
                ("@study", study), ("@numbers", JsonSerializer.Serialize(numbers)), ("@engines", JsonSerializer.Serialize(engines)), ("@now", now.ToColumn()));
            if (taken.Count == 0)
                return [];

            // What the trial itself had trained before may be another engine's.
            var reused = JsonSerializer.Serialize(taken);
            foreach (var copy in (string[])
            [
                $"""
                insert into steps (trial, {Rows.Step})
                select trials.id, step, metrics, s.seconds from trials join steps s on s.trial = checkpoint_of where {Reused}
                on conflict do update set (metrics, seconds) = (excluded.metrics, excluded.seconds)
                """,
                $"""
                insert into models (trial, summary) select trials.id, summary from trials join models on models.trial = checkpoint_of where {Reused}
                on conflict do update set summary = excluded.summary
                """,
                "delete from checkpoints where trial in (select value from json_each(@reused))",
            ])
            {
                session.Execute(copy, ("@reused", reused));
            }

            return session.Query($"select {Rows.Trial} from trials where {Reused}", Rows.ReadTrial, ("@reused", reused));
        });

    public async Task<IReadOnlyList<RunningTwin>> GetRunningTwins(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines) =>
        await readers.Read(session => session.Query(
            $"select number, twins from (select number, ({RunningTwin} limit 1) as twins from trials where {Queued}) where twins is not null order by number",
            row => new RunningTwin(row.GetInt32(0), row.GetString(1)),
            ("@study", study), ("@numbers", JsonSerializer.Serialize(numbers)), ("@engines", JsonSerializer.Serialize(engines))));

    public Task<IReadOnlyList<Inheritance>> Withdraw(string study) => writer.Write<IReadOnlyList<Inheritance>>(session =>
    {
        session.Execute("update trials set engine = null where study = @study and engine is not null", ("@study", study));
        return session.Query(
            $"""
            select owner.study, owner.number, heir.study, heir.number
            from ({Heirs}) heirs join trials owner on owner.id = heirs.owner join trials heir on heir.id = heirs.heir
            order by owner.number
            """,
            row => new Inheritance(IdAt(row, 0), IdAt(row, 2)), ("@study", study));
    });

    public async Task<TrialId?> GetCheckpointOwner(TrialId trial) => (await readers.Read(session => session.Query(
        "select study, number from trials where id = (select coalesce(checkpoint_of, id) from trials where study = @study and number = @number)",
        row => IdAt(row, 0), ("@study", trial.Study), ("@number", trial.Number)))) is [var owner] ? owner : null;

    /// <summary>Gives what outlives the study to its heirs: the checkpoint to the first, which the others then refer to.</summary>
    private static void Bequeath(SqliteSession session, string study)
    {
        session.Execute($"update checkpoints set trial = heirs.heir from ({Heirs}) heirs where trial = heirs.owner", ("@study", study));
        session.Execute(
            $"update trials set checkpoint_of = nullif(heirs.heir, id) from ({Heirs}) heirs where checkpoint_of = heirs.owner", ("@study", study));
    }

    private static TrialId IdAt(SqliteDataReader row, int column) => new(row.GetString(column), row.GetInt32(column + 1));
}
