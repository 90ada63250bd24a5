using Npgsql;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Postgres;
using static Sweep.Grains.Storage.Postgres.Values;

namespace Sweep.Grains.Storage;

/// <summary>What the coordinator does to trials.</summary>
public sealed partial class PostgresStore
{
    public async Task AddTrials(string study, IReadOnlyList<TrialRow> trials, IReadOnlyList<UInt128>? fingerprints = null)
    {
        try
        {
            await Write(
                """
                with added as (
                    insert into trials (study, number, hyperparameters, seed_number, sweeps, fingerprint)
                    select $1, * from unnest($2::int[], $3::text[], $4::int[], $5::bigint[], $6::bytea[])
                    on conflict (study, number) do update set sweeps = trials.sweeps | excluded.sweeps
                    returning 1
                )
                select count(*) from added
                """,
                row => row.GetInt64(0),
                Of(study),
                Column(trials, trial => trial.Id.Number),
                TextColumn(trials, trial => SpecJson.Write(trial.Hyperparameters)),
                Column(trials, trial => trial.SeedNumber),
                Column(trials, trial => trial.Sweeps),
                BytesColumn([.. trials.Index()], trial => fingerprints is null ? null : Bytes(fingerprints[trial.Index])));
        }
        catch (StoreException e) when (e.Cause is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            throw new StoreException($"There is no study {study} to add trials to; it may have been deleted.", e);
        }
    }

    public Task<IReadOnlyList<TrialRow>> LeaseTrials(
        string study, IReadOnlyList<int> numbers, string node, DateTimeOffset now, IReadOnlyList<string>? engines = null)
    {
        // Whoever shares nothing asks nothing of other studies, and pays nothing for them.
        NpgsqlParameter[] own = [Of(study), Column(numbers, n => n), Of(node), Of((DateTimeOffset?)now)];
        return engines is null
            ? Change(LeaseSql(""), own)
            : Change([LeasesInTurn], LeaseSql($"and not exists ({CompletedTwin("$5")}) and not exists ({RunningTwin("$5")})"), [.. own, TextColumn(engines, engine => engine)]);
    }

    /// <param name="unless">What else of <c>trials t</c> must hold.</param>
    private static string LeaseSql(string unless) => $"""
        with wanted as (
            select q.* from {Numbers("$2")} cross join lateral (
                select t.id, t.attempt from trials t where t.study = $1 and t.number = n.number and t.state = 'queued' {unless} for update) q
        ), begun as (
            insert into attempts (trial, attempt, node, started_at) select id, attempt + 1, $3, $4 from wanted
        )
        update trials t set state = 'running', attempt = t.attempt + 1, node = $3, started_at = coalesce(t.started_at, $4)
        from wanted where t.id = wanted.id
        returning {PostgresRows.Trial}
        """;

    public Task<IReadOnlyList<TrialRow>> RequeueLost(string study, IReadOnlyList<Lease> leases, DateTimeOffset now, bool died = false)
    {
        List<Lease> ours = [.. leases.Where(lease => lease.Trial.Study == study)];
        return Change(
            $"""
            with lost as (
                select r.* from (select * from unnest($2::int[], $3::int[]) l (number, attempt) order by number) l cross join lateral (
                    select t.id, t.attempt from trials t
                    where t.study = $1 and t.number = l.number and t.attempt = l.attempt and t.state = 'running' for update) r
            ), closed as (
                update attempts a set ended_at = greatest($4, a.started_at), outcome = 'lost' from lost where a.trial = lost.id and a.attempt = lost.attempt
            )
            update trials t set state = 'queued', died_on = case when $5 then concat_ws(', ', t.died_on, t.node) else t.died_on end
            from lost where t.id = lost.id
            returning {PostgresRows.Trial}
            """,
            Of(study), Column(ours, l => l.Trial.Number), Column(ours, l => l.Attempt), Of((DateTimeOffset?)now), Of(died));
    }

    public Task<IReadOnlyList<TrialRow>> MoveTrials(
        string study, IReadOnlyList<TrialState> from, TrialState to, DateTimeOffset now, int after = 0, int upTo = int.MaxValue)
    {
        if (to is TrialState.Running)
            throw new ArgumentOutOfRangeException(nameof(to), to, "A trial runs only when it is leased.");
        return Change(
            $"""
            with affected as (
                select id, attempt, state from trials
                where study = $1 and number > $5 and number <= $6 and state = any($2) and state <> $3 order by number for update
            ), closed as (
                update attempts a set ended_at = greatest($4, a.started_at), outcome = case $3 when 'queued' then 'paused' else $3 end
                from affected where affected.state = 'running' and a.trial = affected.id and a.attempt = affected.attempt
            )
            update trials t set
                state = $3,
                failures = case $3 when 'queued' then 0 else t.failures end,
                error = case $3 when 'queued' then null else t.error end,
                died_on = case $3 when 'queued' then null else t.died_on end,
                finished_at = case $3 when 'queued' then null else greatest($4, t.started_at) end
            from affected where t.id = affected.id
            returning {PostgresRows.Trial}
            """,
            Of(study), TextColumn(from, EnumName.Of), Of(EnumName.Of(to)), Of((DateTimeOffset?)now), Of(after), Of(upTo));
    }

    public Task<IReadOnlyList<TrialRow>> CancelQueued(string study, IReadOnlyList<int> numbers) => Change(
        $"""
        with unwanted as (
            select q.id from {Numbers("$2")} cross join lateral (
                select t.id from trials t where t.study = $1 and t.number = n.number and t.state = 'queued' for update) q
        )
        update trials t set state = 'cancelled' from unwanted where t.id = unwanted.id
        returning {PostgresRows.Trial}
        """,
        Of(study), Column(numbers, n => n));

    /// <summary>
    /// The numbers of an array in their order, in which trials are locked. Each trial is then looked up by itself (lateral): where
    /// the server has not counted a growing table's rows of late, it would rather read all of a study's trials to find a hundred.
    /// </summary>
    private static string Numbers(string array) => $"(select number from unnest({array}::int[]) n (number) order by number) n";

    /// <summary>The rows a write changed, in order of number: PostgreSQL gives them in any.</summary>
    private Task<IReadOnlyList<TrialRow>> Change(string sql, params NpgsqlParameter[] parameters) => Change([], sql, parameters);

    private async Task<IReadOnlyList<TrialRow>> Change(IReadOnlyList<Preparation> before, string sql, params NpgsqlParameter[] parameters)
    {
        var rows = await Write(before, sql, PostgresRows.ReadTrial, parameters);
        rows.Sort((a, b) => a.Id.Number.CompareTo(b.Id.Number));
        return rows;
    }
}
