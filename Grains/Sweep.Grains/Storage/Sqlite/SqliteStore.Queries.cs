using System.Text.Json;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Storage;

/// <summary>What is only read.</summary>
public sealed partial class SqliteStore
{
    /// <summary>The trial's key in the other tables.</summary>
    private const string Key = "(select id from trials where study = @study and number = @number)";

    public async Task<IReadOnlyList<TrialRow>> GetTrials(string study, int after, int limit) => await readers.Read(session => session.Query(
        $"select {Rows.Trial} from trials where study = @study and number > @after order by number limit @limit",
        Rows.ReadTrial, ("@study", study), ("@after", after), ("@limit", limit)));

    public async Task<IReadOnlyList<TrialRow>> GetTrials(string study, IReadOnlyList<int> numbers) => await readers.Read(session => session.Query(
        $"select {Rows.Trial} from trials where study = @study and number in (select value from json_each(@numbers)) order by number",
        Rows.ReadTrial, ("@study", study), ("@numbers", JsonSerializer.Serialize(numbers))));

    public async Task<IReadOnlyList<TrialStanding>> GetStandings(string study, int after, int limit) => await readers.Read(session => session.Query(
        $"select {Rows.Standing} from trials where study = @study and number > @after order by number limit @limit",
        Rows.ReadStanding, ("@study", study), ("@after", after), ("@limit", limit)));

    public Task<TrialRow?> GetTrial(TrialId trial) => readers.Read(session => session.Find(
        $"select {Rows.Trial} from trials where study = @study and number = @number", Rows.ReadTrial, Of(trial)));

    public async Task<TrialCounts> CountTrials(string study)
    {
        var counts = await readers.Read(session => session.Query(
            "select state, count(*) from trials where study = @study group by state",
            row => (State: EnumName.Parse<TrialState>(row.GetString(0)), Count: row.GetInt32(1)),
            ("@study", study)).ToDictionary(c => c.State, c => c.Count));
        return new TrialCounts(
            Queued: counts.GetValueOrDefault(TrialState.Queued),
            Running: counts.GetValueOrDefault(TrialState.Running),
            Completed: counts.GetValueOrDefault(TrialState.Completed),
            Stopped: counts.GetValueOrDefault(TrialState.Stopped),
            Failed: counts.GetValueOrDefault(TrialState.Failed),
            Cancelled: counts.GetValueOrDefault(TrialState.Cancelled));
    }

    public async Task<IReadOnlyList<AttemptRow>> GetAttempts(TrialId trial) => await readers.Read(session => session.Query(
        $"select {Rows.Attempt} from attempts where trial = {Key} order by attempt", Rows.ReadAttempt, Of(trial)));

    public Task<ModelSummary?> GetModel(TrialId trial) => readers.Read(session => session.Find(
        $"select summary from models where trial = {Key}", row => SpecJson.ReadModel(row.GetString(0)), Of(trial)));

    public async Task<IReadOnlyList<Step>> GetEpochs(TrialId trial) => await readers.Read(session => session.Query(
        $"select {Rows.Step} from steps where trial = {Key} order by step", Rows.ReadStep, Of(trial)));

    public async Task<IReadOnlyList<TrialEpoch>> GetEpochs(string study, int trial, int epoch, int limit) => await readers.Read(session => session.Query(
        """
        select t.number, s.step, s.metrics, s.seconds
        from trials t join steps s on s.trial = t.id
        where t.study = @study and t.number >= @trial and (t.number > @trial or s.step > @step)
        order by t.number, s.step limit @limit
        """,
        Rows.ReadTrialEpoch, ("@study", study), ("@trial", trial), ("@step", epoch), ("@limit", limit)));

    public Task<byte[]?> GetCheckpoint(TrialId trial) => readers.Read(session => session.Find(
        "select state from checkpoints where trial = (select coalesce(checkpoint_of, id) from trials where study = @study and number = @number)", row => row.GetFieldValue<byte[]>(0), Of(trial)));

    private static (string Name, object? Value)[] Of(TrialId trial) => [("@study", trial.Study), ("@number", trial.Number)];
}
