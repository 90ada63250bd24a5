using Npgsql;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Postgres;
using static Sweep.Grains.Storage.Postgres.Values;

namespace Sweep.Grains.Storage;

/// <summary>What is only read.</summary>
public sealed partial class PostgresStore
{
    /// <summary>The trial's key in the other tables.</summary>
    private const string Key = "(select id from trials where study = $1 and number = $2)";

    public async Task<IReadOnlyList<TrialRow>> GetTrials(string study, int after, int limit) => await database.Query(
        $"select {PostgresRows.Trial} from trials t where study = $1 and number > $2 order by number limit $3",
        PostgresRows.ReadTrial, Of(study), Of(after), Of(limit));

    public async Task<IReadOnlyList<TrialRow>> GetTrials(string study, IReadOnlyList<int> numbers) => await database.Query(
        $"select {PostgresRows.Trial} from trials t where study = $1 and number = any($2) order by number",
        PostgresRows.ReadTrial, Of(study), Column(numbers, n => n));

    public async Task<IReadOnlyList<TrialStanding>> GetStandings(string study, int after, int limit) => await database.Query(
        $"select {PostgresRows.Standing} from trials t where study = $1 and number > $2 order by number limit $3",
        PostgresRows.ReadStanding, Of(study), Of(after), Of(limit));

    public Task<TrialRow?> GetTrial(TrialId trial) => database.Find(
        $"select {PostgresRows.Trial} from trials t where study = $1 and number = $2", PostgresRows.ReadTrial, KeyOf(trial));

    public async Task<TrialCounts> CountTrials(string study)
    {
        var counts = (await database.Query(
            "select state, count(*)::int from trials where study = $1 group by state",
            row => (State: EnumName.Parse<TrialState>(row.GetString(0)), Count: row.GetInt32(1)), Of(study))).ToDictionary(c => c.State, c => c.Count);
        return new TrialCounts(
            Queued: counts.GetValueOrDefault(TrialState.Queued),
            Running: counts.GetValueOrDefault(TrialState.Running),
            Completed: counts.GetValueOrDefault(TrialState.Completed),
            Stopped: counts.GetValueOrDefault(TrialState.Stopped),
            Failed: counts.GetValueOrDefault(TrialState.Failed),
            Cancelled: counts.GetValueOrDefault(TrialState.Cancelled));
    }

    public async Task<IReadOnlyList<AttemptRow>> GetAttempts(TrialId trial) => await database.Query(
        $"select {PostgresRows.Attempt} from attempts where trial = {Key} order by attempt", PostgresRows.ReadAttempt, KeyOf(trial));

    public Task<ModelSummary?> GetModel(TrialId trial) => database.Find(
        $"select summary from models where trial = {Key}", row => SpecJson.ReadModel(row.GetString(0)), KeyOf(trial));

    public async Task<IReadOnlyList<Step>> GetEpochs(TrialId trial) => await database.Query(
        $"select {PostgresRows.Step} from steps where trial = {Key} order by step", PostgresRows.ReadStep, KeyOf(trial));

    public async Task<IReadOnlyList<TrialEpoch>> GetEpochs(string study, int trial, int epoch, int limit) => await database.Query(
        """
        select t.number, s.step, s.metrics, s.seconds
        from trials t join steps s on s.trial = t.id
        where t.study = $1 and t.number >= $2 and (t.number > $2 or s.step > $3)
        order by t.number, s.step limit $4
        """,
        PostgresRows.ReadTrialEpoch, Of(study), Of(trial), Of(epoch), Of(limit));

    public Task<byte[]?> GetCheckpoint(TrialId trial) => database.Find(
        "select state from checkpoints where trial = (select coalesce(checkpoint_of, id) from trials where study = $1 and number = $2)", row => row.GetFieldValue<byte[]>(0), KeyOf(trial));

    private static NpgsqlParameter[] KeyOf(TrialId trial) => [Of(trial.Study), Of(trial.Number)];
}
