using Npgsql;
using Sweep.Contracts.Results;
using Sweep.Grains.Storage.Postgres;
using static Sweep.Grains.Storage.Postgres.Values;

namespace Sweep.Grains.Storage;

/// <summary>What trials of one fingerprint have from each other.</summary>
public sealed partial class PostgresStore
{
    /// <summary>"SWEQ": held from before a lease looks for twins that run until it is committed.</summary>
    private const long LeaseLock = 0x53574551;

    /// <summary>
    /// Has all that follows wait for what study is deleted at the same time, and the deletion for trials that are just
    /// taking over a result: both lock the row.
    /// </summary>
    private const string WithdrawSql = "update trials set engine = null where study = $1 and engine is not null";

    /// <summary>Of a deleted study's trials those whose checkpoint lives on, with the trial whose it becomes.</summary>
    private const string Heirs = """
        select owner.id as owner, min(heir.id) as heir from trials owner join trials heir on heir.checkpoint_of = owner.id
        where owner.study = $1 group by owner.id
        """;

    /// <summary>Gives what outlives the study to its heirs: the checkpoint to the first, which the others then refer to.</summary>
    private const string BequeathSql = $"""
        with heirs as ({Heirs}),
        moved as (update checkpoints c set trial = heirs.heir from heirs where c.trial = heirs.owner)
        update trials t set checkpoint_of = nullif(heirs.heir, t.id) from heirs where t.checkpoint_of = heirs.owner
        """;

    /// <summary>Two studies that lease twins at the same moment would not see each other's.</summary>
    private static readonly Preparation LeasesInTurn = new($"do $$ begin perform pg_advisory_xact_lock({LeaseLock}); end $$");

    public Task<IReadOnlyList<TrialRow>> ReuseTrials(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines, DateTimeOffset now) => Change(
        $"""
        with waiting as (
            select q.* from {Numbers("$2")} cross join lateral (
                select t.id, ({CompletedTwin("$3")} order by twin.id limit 1) as twin from trials t
                where t.study = $1 and t.number = n.number and t.state = 'queued' for update of t) q
        ), source as (
            select waiting.id as reuser, s.* from waiting join trials s on s.id = waiting.twin
            where s.state = 'completed' and s.checkpoint_of is null and s.engine = any($3) order by s.id for share of s
        ), copied as (
            insert into steps (trial, {PostgresRows.Step})
            select source.reuser, s.step, s.metrics, s.seconds from source join steps s on s.trial = source.id
            on conflict (trial, step) do update set (metrics, seconds) = (excluded.metrics, excluded.seconds)
        ), described as (
            insert into models (trial, summary) select source.reuser, m.summary from source join models m on m.trial = source.id
            on conflict (trial) do update set summary = excluded.summary
        ), dropped as (
            delete from checkpoints c using source where c.trial = source.reuser
        )
        update trials t set
            state = source.state,
            facts = source.facts,
            steps = source.steps,
            seconds = source.seconds,
            last_step = source.last_step,
            last_values = source.last_values,
            last_seconds = source.last_seconds,
            engine = source.engine,
            reused_from = coalesce(source.reused_from, source.study || '/' || source.number),
            checkpoint_of = source.id,
            died_on = null,
            error = null,
            started_at = coalesce(t.started_at, $4),
            finished_at = greatest($4, t.started_at)
        from source where t.id = source.reuser
        returning {PostgresRows.Trial}
        """,
        Of(study), Column(numbers, n => n), TextColumn(engines, engine => engine), Of((DateTimeOffset?)now));

    public async Task<IReadOnlyList<RunningTwin>> GetRunningTwins(string study, IReadOnlyList<int> numbers, IReadOnlyList<string> engines) => await database.Query(
        $"""
        select number, study from (
            select t.number, ({RunningTwin("$3")} limit 1) as study
            from {Numbers("$2")} join trials t on t.study = $1 and t.number = n.number and t.state = 'queued') w
        where study is not null order by number
        """,
        row => new RunningTwin(row.GetInt32(0), row.GetString(1)), Of(study), Column(numbers, n => n), TextColumn(engines, engine => engine));

    public async Task<IReadOnlyList<Inheritance>> Withdraw(string study) => await Write(
        [new Preparation(WithdrawSql, Of(study))],
        $"""
        select owner.study, owner.number, heir.study, heir.number
        from ({Heirs}) heirs join trials owner on owner.id = heirs.owner join trials heir on heir.id = heirs.heir
        order by owner.number
        """,
        row => new Inheritance(IdAt(row, 0), IdAt(row, 2)), Of(study));

    public async Task<TrialId?> GetCheckpointOwner(TrialId trial) => (await database.Query(
        "select study, number from trials where id = (select coalesce(checkpoint_of, id) from trials where study = $1 and number = $2)",
        row => IdAt(row, 0), KeyOf(trial))) is [var owner] ? owner : null;

    /// <summary>A twin of <c>trials t</c> whose results may be taken over: one that trained them itself.</summary>
    private static string CompletedTwin(string engines) => $"""
        select twin.id from trials twin
        where twin.fingerprint = t.fingerprint and twin.study <> t.study
            and twin.state = 'completed' and twin.checkpoint_of is null and twin.engine = any({engines})
        """;

    /// <summary>A twin of <c>trials t</c> that is being trained; which engine does is not known at first.</summary>
    private static string RunningTwin(string engines) => $"""
        select twin.study from trials twin join studies on studies.id = twin.study
        where twin.fingerprint = t.fingerprint and twin.study <> t.study
            and twin.state = 'running' and studies.state = 'running' and (twin.engine is null or twin.engine = any({engines}))
        """;

    private static TrialId IdAt(NpgsqlDataReader row, int column) => new(row.GetString(column), row.GetInt32(column + 1));
}
